import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { StoredCard } from '../gateways/gateway.ts';

const claim = prepared(`
  update payment_attempts as a set save_card_for = null
  where a.id = $1 and a.save_card_for = $2 and a.state = 'captured' returning a.id`);

/** Takes up that a card of a payment is to be kept. Once: false for whoever comes later, or where there is no money. */
export async function claimSaving(tx: Executor, attemptId: number, customerId: number): Promise<boolean> {
  return (await claim(tx, [attemptId, customerId])).length > 0;
}

export interface KnownCard {
  readonly id: number;
  readonly gatewayToken: string;
}

const known = prepared<KnownCard>(`
  select id, gateway_token as "gatewayToken" from saved_cards
  where customer_id = $1 and gateway = $2 and (gateway_token = $3 or fingerprint = $4)
  order by gateway_token = $3 desc limit 1 for no key update`);

/** The customer's card that is the same: by the gateway's name for it, else by the number behind it. */
export async function lockKnownCard(tx: Executor, { customerId, gateway, card }: NewCard): Promise<KnownCard | null> {
  const [row] = await known(tx, [customerId, gateway, card.token, card.fingerprint]);
  return row ?? null;
}

export interface NewCard {
  readonly customerId: number;
  readonly gateway: string;
  readonly card: StoredCard;
}

const insert = prepared(`
  insert into saved_cards (customer_id, gateway, gateway_token, fingerprint, bin, last_digits, brand, expiry_month,
    expiry_year, is_default, created_date, modified_date)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9,
    not exists (select from saved_cards d where d.customer_id = $1 and d.is_default), $10, $10`);

/** The first becomes the default. */
export async function insertSavedCard(tx: Executor, { customerId, gateway, card }: NewCard, now: Date): Promise<void> {
  const { token, fingerprint, bin, lastDigits, brand, expiry } = card;
  await insert(tx, [
    ...[customerId, gateway, token, fingerprint, bin, lastDigits, brand],
    ...[expiry?.month ?? null, expiry?.year ?? null, now],
  ]);
}

const renew = prepared(`
  update saved_cards as c set gateway_token = $2, expiry_month = $3, expiry_year = $4, modified_date = $5 where c.id = $1`);

/** The same card by a newer name, with the end that it has now. */
export async function renewSavedCard(tx: Executor, id: number, card: StoredCard, now: Date): Promise<void> {
  await renew(tx, [id, card.token, card.expiry?.month ?? null, card.expiry?.year ?? null, now]);
}
