import { rejected } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import { ensureSession } from '../../sessions/index.ts';
import type { BasketDeps } from '../basket.deps.ts';
import { MAIN } from '../owner.ts';
import { countBaskets, insertBasket, lockBasket, type LockedBasket } from './locking.queries.ts';

export interface Taking {
  readonly namespace: string;
  /** Whether a basket is made where there is none. */
  readonly creates: boolean;
}

// Another request made it, then somebody's login merged it away, and so on: that ends.
const MOST_TRIES = 4;

/**
 * The caller's basket of this name, locked in the caller's transaction; null where there is none and none is made.
 * @throws Refusal rejected basket_300_1 where the session has ended or changed its key meanwhile, basket_300_2 where there are too many
 */
export async function takeBasket(
  deps: BasketDeps,
  tx: Tx,
  caller: Caller,
  { namespace, creates }: Taking,
): Promise<LockedBasket | null> {
  if (caller.session === null && !creates) return null;
  const sessionId = await ensureSession(deps, tx, caller);
  const keyHash = caller.visitor?.keyHash ?? null;
  for (let tries = 0; sessionId !== null && tries < MOST_TRIES; tries += 1) {
    const found = await lockBasket(tx, { sessionId, keyHash }, namespace);
    if (found !== null || !creates) return found;
    await refuseTooMany(deps, tx, sessionId, namespace);
    const made = await insertBasket(tx, { sessionId, keyHash }, { namespace, now: deps.clock.now() });
    if (made !== null) return made;
  }
  throw rejected('basket_300_1', 'basket_locked');
}

/** There is always room for the main one. */
async function refuseTooMany({ config }: BasketDeps, tx: Tx, sessionId: number, namespace: string): Promise<void> {
  if (namespace === MAIN) return;
  if ((await countBaskets(tx, sessionId)) >= config.basketMaxCount) {
    throw rejected('basket_300_2', 'too_many_baskets', { max: config.basketMaxCount });
  }
}
