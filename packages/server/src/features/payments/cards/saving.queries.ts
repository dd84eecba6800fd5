import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { CardInput, IssuerInput } from './saving.rules.ts';

const putBanks = prepared(`
  insert into banks (key, name, logo)
  select * from jsonb_to_recordset($1::jsonb) as r(key text, name text, logo text) order by key
  on conflict (key) do update set name = excluded.name, logo = excluded.logo`);

const upsertFamilies = prepared(`
  insert into card_families (key, name, logo)
  select * from jsonb_to_recordset($1::jsonb) as r(key text, name text, logo text) order by key
  on conflict (key) do update set name = excluded.name, logo = excluded.logo`);

/** Banks and families, the last of each key. Two statements. */
export async function upsertIssuers(tx: Executor, cards: readonly CardInput[]): Promise<void> {
  await upsertBanks(
    tx,
    cards.map(({ bank }) => bank),
  );
  await upsertFamilies(tx, [JSON.stringify(lastOfEach(cards.map(({ family }) => family)))]);
}

/** Banks, the last of each key. One statement. */
export async function upsertBanks(tx: Executor, banks: readonly IssuerInput[]): Promise<void> {
  await putBanks(tx, [JSON.stringify(lastOfEach(banks))]);
}

function lastOfEach(issuers: readonly IssuerInput[]): IssuerInput[] {
  return [...new Map(issuers.map((issuer) => [issuer.key, issuer])).values()];
}

const upsert = prepared<{ id: number; key: string }>(`
  insert into cards (key, name, bank_id, family_id, payment_type, is_commerce_card)
  select r.key, r.name, b.id, f.id, r.payment_type, r.is_commerce_card
  from jsonb_to_recordset($1::jsonb)
    as r(key text, name text, bank text, family text, payment_type text, is_commerce_card boolean)
  join banks b on b.key = r.bank join card_families f on f.key = r.family
  order by r.key
  on conflict (key) do update set name = excluded.name, bank_id = excluded.bank_id, family_id = excluded.family_id,
    payment_type = excluded.payment_type, is_commerce_card = excluded.is_commerce_card
  returning id, key`);

/** The cards themselves; their banks and families must exist. @returns key to id */
export async function upsertCards(tx: Executor, cards: readonly CardInput[]): Promise<ReadonlyMap<string, number>> {
  const rows = cards.map(({ key, name, bank, family, paymentType, isCommerceCard }) => ({
    ...{ key, name, bank: bank.key, family: family.key },
    ...{ payment_type: paymentType, is_commerce_card: isCommerceCard },
  }));
  const saved = await upsert(tx, [JSON.stringify(rows)]);
  return new Map(saved.map(({ key, id }) => [key, id]));
}

const dropBins = prepared('delete from card_bins where card_id = any($1::integer[])');

const putBins = prepared(`
  insert into card_bins (prefix, card_id)
  select * from unnest($1::text[], $2::integer[]) as r (prefix, card_id) order by prefix
  on conflict (prefix) do update set card_id = excluded.card_id`);

/** Gives cards their prefixes, in place of those they had. Two statements. */
export async function replaceBins(
  tx: Executor,
  cardIds: readonly number[],
  bins: ReadonlyMap<string, number>,
): Promise<void> {
  await dropBins(tx, [cardIds]);
  await putBins(tx, [[...bins.keys()], [...bins.values()]]);
}

const dropPlans = prepared(`
  update installment_plans set is_active = false where card_id = any($1::integer[]) and is_active`);

const putPlans = prepared(`
  insert into installment_plans (card_id, installment_count, rate)
  select * from jsonb_to_recordset($1::jsonb) as r(card_id integer, installment_count smallint, rate numeric)
  order by card_id, installment_count
  on conflict (card_id, installment_count) do update set rate = excluded.rate, is_active = true`);

export interface PlanRow {
  readonly card_id: number;
  readonly installment_count: number;
  readonly rate: string;
}

/** Gives cards their plans; those that are not given stay, switched off. Two statements. */
export async function replacePlans(tx: Executor, cardIds: readonly number[], plans: readonly PlanRow[]): Promise<void> {
  await dropPlans(tx, [cardIds]);
  await putPlans(tx, [JSON.stringify(plans)]);
}
