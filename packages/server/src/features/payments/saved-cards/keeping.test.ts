import { beforeEach, describe, expect, it } from 'vitest';
import { inTx, simulator, till, useTill } from '../attempts/checking.support.ts';
import type { Gateway, GatewayAnswer } from '../gateways/gateway.ts';
import { decide } from '../gateways/simulator/deciding.service.ts';
import { type Attempt, pay, settleAttempt } from '../index.ts';
import { aCard, BUYER } from '../payments.support.ts';
import { eraseSavedCardsOf, forgetCards } from './forgetting.service.ts';
import { keepCardLater } from './keeping.service.ts';
import { aCustomer, captured, emptyWallets, forgotten, keep, settle, tokensOf } from './keeping.support.ts';
import { MOST_SAVED_CARDS } from './saved-cards.rules.ts';

/** What becomes of a card that is to be kept, by what its gateway says of the payment. */

useTill();

beforeEach(emptyWallets);

describe('a payment whose card is to be kept', () => {
  it('keeps it once the money is there, in the transaction that says so', async () => {
    const customerId = await aCustomer();
    await keep(customerId);
    const row = await till()
      .deps.db.selectFrom('saved_cards')
      .selectAll()
      .where('customer_id', '=', customerId)
      .executeTakeFirstOrThrow();
    expect(row).toEqual({
      ...{ id: row.id, customer_id: customerId, token: row.token, gateway: 'simulator', gateway_token: 'tok_1' },
      ...{ fingerprint: 'print_1', bin: '555555', last_digits: '4444', brand: 'mastercard', name: null },
      ...{ expiry_month: 12, expiry_year: 2034, is_default: true },
      ...{ created_date: till().clock.now(), modified_date: till().clock.now() },
    });
  });

  it('keeps nothing that a rollback takes back', async () => {
    const customerId = await aCustomer();
    const { reference } = await till().open({ saveCardFor: customerId });
    const settling = inTx(async (tx) => {
      await settleAttempt(tx, reference, captured(), till().clock.now());
      throw new Error('power cut');
    });
    await expect(settling).rejects.toThrow('power cut');
    expect(await tokensOf(customerId)).toEqual([]);
  });

  it.each<GatewayAnswer>([
    { kind: 'declined', failure: 'declined', gatewayReference: null },
    { kind: 'waiting' },
    { kind: 'unknown' },
    { kind: 'unheard' },
  ])('keeps none without money: $kind', async (answer) => {
    const customerId = await aCustomer();
    await settle(await till().open({ saveCardFor: customerId }), answer);
    expect([await tokensOf(customerId), await forgotten()]).toEqual([[], []]);
  });

  it('keeps none that nobody asked for', async () => {
    const customerId = await aCustomer();
    await settle(await till().open(), captured());
    expect(await tokensOf(customerId)).toEqual([]);
  });

  it('keeps it once, however often the same is heard', async () => {
    const customerId = await aCustomer();
    const attempt = await keep(customerId);
    await Promise.all(Array.from({ length: 6 }, () => settle(attempt, captured())));
    expect(await tokensOf(customerId)).toEqual(['tok_1']);
    await till().deps.db.deleteFrom('saved_cards').where('customer_id', '=', customerId).execute();
    await settle(attempt, captured());
    await keepCardLater(till().deps, attempt.reference);
    expect(await tokensOf(customerId)).toEqual([]);
  });

  it('of money that goes back keeps none, here or at the gateway', async () => {
    const customerId = await aCustomer();
    const attempt = await till().open({ saveCardFor: customerId });
    await settle(attempt, { kind: 'declined', failure: 'expired', gatewayReference: null });
    await settle(attempt, captured());
    expect([await tokensOf(customerId), await forgotten()]).toEqual([[], ['tok_1']]);
  });

  it('of a customer who was erased meanwhile keeps none, here or at the gateway', async () => {
    const customerId = await aCustomer();
    const attempt = await till().open({ saveCardFor: customerId });
    await till().deps.db.updateTable('customers').set({ is_active: false }).where('id', '=', customerId).execute();
    await settle(attempt, captured());
    expect([await tokensOf(customerId), await forgotten()]).toEqual([[], ['tok_1']]);
  });

  it('is not kept from its end by a gateway that tells nonsense', async () => {
    const customerId = await aCustomer();
    const attempt = await till().open({ saveCardFor: customerId });
    await settle(attempt, captured({ lastDigits: '5555555555554444' }));
    const { state } = await till()
      .deps.db.selectFrom('payment_attempts')
      .select('state')
      .where('reference', '=', attempt.reference)
      .executeTakeFirstOrThrow();
    expect([state, await tokensOf(customerId)]).toEqual(['captured', []]);
  });
});

