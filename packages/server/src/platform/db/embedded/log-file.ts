import { open, readFile, rename, stat } from 'node:fs/promises';
import { wayOut } from './errors.ts';

const ROTATE_ABOVE_BYTES = 8 * 1024 * 1024;

/** Puts a log that grew large aside as `<path>.1`. @returns how long the log is now, in bytes. */
export async function rotateLog(path: string): Promise<number> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size <= ROTATE_ABOVE_BYTES) return size;
  await rename(path, `${path}.1`);
  return 0;
}

/** Opens the log for appending. */
export function openLog(path: string): ReturnType<typeof open> {
  return open(path, 'a', 0o600);
}

/** What was written to the log since it had the given length, in bytes. */
export async function readLogSince(path: string, length: number): Promise<string> {
  return (await readFile(path).catch(() => Buffer.alloc(0))).subarray(length).toString('utf8');
}

/**
 * The lines of PostgreSQL's output that say why it failed, and the way out; the log, if there is one, when nothing
 * fits better.
 */
export function explain(output: string, logFile: string | null): string {
  const otherwise = logFile === null ? 'Or set DATABASE_URL to use another PostgreSQL.' : `See ${logFile}.`;
  const reason = reasonIn(output).replace(/\.$/, '');
  return `${reason === '' ? 'it gave no reason' : reason}. ${wayOut(output, otherwise)}`;
}

// The first failure is the cause, later ones are its consequences.
function reasonIn(output: string): string {
  const lines = output.split('\n').map(withoutPrefix).filter(Boolean);
  const telling = lines.filter((line) => /^(?:\S+: )?(FATAL|PANIC|ERROR|HINT|DETAIL|error|fatal):/i.test(line));
  return (telling.length > 0 ? telling.slice(0, 3) : lines.slice(-3)).join(' ');
}

// "2026-01-31 12:00:00.000 UTC [123] FATAL:  …"
function withoutPrefix(line: string): string {
  return line
    .replace(/^\d{4}-\d\d-\d\d \S+ \S+ \[\d+\] /, '')
    .replace(/\s+/g, ' ')
    .trim();
}
