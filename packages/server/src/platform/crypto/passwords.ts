import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { hash, verify } from '@node-rs/argon2';
import type { HashPool } from './hash-pool.ts';

/** Password hashes: argon2id for ours, Django's PBKDF2 for those that customers of a moved shop bring along. */
export interface Passwords {
  /** An argon2id hash in PHC form. */
  hash(password: string): Promise<string>;
  /**
   * Whether the password fits. A null hash (no account, or one without a password) takes the same time to say no.
   * `outdated` asks for a new hash of the same password.
   */
  check(password: string, hash: string | null): Promise<{ matches: boolean; outdated: boolean }>;
}

// OWASP's second recommendation for argon2id, the library's default algorithm: 19 MiB, two passes, one lane. 12 ms on the reference machine.
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const CURRENT = '$argon2id$v=19$m=19456,t=2,p=1$';
// The hash of a password nobody has, to spend the same time on unknown accounts.
const NOBODY = `${CURRENT}YXJhc3RhLW5vYm9keS1zYWx0$q6XJQLLpUgRa8wdFT6I3XC+THY9FoKOSdTGLGIXWRgM`;

const derive = promisify(pbkdf2);

export function passwords(pool: HashPool): Passwords {
  return {
    hash: (password) => pool.run(() => hash(password, ARGON2)),
    check: async (password, stored) => {
      // Django marks an account without a password by a hash that begins with `!`.
      const usable = stored === null || stored.startsWith('!') ? null : stored;
      const matches = await pool.run(() => matchesHash(password, usable ?? NOBODY));
      return { matches: matches && usable !== null, outdated: usable !== null && !usable.startsWith(CURRENT) };
    },
  };
}

async function matchesHash(password: string, stored: string): Promise<boolean> {
  if (stored.startsWith('$argon2')) return matchesArgon2(password, stored);
  // Django writes its own argon2 hashes as `argon2$argon2id$v=…`.
  if (stored.startsWith('argon2$argon2')) return matchesArgon2(password, stored.slice('argon2'.length));
  return matchesPbkdf2(password, stored);
}

async function matchesArgon2(password: string, stored: string): Promise<boolean> {
  try {
    return await verify(stored, password);
  } catch {
    // A hash that was broken on its way here fits no password.
    return false;
  }
}

const DIGESTS: Readonly<Record<string, string>> = { pbkdf2_sha256: 'sha256', pbkdf2_sha1: 'sha1' };
// More than Django's own default of any release; a forged row cannot keep a core busy for minutes.
const MOST_ITERATIONS = 5_000_000;

async function matchesPbkdf2(password: string, stored: string): Promise<boolean> {
  const [algorithm = '', iterations = '', salt = '', encoded = ''] = stored.split('$');
  const digest = DIGESTS[algorithm];
  const rounds = Number(iterations);
  const wanted = Buffer.from(encoded, 'base64');
  if (digest === undefined || !Number.isInteger(rounds) || rounds < 1 || rounds > MOST_ITERATIONS) return false;
  if (wanted.length === 0) return false;
  const derived = await derive(password, salt, rounds, wanted.length, digest);
  return timingSafeEqual(derived, wanted);
}
