import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { CardOfCustomer } from './saved-card.ts';

/** A card as its gateway knows it. */
export interface KeptElsewhere {
  readonly gateway: string;
  readonly gatewayToken: string;
}

const GONE = 'gateway, gateway_token as "gatewayToken"';

const removeOne = prepared<KeptElsewhere>(`
  delete from saved_cards where id = $1 and customer_id = $2 returning ${GONE}`);

/** Of two at once one gets the card; null for one that is another's, or nobody's. */
export async function deleteSavedCard(tx: Executor, { id, customerId }: CardOfCustomer): Promise<KeptElsewhere | null> {
  const [card] = await removeOne(tx, [id, customerId]);
  return card ?? null;
}

const removeAll = prepared<KeptElsewhere>(`delete from saved_cards where customer_id = $1 returning ${GONE}`);

export function deleteSavedCardsOf(tx: Executor, customerId: number): Promise<KeptElsewhere[]> {
  return removeAll(tx, [customerId]);
}

const note = prepared(`
  insert into forgotten_cards (gateway, gateway_token, due_at)
  select c.gateway, c.token, '-infinity'
  from unnest($1::text[], $2::text[]) as c (gateway, token) order by c.gateway, c.token
  on conflict (gateway, gateway_token) do update set due_at = excluded.due_at, tries = 0`);

/** Notes that gateways have to forget cards, at once. */
export async function insertForgotten(tx: Executor, cards: readonly KeptElsewhere[]): Promise<void> {
  await note(tx, [cards.map(({ gateway }) => gateway), cards.map(({ gatewayToken }) => gatewayToken)]);
}

export interface Forgotten extends KeptElsewhere {
  readonly id: number;
  /** Somebody has the very card kept: its gateway gave it the same name again. */
  readonly isInUse: boolean;
}

// A minute, and each time twice as long, at most a day.
const claim = prepared<Forgotten>(`
  update forgotten_cards as f set tries = f.tries + 1,
    due_at = $1::timestamptz + make_interval(secs => least(60 * power(2, least(f.tries, 12)), 86400))
  where f.id in (
    select id from forgotten_cards where due_at <= $1 order by due_at, id limit $2 for update skip locked)
  returning f.id, f.gateway, f.gateway_token as "gatewayToken", exists (
    select from saved_cards c where c.gateway = f.gateway and c.gateway_token = f.gateway_token) as "isInUse"`);

/** Cards whose gateways are to be told now. Nobody else gets them before the next time. */
export function claimForgotten(db: Executor, now: Date, limit: number): Promise<Forgotten[]> {
  return claim(db, [now, limit]);
}

const done = prepared('delete from forgotten_cards where id = $1');

export async function deleteForgotten(db: Executor, id: number): Promise<void> {
  await done(db, [id]);
}
