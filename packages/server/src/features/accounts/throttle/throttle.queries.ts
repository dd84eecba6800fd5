import type { Executor } from '../../../platform/db/index.ts';

/** Remembers that a session was throttled for an account, so that a solved captcha can release just that pair. */
export async function upsertChallenge(
  db: Executor,
  challenge: { sessionKeyHash: Buffer; accountKey: Buffer; expiresAt: Date },
): Promise<void> {
  const { sessionKeyHash, accountKey, expiresAt } = challenge;
  await db
    .insertInto('captcha_challenges')
    .values({ session_key_hash: sessionKeyHash, account_key: accountKey, expires_at: expiresAt })
    .onConflict((conflict) =>
      conflict
        .column('session_key_hash')
        .doUpdateSet({ account_key: accountKey, attempts_left: 0, expires_at: expiresAt }),
    )
    .execute();
}

/** Grants further attempts to a throttled session. @returns false when it has no challenge */
export async function grantAttempts(
  db: Executor,
  sessionKeyHash: Buffer,
  { attempts, now }: { attempts: number; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('captcha_challenges')
    .set({ attempts_left: attempts })
    .where('session_key_hash', '=', sessionKeyHash)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Uses up one granted attempt of this session for this account. @returns false when there is none */
export async function takeAttempt(
  db: Executor,
  { sessionKeyHash, accountKey, now }: { sessionKeyHash: Buffer; accountKey: Buffer; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('captcha_challenges')
    .set((eb) => ({ attempts_left: eb('attempts_left', '-', 1) }))
    .where('session_key_hash', '=', sessionKeyHash)
    .where('account_key', '=', accountKey)
    .where('attempts_left', '>', 0)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function deleteExpiredChallenges(db: Executor, now: Date): Promise<number> {
  const { numDeletedRows } = await db.deleteFrom('captcha_challenges').where('expires_at', '<', now).executeTakeFirst();
  return Number(numDeletedRows);
}
