export { lastBackupAt } from './last-backup.ts';
export { type BackupMade, makeBackup } from './make.ts';
export { checkBackup, restoreBackup } from './restore.ts';
export type { Restored } from './restore.types.ts';