describe('the same card', () => {
  it('is one by the name that the gateway has for it', async () => {
    const customerId = await aCustomer();
    await keep(customerId);
    await keep(customerId, { fingerprint: 'another', expiry: { month: 1, year: 2036 } });
    expect([await tokensOf(customerId), await forgotten()]).toEqual([['tok_1'], []]);
  });

  it('is one by its number, under the newer name; the older is forgotten', async () => {
    const customerId = await aCustomer();
    await keep(customerId);
    await keep(customerId, { token: 'tok_2', expiry: { month: 1, year: 2036 } });
    expect([await tokensOf(customerId), await forgotten()]).toEqual([['tok_2'], ['tok_1']]);
  });

  it('is another’s too, where two share it', async () => {
    const [one, other] = [await aCustomer(), await aCustomer()];
    await keep(one);
    await keep(other);
    expect([await tokensOf(one), await tokensOf(other)]).toEqual([['tok_1'], ['tok_1']]);
    const asked: string[] = [];
    const forgetCard: Gateway['forgetCard'] = async (token) => {
      asked.push(token);
      return { kind: 'done' };
    };
    till().gateways.set('simulator', { ...simulator(), forgetCard });
    await inTx((tx) => eraseSavedCardsOf(tx, one));
    await forgetCards(till().deps);
    expect([asked, await forgotten(), await tokensOf(other)]).toEqual([[], [], ['tok_1']]);
  });

  it('kept twice at once is one', async () => {
    const customerId = await aCustomer();
    await Promise.all(Array.from({ length: 5 }, (_, index) => keep(customerId, { token: `tok_${index}` })));
    expect(await tokensOf(customerId)).toHaveLength(1);
    expect(await forgotten()).toHaveLength(4);
  });
});

describe('cards without end', () => {
  it('are not kept: a further one is forgotten by its gateway', async () => {
    const customerId = await aCustomer();
    for (let n = 0; n < MOST_SAVED_CARDS; n += 1) await keep(customerId, { token: `t${n}`, fingerprint: `f${n}` });
    await Promise.all(['x', 'y'].map((name) => keep(customerId, { token: name, fingerprint: name })));
    expect(await tokensOf(customerId)).toHaveLength(MOST_SAVED_CARDS);
    expect((await forgotten()).sort()).toEqual(['x', 'y']);
  });
});

describe('an end that does not tell the card', () => {
  /** Goes to the bank's page, confirms there, and is told of by a return that names no card. */
  async function throughBank(customerId: number): Promise<Attempt> {
    const attempt = await till().open({ saveCardFor: customerId });
    const input = { card: aCard('5454540000000039'), threeD: false, buyer: BUYER, language: 'en' };
    await settle(attempt, await pay(till().deps, attempt, input));
    await decide(till().deps, attempt.reference, true);
    await settle(attempt, { kind: 'captured', gatewayReference: `sim-${attempt.reference}` });
    return attempt;
  }

  it('has it asked for by a job', async () => {
    const customerId = await aCustomer();
    const attempt = await throughBank(customerId);
    expect(await tokensOf(customerId)).toEqual([]);
    await keepCardLater(till().deps, attempt.reference);
    await keepCardLater(till().deps, attempt.reference);
    expect(await tokensOf(customerId)).toEqual([expect.stringMatching(/^simc_/)]);
  });

  it('has it asked for again while the gateway is silent', async () => {
    const customerId = await aCustomer();
    const attempt = await throughBank(customerId);
    const spoken = simulator();
    till().gateways.set('simulator', { ...spoken, find: () => Promise.reject(new Error('down')) });
    await expect(keepCardLater(till().deps, attempt.reference)).rejects.toThrow('does not tell');
    till().gateways.set('simulator', spoken);
    await keepCardLater(till().deps, attempt.reference);
    expect(await tokensOf(customerId)).toHaveLength(1);
  });

  it('refused at the bank leaves no card with it', async () => {
    const customerId = await aCustomer();
    const attempt = await till().open({ saveCardFor: customerId });
    const input = { card: aCard('5454540000000039'), threeD: false, buyer: BUYER, language: 'en' };
    await settle(attempt, await pay(till().deps, attempt, input));
    await decide(till().deps, attempt.reference, false);
    const kept = await till()
      .deps.db.selectFrom('simulated_cards')
      .select('token')
      .where('reference', '=', attempt.reference)
      .execute();
    expect(kept).toEqual([]);
  });
});
