/** PostgreSQL of ours could not be prepared, started or stopped. The message is one for people: what, and the way out. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** The system's or PostgreSQL's code of an error (`ENOENT`, `57P03`), or an empty text. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** What to do without a file or folder that is not there; every other error is thrown. */
export function ignoreMissing<T>(error: unknown, instead: T): T {
  if (codeOf(error) === 'ENOENT') return instead;
  throw error;
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const WAYS_OUT: readonly (readonly [RegExp, string])[] = [
  [
    /ENOSPC|EDQUOT|No space left|quota exceeded|free disk space/i,
    'Free some disk space, or point ARASTA_DATA_DIR to a larger disk.',
  ],
  [/EROFS|Read-only file system/i, 'Point ARASTA_DATA_DIR to a folder that can be written.'],
  [
    /EACCES|EPERM|Permission denied|Operation not permitted/i,
    'Point ARASTA_DATA_DIR to a folder of your own, or set DATABASE_URL to use another PostgreSQL.',
  ],
  [
    /could not (create|resize) shared memory|Cannot allocate memory|ENOMEM/i,
    'Free some memory, or set DATABASE_URL to use another PostgreSQL.',
  ],
  [/error while loading shared libraries|GLIBC|ENOENT.*postgres/i, 'Set DATABASE_URL to use another PostgreSQL.'],
];

/** The advice that fits a failure's text. */
export function wayOut(text: string, otherwise: string): string {
  return WAYS_OUT.find(([pattern]) => pattern.test(text))?.[1] ?? otherwise;
}
