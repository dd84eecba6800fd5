export { BackupError } from './errors.ts';
export { lastBackupAt } from './last-backup.ts';
export { type BackupMade, makeBackup } from './make.ts';
