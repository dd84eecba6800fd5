import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { balanceOf, giveBackLoyalty, grantLoyalty, refundToLoyalty, spendLoyalty } from '../index.ts';
import { give, inTransaction, ledgerOf } from './money.fixture.ts';

const shop = useShop();

interface Order {
  readonly customerId: number;
  readonly reference: string;
  readonly amount: number;
  readonly currency?: string;
}

const spend = ({ currency = 'eur', ...order }: Order) =>
  inTransaction(shop(), (tx) => spendLoyalty(tx, { ...order, currency, now: shop().clock.now() }));

const giveBack = (reference: string) =>
  inTransaction(shop(), (tx) => giveBackLoyalty(tx, reference, shop().clock.now()));

const refund = ({ currency = 'eur', ...order }: Order) =>
  inTransaction(shop(), (tx) => refundToLoyalty(tx, { ...order, currency, now: shop().clock.now() }));

const balance = (customerId: number, currency = 'eur') =>
  balanceOf(shop().deps.db, { customerId, currency, now: shop().clock.now() });

async function kinds(customerId: number): Promise<unknown> {
  const { accounts } = await ledgerOf(shop(), customerId);
  return Object.fromEntries(accounts.map(({ kind, balance: left }) => [kind, left]));
}

describe('spending', () => {
  it('goes through the accounts sale, bank and refund, one after the other', async () => {
    const { id: customerId, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 300, bank: 200, refund: 100 });
    expect(await spend({ customerId, reference: 'turn-1', amount: 350 })).toBe(true);
    expect(await kinds(customerId)).toEqual({ sale: 0, bank: 150, refund: 100 });
    expect(await spend({ customerId, reference: 'turn-2', amount: 250 })).toBe(true);
    expect(await kinds(customerId)).toEqual({ sale: 0, bank: 0, refund: 0 });
    const { transactions } = await ledgerOf(shop(), customerId);
    expect(transactions.filter(({ reason }) => reason === 'spend')).toMatchObject([
      { kind: 'bank', amount: -50, reference: 'turn-1' },
      { kind: 'sale', amount: -300, reference: 'turn-1' },
      { kind: 'refund', amount: -100, reference: 'turn-2' },
      { kind: 'bank', amount: -150, reference: 'turn-2' },
    ]);
  });

  it.each([
    ['more than there is', { amount: 101 }],
    ['another currency', { amount: 1, currency: 'usd' }],
  ])('refuses %s, and changes nothing', async (_what, wanted) => {
    const { id: customerId, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 60, refund: 40 });
    const before = await ledgerOf(shop(), customerId);
    expect(await spend({ customerId, reference: `refused-${customerId}`, ...wanted })).toBe(false);
    expect(await ledgerOf(shop(), customerId)).toEqual(before);
  });

  it('refuses a customer who has never had any; nothing is spent of nothing', async () => {
    const { id: customerId } = await aCustomer(shop());
    expect(await spend({ customerId, reference: 'none', amount: 1 })).toBe(false);
    expect(await spend({ customerId, reference: 'none', amount: 0 })).toBe(true);
    expect(await balance(customerId)).toBe(0);
    expect(await ledgerOf(shop(), customerId)).toEqual({ accounts: [], transactions: [] });
  });

  it.each([-1, 1.5, NaN, Number.MAX_SAFE_INTEGER + 1])('throws at %s', async (amount) => {
    const { id: customerId, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 60 });
    const before = await ledgerOf(shop(), customerId);
    await expect(spend({ customerId, reference: 'wrong', amount })).rejects.toThrow('a whole number');
    await expect(refund({ customerId, reference: 'wrong', amount })).rejects.toThrow('a whole number');
    expect(await ledgerOf(shop(), customerId)).toEqual(before);
  });

  it('spends once for one reference, and says no where the amount is another', async () => {
    const { id: customerId, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 100 });
    expect(await spend({ customerId, reference: 'once', amount: 30 })).toBe(true);
    const before = await ledgerOf(shop(), customerId);
    expect(await spend({ customerId, reference: 'once', amount: 30 })).toBe(true);
    expect(await spend({ customerId, reference: 'once', amount: 40 })).toBe(false);
    expect(await ledgerOf(shop(), customerId)).toEqual(before);
  });

  it('may be given back and done again with another amount', async () => {
    const { id: customerId, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 100 });
    await spend({ customerId, reference: 'again', amount: 100 });
    await giveBack('again');
    expect(await balance(customerId)).toBe(100);
    expect(await spend({ customerId, reference: 'again', amount: 70 })).toBe(true);
    expect(await balance(customerId)).toBe(30);
    await giveBack('again');
    expect(await balance(customerId)).toBe(100);
  });

  it('costs two statements', async () => {
    const { id: customerId, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 100 });
    const seen: string[] = [];
    const stop = shop().database.listen((text) => seen.push(text));
    await spend({ customerId, reference: 'counted', amount: 1 });
    stop();
    expect(seen.filter((text) => !/^(begin|commit)/i.test(text))).toHaveLength(2);
  });
});

