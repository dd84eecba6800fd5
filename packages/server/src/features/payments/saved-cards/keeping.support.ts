import { inTx, till } from '../attempts/checking.support.ts';
import type { GatewayAnswer, StoredCard } from '../gateways/gateway.ts';
import { type Attempt, settleAttempt } from '../index.ts';

/** What tests of keeping and forgetting have in common: customers, cards as gateways tell of them, what is written down. */

const CARD: StoredCard = {
  ...{ token: 'tok_1', fingerprint: 'print_1', bin: '555555', lastDigits: '4444', brand: 'mastercard' },
  expiry: { month: 12, year: 2034 },
};

let customers = 0;

export async function aCustomer(): Promise<number> {
  customers += 1;
  const now = till().clock.now();
  const { id } = await till()
    .deps.db.insertInto('customers')
    .values({
      ...{ username: `saver-${customers}`, user_type: 'registered', email: `saver-${customers}@example.org` },
      ...{ language_code: 'en', attributes: '{}', date_joined: now, modified_date: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export const captured = (over: Partial<StoredCard> = {}): GatewayAnswer => {
  return { kind: 'captured', gatewayReference: 'g', storedCard: { ...CARD, ...over } };
};

export async function settle({ reference }: Attempt, answer: GatewayAnswer): Promise<void> {
  await inTx((tx) => settleAttempt(tx, reference, answer, till().clock.now()));
}

/** Pays and has the card kept. */
export async function keep(customerId: number, over: Partial<StoredCard> = {}): Promise<Attempt> {
  const attempt = await till().open({ saveCardFor: customerId });
  await settle(attempt, captured(over));
  return attempt;
}

export async function tokensOf(customerId: number): Promise<string[]> {
  const rows = await till()
    .deps.db.selectFrom('saved_cards')
    .select('gateway_token')
    .where('customer_id', '=', customerId)
    .orderBy('id')
    .execute();
  return rows.map(({ gateway_token }) => gateway_token);
}

export async function forgotten(): Promise<string[]> {
  const rows = await till().deps.db.selectFrom('forgotten_cards').select('gateway_token').orderBy('id').execute();
  return rows.map(({ gateway_token }) => gateway_token);
}

/** Before each test nobody has a card. */
export async function emptyWallets(): Promise<void> {
  await till().deps.db.deleteFrom('saved_cards').execute();
  await till().deps.db.deleteFrom('forgotten_cards').execute();
}
