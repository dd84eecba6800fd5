import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CompletedReturn, Gateway, PaymentRequest } from '../gateways/gateway.ts';
import { type AttemptState, askGateway, completeReturn, pay, readReturn } from '../index.ts';
import { aCard, BUYER, openTill, type Till } from '../payments.support.ts';

let till: Till;

beforeAll(async () => {
  till = await openTill();
});

afterAll(() => till.database.close());

beforeEach(() => {
  till.lines.length = 0;
});

const never = () => new Promise<never>(() => undefined);

/** A gateway that does what a test wants, and nothing else. */
function double(over: Partial<Gateway>): Gateway {
  const none = () => Promise.reject(new Error('not asked for'));
  const own = { name: 'double', pay: none, find: none, void: none, refund: none };
  return { ...own, readReturn: () => null, readNotice: () => null, ...over };
}

async function payWith(gateway: Gateway) {
  till.gateways.set('double', gateway);
  const attempt = await till.open({ gateway: 'double', installmentCount: 3 });
  const input = { card: aCard(), threeD: true, buyer: BUYER, language: 'tr' };
  return { attempt, answer: await pay(till.deps, attempt, input) };
}

it('tells the gateway what to take, from whom, and where the browser comes back to', async () => {
  const asked: PaymentRequest[] = [];
  const { attempt, answer } = await payWith(
    double({
      pay: async (request) => {
        asked.push(request);
        return { kind: 'captured', gatewayReference: 'g' };
      },
    }),
  );
  const address = 'http://shop.test/orders/checkout/?three_d_secure=true&success=';
  expect(answer).toEqual({ kind: 'captured', gatewayReference: 'g' });
  const [{ card, ...request } = { card: null }] = asked;
  expect(card?.number).toBe('5555555555554444');
  expect(request).toEqual({
    ...{ reference: attempt.reference, orderNumber: attempt.orderNumber, amount: 12_500, currency: 'try' },
    ...{ installmentCount: 3, storedCard: null, saveCard: false, threeD: true, buyer: BUYER, language: 'tr' },
    returnUrl: {
      success: `${address}true&page=CreditCardThreeDSecurePage`,
      failure: `${address}false&page=CreditCardThreeDSecurePage`,
    },
  });
});

it('knows nothing of a gateway that hangs, and tells it to stop', async () => {
  let signal: AbortSignal | null = null;
  const started = performance.now();
  const { answer } = await payWith(
    double({
      pay: (_request, given) => {
        signal = given;
        return never();
      },
    }),
  );
  expect(answer).toEqual({ kind: 'unknown' });
  expect(performance.now() - started).toBeLessThan(15_000);
  expect(signal).toMatchObject({ aborted: true });
});

it.each<[string, Gateway['pay']]>([
  ['fails', () => Promise.reject(new Error('Card 5555555555554444 with 987 was refused'))],
  [
    'throws',
    (request) => {
      throw Object.assign(new TypeError('987'), { request, card: request.card });
    },
  ],
])('knows nothing of a gateway that %s, and logs nothing of the card', async (_what, fails) => {
  const { attempt, answer } = await payWith(double({ pay: fails }));
  expect(answer).toEqual({ kind: 'unknown' });
  expect(till.lines).toHaveLength(1);
  expect(till.lines[0]).toContain(attempt.reference);
  // The time and the reference may happen to hold the same digits.
  const said = till.lines
    .join('\n')
    .replaceAll(attempt.reference, '')
    .replaceAll(/"time":[^,]+/g, '');
  expect(said).not.toMatch(/5555|987|Ada/);
});

it('declines where the shop does not have the gateway, and does not ask for it later', async () => {
  const attempt = await till.open({ gateway: 'gone' });
  const input = { card: aCard(), threeD: false, buyer: BUYER, language: 'en' };
  expect(await pay(till.deps, attempt, input)).toEqual({
    ...{ kind: 'declined', failure: 'provider_failed', gatewayReference: null, neverAsked: true },
  });
  expect(await askGateway(till.deps, attempt)).toEqual({ kind: 'unknown' });
});

it('finds whose return it is', () => {
  const notice = { id: '1', reference: 'r', answer: { kind: 'waiting' } } as const;
  till.gateways.set('double', double({ readReturn: (fields) => (fields['mine'] === 'yes' ? notice : null) }));
  expect(readReturn(till.deps, { mine: 'yes' })).toEqual(notice);
  expect(readReturn(till.deps, { mine: 'no' })).toBeNull();
  expect(readReturn(till.deps, {})).toBeNull();
});

describe('a return that does not tell the end', () => {
  const asked: CompletedReturn[] = [];
  const withReturns = (complete: NonNullable<Gateway['complete']>) =>
    double({
      readReturn: ({ reference }) =>
        reference === undefined ? null : { id: '1', reference, answer: { kind: 'waiting' } },
      complete: (returned, signal) => {
        asked.push(returned);
        return complete(returned, signal);
      },
    });

  beforeEach(() => {
    asked.length = 0;
  });

  const captured = { kind: 'captured', gatewayReference: 'g' } as const;

  async function comeBack(complete: NonNullable<Gateway['complete']>, state: AttemptState = 'pending') {
    till.gateways.set('double', withReturns(complete));
    const { id, reference } = await till.open({ gateway: 'double' });
    const { db } = till.database;
    await db.updateTable('payment_attempts').set({ state, gateway_reference: 'g' }).where('id', '=', id).execute();
    const fields = { reference, md: '1' };
    return { reference, fields, notice: await completeReturn(till.deps, fields) };
  }

  it('is completed with the gateway', async () => {
    const { reference, fields, notice } = await comeBack(() => Promise.resolve(captured));
    expect(notice).toEqual({ id: '1', reference, answer: captured });
    expect(asked).toEqual([{ reference, gatewayReference: 'g', fields }]);
  });

  it('is unknown where that fails, and asked about later', async () => {
    const { notice } = await comeBack(() => Promise.reject(new Error('down')));
    expect(notice?.answer).toEqual({ kind: 'unknown' });
  });

  it.each(['captured', 'declined', 'cancelled', 'voiding', 'voided'] as const)(
    'takes no money for an attempt that is %s',
    async (state) => {
      const { notice } = await comeBack(() => Promise.resolve(captured), state);
      expect([notice?.answer, asked]).toEqual([{ kind: 'waiting' }, []]);
    },
  );

  it('takes no money for an attempt that nobody knows, nor for fields of nobody', async () => {
    till.gateways.set(
      'double',
      withReturns(() => Promise.resolve(captured)),
    );
    expect((await completeReturn(till.deps, { reference: 'x'.repeat(32) }))?.answer).toEqual({ kind: 'waiting' });
    expect(await completeReturn(till.deps, {})).toBeNull();
    expect(asked).toEqual([]);
  });
});

it('leaves a return alone that tells the end', async () => {
  const notice = { id: '1', reference: 'r', answer: { kind: 'captured', gatewayReference: 'g' } } as const;
  till.gateways.set('double', double({ readReturn: () => notice, complete: () => Promise.reject(new Error('asked')) }));
  expect(await completeReturn(till.deps, {})).toEqual(notice);
});
