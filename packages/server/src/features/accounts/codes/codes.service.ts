import { timingSafeEqual } from 'node:crypto';
import { later, SECOND } from '../../../platform/clock/index.ts';
import { keyHash, type Signer } from '../../../platform/crypto/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { HEX } from '../../../platform/random/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';
import { JOBS } from '../job-names.ts';
import { countTry, deleteCode, upsertCode } from './codes.queries.ts';

/** What a code is good for; a code sent for one purpose does not serve another. */
export type CodePurpose = 'login' | 'register' | 'profile';

const DIGITS = 6;
// Clients repeat a failed call four times, so that five mistyped codes are twenty tries.
const MOST_TRIES = 20;

type CodeDeps = Pick<AccountsDeps, 'db' | 'config' | 'clock' | 'random' | 'signer'>;

/**
 * Sends a one-time code to a phone. The code belongs to the caller's session and is derived with the secret key from
 * a random nonce: neither the database nor the job queue holds it.
 */
export async function requestCode(
  deps: CodeDeps,
  caller: Caller,
  { purpose, phone }: { purpose: CodePurpose; phone: string },
): Promise<void> {
  const now = deps.clock.now();
  const nonce = deps.random.text(32, HEX);
  const expiresAt = later(now, deps.config.codeLifetime * SECOND);
  await deps.db.transaction().execute(async (tx) => {
    await upsertCode(tx, { sessionKeyHash: holderOf(caller), purpose, phone, nonce, now, expiresAt });
    const payload = { purpose, phone, nonce, language: caller.language };
    // The code is dead before a sixth attempt would come.
    await enqueue(tx, { name: JOBS.sendCode, payload, maxAttempts: 5 });
  });
}

/** The digits that a nonce stands for. */
export function codeOf(signer: Signer, { phone, nonce }: { phone: string; nonce: string }): string {
  return signer.digits('phone-code', `${phone}:${nonce}`, DIGITS);
}

/** Whether the code is right; it is then used up. Of two requests with the right code at once one gets a yes. */
export async function takeCode(
  deps: CodeDeps,
  caller: Caller,
  { purpose, phone, code }: { purpose: CodePurpose; phone: string; code: string },
): Promise<boolean> {
  const key = { sessionKeyHash: holderOf(caller), purpose, phone };
  const nonce = await countTry(deps.db, key, { now: deps.clock.now(), mostTries: MOST_TRIES });
  if (nonce === null) return false;
  const wanted = Buffer.from(codeOf(deps.signer, { phone, nonce }));
  const given = Buffer.from(code);
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return false;
  return deleteCode(deps.db, key, nonce);
}

function holderOf({ visitor, session }: Caller): Buffer {
  return visitor?.keyHash ?? keyHash(`session:${session?.id ?? 0}`);
}
