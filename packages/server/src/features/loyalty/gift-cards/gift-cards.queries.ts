import { keyHash } from '../../../platform/crypto/index.ts';
import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { DeskGiftCard, GiftCard } from './gift-card.ts';
import { giftCardKey } from './gift-card.rules.ts';

const CARD = 'id, code_end as "codeEnd", currency, balance, expires_at as "expiresAt"';
const IS_GOOD = 'currency = $2 and is_active and (expires_at is null or expires_at > $3::timestamptz)';

const byCode = prepared<GiftCard>(`select ${CARD} from gift_cards where code_hash = $1 and ${IS_GOOD}`);
const byId = prepared<GiftCard>(`select ${CARD} from gift_cards where id = $1 and ${IS_GOOD}`);

/** Where a gift card would be spent. */
export interface Purse {
  readonly currency: string;
  readonly now: Date;
}

/**
 * The gift card of a code as somebody entered it. Null where there is none, it is of another currency, switched off or
 * expired: whoever guesses learns nothing. One statement.
 */
export async function findGiftCard(db: Executor, code: string, { currency, now }: Purse): Promise<GiftCard | null> {
  const key = giftCardKey(code);
  const [card] = key === null ? [] : await byCode(db, [keyHash(key), currency, now]);
  return card ?? null;
}

/** The gift card that was found before, as it is now; null where it cannot be spent any more. One statement. */
export async function findGiftCardById(db: Executor, id: number, { currency, now }: Purse): Promise<GiftCard | null> {
  const [card] = await byId(db, [id, currency, now]);
  return card ?? null;
}

export interface GiftCardSpending {
  readonly giftCardId: number;
  /** Minor units of the card's currency. */
  readonly amount: number;
  /** What it is for: an attempt at paying an order, or the order's number. */
  readonly reference: string;
  readonly now: Date;
}

// Whoever changes a balance first locks the card, and decides in the next statement on what it finds then.

const lockOne = prepared('select 1 from gift_cards where id = $1 for update');

export async function lockGiftCard(tx: Executor, id: number): Promise<void> {
  await lockOne(tx, [id]);
}

const lockSpent = prepared(`
  select 1 from gift_cards where id in (select gift_card_id from gift_card_transactions where reference = $1)
  order by id for update`);

/** @returns whether anything was ever spent under the reference */
export async function lockGiftCardsOfSpending(tx: Executor, reference: string): Promise<boolean> {
  const locked = await lockSpent(tx, [reference]);
  return locked.length > 0;
}

const spend = prepared<{ held: number; spent: number }>(`
  with held as (
    select coalesce(-sum(amount), 0)::bigint as amount from gift_card_transactions
    where gift_card_id = $1 and reference = $3
  ), taken as (
    update gift_cards as g set balance = g.balance - $2::bigint from held h
    where g.id = $1 and h.amount = 0 and g.balance >= $2::bigint and g.is_active
      and (g.expires_at is null or g.expires_at > $4::timestamptz)
    returning g.id
  ), booked as (
    insert into gift_card_transactions (gift_card_id, amount, reference, created_date)
    select id, -$2::bigint, $3, $4::timestamptz from taken
    returning amount
  )
  select held.amount as held, coalesce((select -sum(amount) from booked), 0)::bigint as spent from held`);

/** Takes the amount off the card, or nothing; the card is locked before. */
export async function takeOffCard(
  tx: Executor,
  { giftCardId, amount, reference, now }: GiftCardSpending,
): Promise<{ /** What the reference had taken already. */ held: number; spent: number }> {
  const [taken] = await spend(tx, [giftCardId, amount, reference, now]);
  return taken ?? { held: 0, spent: 0 };
}

const giveBack = prepared(`
  with owed as (
    select gift_card_id, -sum(amount)::bigint as amount from gift_card_transactions
    where reference = $1 group by gift_card_id having sum(amount) < 0
  ), returned as (
    update gift_cards as g set balance = g.balance + o.amount from owed o where g.id = o.gift_card_id
    returning g.id, o.amount
  )
  insert into gift_card_transactions (gift_card_id, amount, reference, created_date)
  select id, amount, $1, $2::timestamptz from returned order by id`);

/** Puts back what the reference still has; the cards are locked before. */
export async function putBackOnCard(tx: Executor, reference: string, now: Date): Promise<void> {
  await giveBack(tx, [reference, now]);
}

const refill = prepared(`
  with spent as (
    select gift_card_id from gift_card_transactions where reference = $1 and amount < 0 order by id desc limit 1
  ), filled as (
    update gift_cards as g set balance = g.balance + $2::bigint from spent s
    where g.id = s.gift_card_id and not exists (select 1 from gift_card_transactions where reference = $3)
    returning g.id
  )
  insert into gift_card_transactions (gift_card_id, amount, reference, created_date)
  select id, $2::bigint, $3, $4::timestamptz from filled returning id`);

export interface GiftCardRefund {
  /** What the card was spent under. */
  readonly spendingReference: string;
  readonly amount: number;
  /** Of the refund. */
  readonly reference: string;
  readonly now: Date;
}

/** Puts a part back, once for each reference; the card is locked before. @returns whether it was put back now */
export async function refillCard(
  tx: Executor,
  { spendingReference, amount, reference, now }: GiftCardRefund,
): Promise<boolean> {
  return (await refill(tx, [spendingReference, amount, reference, now])).length > 0;
}

export interface NewGiftCards {
  /** Minor units, of each. */
  readonly amount: number;
  readonly currency: string;
  readonly expiresAt: Date | null;
}

const insert = prepared(`
  insert into gift_cards (code_hash, code_end, currency, initial_balance, balance, expires_at, created_date)
  select decode(r.hash, 'hex'), r.code_end, $2, $3::bigint, $3::bigint, $4::timestamptz, $5::timestamptz
  from unnest($1::text[], $6::text[]) as r(hash, code_end)`);

/** Cards of these codes, as they are compared. One statement. */
export async function insertGiftCards(
  tx: Executor,
  keys: readonly string[],
  { amount, currency, expiresAt, now }: NewGiftCards & { readonly now: Date },
): Promise<void> {
  const hashes = keys.map((key) => keyHash(key).toString('hex'));
  await insert(tx, [hashes, currency, amount, expiresAt, now, keys.map((key) => key.slice(-4))]);
}

export interface GiftCardSearch {
  /** Begin behind this one; 0 for the first. */
  readonly after: number;
  readonly limit: number;
}

const list = prepared<DeskGiftCard>(`
  select ${CARD}, initial_balance as "initialBalance", is_active as "isActive", created_date as "createdDate"
  from gift_cards where id > $1 order by id limit $2`);

/** Gift cards in the order in which they were made. */
export function selectGiftCards(db: Executor, { after, limit }: GiftCardSearch): Promise<DeskGiftCard[]> {
  return list(db, [after, limit]);
}

const switchOff = prepared<{ id: number }>('update gift_cards set is_active = false where id = $1 returning id');

/** @returns whether there is such a card */
export async function switchOffGiftCard(db: Executor, id: number): Promise<boolean> {
  const rows = await switchOff(db, [id]);
  return rows.length > 0;
}
