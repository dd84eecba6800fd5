import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { type PlanRow, replaceBins, replacePlans, upsertCards, upsertIssuers } from './saving.queries.ts';
import { type CardInput, checkCards, type IssuerInput } from './saving.rules.ts';

export type { CardInput, IssuerInput };

/**
 * Creates or replaces cards with their banks, families, prefixes and plans, by key, in the caller's transaction. Eight
 * statements for any number of cards. Of a key, a prefix or a plan that comes twice the last counts.
 * @throws Refusal invalid under the key: invalid_choice for a key that is no slug, blank without a name or payment type,
 *   invalid_card_prefix, invalid_installments; nothing is then saved
 */
export async function saveCards(tx: Executor, inputs: readonly CardInput[], now: Date): Promise<void> {
  if (inputs.length === 0) return;
  const cards = checkCards(inputs);
  await upsertIssuers(tx, cards);
  const ids = await upsertCards(tx, cards);
  const all = [...ids.values()];
  await replaceBins(tx, all, binsOf(cards, ids));
  await replacePlans(tx, all, plansOf(cards, ids));
  await announceChange(tx, ['cards'], now);
}

function binsOf(cards: readonly CardInput[], ids: ReadonlyMap<string, number>): Map<string, number> {
  return new Map(cards.flatMap(({ key, bins }) => bins.map((prefix) => [prefix, idOf(ids, key)] as const)));
}

function plansOf(cards: readonly CardInput[], ids: ReadonlyMap<string, number>): PlanRow[] {
  return cards.flatMap(({ key, installments }) => {
    const rates = new Map(installments.map(({ count, rate }) => [count, rate]));
    return [...rates].map(([installment_count, rate]) => ({ card_id: idOf(ids, key), installment_count, rate }));
  });
}

function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`${key} was not saved`);
  return id;
}
