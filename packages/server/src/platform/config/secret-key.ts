import { chown, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '../random/index.ts';
import { ALPHANUMERIC } from '../random/index.ts';

/**
 * The secret key of a development server: made once and kept in the data folder (mode 0600), so that sessions
 * survive a restart. Two processes starting at once agree on the same key.
 */
export async function developmentSecretKey(dataDir: string, random: Random): Promise<string> {
  const file = join(dataDir, 'secret-key');
  const draft = `${file}.${random.text(8, ALPHANUMERIC)}`;
  await mkdir(dataDir, { recursive: true });
  await writeFile(draft, random.text(64, ALPHANUMERIC), { mode: 0o600 });
  // What root begins in somebody's checkout, its owner must be able to go on with.
  if (process.getuid?.() === 0) {
    const { uid, gid } = await stat(dataDir);
    await chown(draft, uid, gid);
  }
  try {
    // Unlike a write, a link appears whole or not at all, and only once.
    await link(draft, file);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    await rm(draft);
  }
  return readFile(file, 'utf8');
}
