import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../platform/config/index.ts';

import { codeOf } from '../platform/db/embedded/index.ts';
import { SECRET_KEY } from './manifest.ts';

/** By it a shop knows its key again; it does not tell the key. */
export function digestOf(secretKey: string): string {
  return createHmac('sha256', secretKey).update('arasta backup').digest('hex').slice(0, 32);
}

/** The key that a data folder keeps, where none is configured; null when there is none. */
export async function keptKey(dataDir: string): Promise<Buffer | null> {
  try {
    return await readFile(join(dataDir, SECRET_KEY));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Whether what the key of this digest signed is accepted with this configuration. Unknown digests count. */
export function isAccepted(digest: string | null, { secretKey, secretKeyFallbacks }: Config): boolean {
  if (digest === null) return true;
  return [secretKey, ...secretKeyFallbacks].some((key) => key !== null && digestOf(key) === digest);
}
