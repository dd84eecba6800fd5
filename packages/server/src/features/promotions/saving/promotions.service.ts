import { invalidFields } from '../../../kernel/errors.ts';
import { type Message, message } from '../../../kernel/messages/index.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { announceChange } from '../../../platform/cache/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { noSuchPromotion } from '../promotions.refusals.ts';
import { PROMOTIONS } from '../reading/kept-rules.ts';
import { readTerms } from '../terms.ts';
import type { PromotionInput } from './inputs.ts';
import {
  deletePromotion,
  lockUsage,
  lockVouchersOf,
  switchPromotion,
  upsertPromotions,
  type Usage,
} from './promotions.queries.ts';

export interface SavingDeps {
  readonly clock: Clock;
}

/**
 * Creates or changes promotions by key, in the caller's transaction: a constant number of statements. What was used of
 * them stays counted. Of a key that comes twice the last counts. Saving again changes nothing.
 *
 * Concurrency: waits for orders under way with them, and counts these.
 * @throws Refusal invalid under the key: for a form that is not one, for a limit or budget below what is used already
 */
export async function savePromotions(
  { clock }: SavingDeps,
  tx: Executor,
  inputs: readonly PromotionInput[],
): Promise<void> {
  const promotions = [...new Map(inputs.map((input) => [input.key, input])).values()];
  if (promotions.length === 0) return;
  const usage = await lockUsage(
    tx,
    promotions.map(({ key }) => key),
  );
  const byKey = new Map(usage.map((used) => [used.key, used]));
  const counted = promotions.map((promotion) => ({ ...promotion, ...usedOf(promotion, byKey.get(promotion.key)) }));
  refuseWhat(counted.flatMap((promotion) => problemOf(promotion)));
  const now = clock.now();
  const changed = await upsertPromotions(tx, counted, now);
  if (changed > 0) await announceChange(tx, [PROMOTIONS], now);
}

type Counted = PromotionInput & { readonly used: number; readonly spent: number };

/** Counters are kept where there is a limit; without one orders need not wait for each other. */
function usedOf({ usageLimit, budget }: PromotionInput, usage: Usage | undefined): { used: number; spent: number } {
  return {
    used: usageLimit === null && budget === null ? 0 : (usage?.count ?? 0),
    spent: budget === null ? 0 : (usage?.spent[budget.currency] ?? 0),
  };
}

// What these cost is not known when they are given: a number of uses can limit them, an amount cannot.
const COSTS_NOTHING: ReadonlySet<string> = new Set(['free_shipping', 'gift_product']);

function problemOf({ key, conditions, benefit, usageLimit, budget, used, spent }: Counted): [string, Message][] {
  if (readTerms(conditions, benefit) === null) return [[key, message('promotion_terms')]];
  if (usageLimit !== null && used > usageLimit) return [[key, message('limit_below_used', { used })]];
  if (budget !== null && COSTS_NOTHING.has(benefit.type)) return [[key, message('budget_of_no_amount')]];
  if (budget === null || spent <= budget.amount) return [];
  return [[key, message('budget_below_spent', { spent: `${formatAmount(spent)} ${budget.currency.toUpperCase()}` })]];
}

export function refuseWhat(problems: readonly [string, Message][]): void {
  if (problems.length === 0) return;
  throw invalidFields(Object.fromEntries(problems.map(([name, text]) => [name, [text]])));
}

/**
 * Switches a promotion on or off, in the caller's transaction.
 * @returns whether it was otherwise before
 * @throws Refusal not_found not_found
 */
export async function setPromotionActive(
  { clock }: SavingDeps,
  tx: Executor,
  key: string,
  isActive: boolean,
): Promise<boolean> {
  const now = clock.now();
  const changed = await switchPromotion(tx, key, { isActive, now });
  if (changed === null) throw noSuchPromotion(key);
  if (changed) await announceChange(tx, [PROMOTIONS], now);
  return changed;
}

/**
 * Deletes a promotion with its codes, in the caller's transaction; one that was redeemed is only switched off: orders
 * name it.
 * @throws Refusal not_found not_found
 */
export async function removePromotion(
  deps: SavingDeps,
  tx: Executor,
  key: string,
): Promise<'removed' | 'switched_off'> {
  // Orders lock codes first, and promotions after them.
  await lockVouchersOf(tx, key);
  const [usage] = await lockUsage(tx, [key]);
  if (usage === undefined) throw noSuchPromotion(key);
  if (await deletePromotion(tx, key)) {
    await announceChange(tx, [PROMOTIONS], deps.clock.now());
    return 'removed';
  }
  await setPromotionActive(deps, tx, key, false);
  return 'switched_off';
}