describe('giving back', () => {
  it('puts each part into the account it came from, once', async () => {
    const { id: customerId, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 10, bank: 20, refund: 30 });
    await spend({ customerId, reference: 'parts', amount: 45 });
    await giveBack('parts');
    await giveBack('parts');
    expect(await kinds(customerId)).toEqual({ sale: 10, bank: 20, refund: 30 });
  });

  it('of what was never spent does nothing', async () => {
    const { id: customerId, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 10 });
    await grantLoyalty(shop().deps, { email, currency: 'eur', amount: 5, kind: 'sale', reference: 'granted' });
    const before = await ledgerOf(shop(), customerId);
    await giveBack('granted');
    await giveBack('never');
    expect(await ledgerOf(shop(), customerId)).toEqual(before);
  });
});

describe('refunding', () => {
  it('fills the account for refunds, once for each reference', async () => {
    const { id: customerId } = await aCustomer(shop());
    expect(await refund({ customerId, reference: 'r-1', amount: 25 })).toBe(true);
    expect(await refund({ customerId, reference: 'r-1', amount: 25 })).toBe(false);
    expect(await refund({ customerId, reference: 'r-2', amount: 5 })).toBe(true);
    expect(await refund({ customerId, reference: 'r-3', amount: 0 })).toBe(false);
    expect(await kinds(customerId)).toEqual({ refund: 30 });
  });
});

describe('twenty at once', () => {
  const twenty = Array.from({ length: 20 }, (_, index) => index);

  it('spend exactly what the balance covers', async () => {
    const { id: customerId, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 250, bank: 250, refund: 299 });
    const spent = await Promise.all(
      twenty.map((index) => spend({ customerId, reference: `race-${index}`, amount: 100 })),
    );
    expect(spent.filter(Boolean)).toHaveLength(7);
    expect(await kinds(customerId)).toEqual({ sale: 0, bank: 0, refund: 99 });
  });

  it('spend once for one reference', async () => {
    const { id: customerId, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 1000 });
    const spent = await Promise.all(twenty.map(() => spend({ customerId, reference: 'same', amount: 100 })));
    expect([spent.every(Boolean), await balance(customerId)]).toEqual([true, 900]);
  });

  it('give back and refund once', async () => {
    const { id: customerId, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 1000 });
    await spend({ customerId, reference: 'back', amount: 600 });
    await Promise.all(
      twenty.flatMap(() => [giveBack('back'), refund({ customerId, reference: 'back', amount: 50 }).then(() => null)]),
    );
    expect(await kinds(customerId)).toEqual({ sale: 1000, refund: 50 });
  });

  it('do not wait for each other in a circle, whatever they do in one transaction', async () => {
    const { id: customerId, email } = await aCustomer(shop());
    await give(shop(), email, { refund: 1000, sale: 1000 });
    const order = (reference: string, amount: number) => {
      return { customerId, currency: 'eur', reference, amount, now: shop().clock.now() };
    };
    await Promise.all(
      twenty.map((index) =>
        inTransaction(shop(), async (tx) => {
          const reference = `circle-${index}`;
          if (index % 2 === 0) await refundToLoyalty(tx, order(`${reference}-refund`, 1));
          await spendLoyalty(tx, order(reference, 150));
          await giveBackLoyalty(tx, reference, shop().clock.now());
          if (index % 2 === 1) await refundToLoyalty(tx, order(`${reference}-refund`, 1));
        }),
      ),
    );
    expect(await kinds(customerId)).toEqual({ sale: 1000, refund: 1020 });
  });
});

type Deed = 'spend' | 'giveBack' | 'refund';

/** What should become of one customer's money. */
class Model {
  left: number;
  private readonly held = new Map<string, number>();
  private readonly refunded = new Set<string>();

  constructor(left: number) {
    this.left = left;
  }

  spend(reference: string, amount: number): boolean {
    const had = this.held.get(reference);
    if (had !== undefined || amount === 0) return amount === 0 || had === amount;
    if (amount > this.left) return false;
    this.held.set(reference, amount);
    this.left -= amount;
    return true;
  }

  giveBack(reference: string): boolean {
    this.left += this.held.get(reference) ?? 0;
    this.held.delete(reference);
    return true;
  }

  refund(reference: string, amount: number): boolean {
    if (amount === 0 || this.refunded.has(reference)) return false;
    this.refunded.add(reference);
    this.left += amount;
    return true;
  }
}

describe('the ledger', () => {
  const really: Readonly<Record<Deed, (order: Order) => Promise<boolean>>> = {
    ...{ spend, refund },
    giveBack: ({ reference }) => giveBack(reference).then(() => true),
  };
  const step = fc.record({
    ...{ deed: fc.constantFrom<Deed>('spend', 'spend', 'giveBack', 'refund'), amount: fc.integer({ min: 0, max: 90 }) },
    reference: fc.constantFrom('a', 'b', 'c'),
  });

  it('adds up to the balances, whatever was done in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { id: customerId, email } = await aCustomer(shop());
        await give(shop(), email, { sale: 50, bank: 30 });
        const model = new Model(80);
        for (const { deed, amount, reference } of steps) {
          const done = await really[deed]({ customerId, reference: `${reference}-${customerId}`, amount });
          expect([done, await balance(customerId)]).toEqual([model[deed](reference, amount), model.left]);
        }
        const { accounts, transactions } = await ledgerOf(shop(), customerId);
        for (const { id, balance: now } of accounts) {
          const own = transactions.filter(({ account_id }) => account_id === id);
          expect(own.reduce((sum, { amount }) => sum + amount, 0)).toBe(now);
        }
      }),
      { numRuns: 25 },
    );
  });
});
