import { codeOf } from '../platform/db/embedded/index.ts';

/** A backup or restore that could not be done. The message is one for people: what, and the way out. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** What the system says when a disk, a quota or a limit is exhausted, in words; other errors stay as they are. */
export function explainNoRoom(error: unknown, folder: string): unknown {
  if (!['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(error))) return error;
  return new BackupError(
    `There is no room left in ${folder}. Free some, or choose another disk; nothing was left there.`,
  );
}
