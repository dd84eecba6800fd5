import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isRecord } from '../platform/http/decoding/index.ts';

/** The note in a data folder of the last backup that was made of it. */
export const LAST_BACKUP = 'last-backup.json';

/** When the last backup of the embedded database was made; null when none is known. */
export async function lastBackupAt(dataDir: string): Promise<Date | null> {
  try {
    const note: unknown = JSON.parse(await readFile(join(dataDir, LAST_BACKUP), 'utf8'));
    const at = new Date(isRecord(note) ? String(note['at']) : '');
    return Number.isNaN(at.getTime()) ? null : at;
  } catch {
    // Nobody is worse off without it.
    return null;
  }
}
