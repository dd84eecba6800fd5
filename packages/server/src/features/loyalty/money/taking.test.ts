import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { expectBooksBalanced } from '../../../../tests/support/books.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { DAY, later } from '../../../platform/clock/index.ts';
import { expireLoyalty, giveBackLoyalty, grantLoyalty, spendLoyalty, takeLoyalty, type Taking } from '../index.ts';
import { earn, give, inTransaction, ledgerOf, lotsOf } from './money.fixture.ts';

/** Money that the desk takes back, and grants that expire. */

const shop = useShop();

const now = () => shop().clock.now();
const inDays = (days: number) => later(now(), days * DAY);

const take = (email: string, amount: number, reference: string, more: Partial<Taking> = {}) =>
  takeLoyalty(shop().deps, { email, currency: 'eur', amount, reference, ...more });
const spend = (customerId: number, amount: number, reference: string) =>
  inTransaction(shop(), (tx) => spendLoyalty(tx, { customerId, currency: 'eur', amount, reference, now: now() }));
const grant = (email: string, amount: number, expiresAt?: Date) =>
  grantLoyalty(shop().deps, {
    ...{ email, currency: 'eur', amount, kind: 'sale', reference: null },
    ...(expiresAt === undefined ? {} : { expiresAt }),
  });
const stateOf = async (id: number) => [await ledgerOf(shop(), id), await lotsOf(shop(), id)];

describe('taking', () => {
  it('takes what expires soonest first, then the other accounts, under a reason of its own', async () => {
    const { id, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 100, refund: 100 });
    await earn(shop(), id, { amount: 100, expiresAt: inDays(10) });
    expect(await take(email, 150, 'slip-1')).toEqual({ taken: true, balance: 150 });
    expect(await lotsOf(shop(), id)).toEqual(['0 until 2030-04-21', '50 until ever', '100 until ever']);
    expect(await take(email, 150, 'slip-2')).toEqual({ taken: true, balance: 0 });
    const { transactions } = await ledgerOf(shop(), id);
    expect(transactions.filter(({ reason }) => reason === 'take')).toMatchObject([
      { kind: 'sale', amount: -150, reference: 'slip-1' },
      { kind: 'refund', amount: -100, reference: 'slip-2' },
      { kind: 'sale', amount: -50, reference: 'slip-2' },
    ]);
    await expectBooksBalanced(shop().deps.db);
  });

  it('takes once for one reference, even if twenty do it at once', async () => {
    const { id, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 1000 });
    const taken = await Promise.all(Array.from({ length: 20 }, () => take(email, 40, 'once')));
    expect(taken.filter((one) => one.taken)).toHaveLength(1);
    expect(taken.every(({ balance }) => balance === 960)).toBe(true);
    const before = await stateOf(id);
    expect(await take(email, 40, 'once')).toEqual({ taken: false, balance: 960 });
    await expect(take(email, 41, 'once')).rejects.toMatchObject({
      details: { fields: { reference: [{ key: 'loyalty_taken_otherwise', params: { amount: '0.40' } }] } },
    });
    expect(await stateOf(id)).toEqual(before);
  });

  it('takes nothing of what is not all there, or has expired', async () => {
    const { id, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 60, refund: 40 });
    await earn(shop(), id, { amount: 70, expiresAt: now() });
    const before = await stateOf(id);
    await expect(take(email, 101, 'too-much')).rejects.toMatchObject({
      details: { fields: { amount: [{ key: 'loyalty_too_little', params: { left: '1.00', currency: 'EUR' } }] } },
    });
    expect(await stateOf(id)).toEqual(before);
    expect(await take(email, 100, 'too-much')).toEqual({ taken: true, balance: 0 });
    await expireLoyalty(shop().deps, now());
    await expectBooksBalanced(shop().deps.db);
  });

  it.each([
    [{ amount: 0 }, 'amount'],
    [{ amount: 1.5 }, 'amount'],
    [{ amount: 101 }, 'amount'],
    [{ currency: 'usd' }, 'amount'],
    [{ currency: 'gbp' }, 'currency'],
    [{ reference: '' }, 'reference'],
    [{ reference: 'x'.repeat(81) }, 'reference'],
  ])('refuses %j and takes nothing', async (wrong, name) => {
    const { id, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 100 });
    const before = await stateOf(id);
    const refused = expect(take(email, 1, 'wrong', wrong)).rejects;
    await refused.toMatchObject({ kind: 'invalid', details: { fields: { [name]: [{}] } } });
    expect(await stateOf(id)).toEqual(before);
  });

  it('knows registered customers only', async () => {
    await expect(take('nobody@example.org', 1, 'wrong')).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('and spenders at once: no piece of money goes twice, and no balance below zero', async () => {
    const { id, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 250, bank: 250, refund: 299 });
    const tries = Array.from({ length: 10 }, (_, each) => each);
    const done = await Promise.all([
      ...tries.map((each) => spend(id, 100, `race-${id}-${each}`)),
      ...tries.map((each) => take(email, 100, `race-${each}`).then(...yesOrNo)),
    ]);
    expect(done.filter(Boolean)).toHaveLength(7);
    const { accounts } = await ledgerOf(shop(), id);
    expect(accounts.map(({ balance }) => balance).sort()).toEqual([0, 0, 99]);
    await expectBooksBalanced(shop().deps.db);
  });

  it('leaves what an order has under the same reference alone, which goes back as before', async () => {
    const { id, email } = await aCustomer(shop());
    await give(shop(), email, { sale: 100 });
    await spend(id, 30, `shared-${id}`);
    expect(await take(email, 30, `shared-${id}`)).toEqual({ taken: true, balance: 40 });
    await inTransaction(shop(), (tx) => giveBackLoyalty(tx, `shared-${id}`, now()));
    expect(await take(email, 30, `shared-${id}`)).toEqual({ taken: false, balance: 70 });
    await expectBooksBalanced(shop().deps.db);
  });
});

const yesOrNo = [() => true, () => false] as const;

describe('a grant with an end', () => {
  it('is spent before what never expires, and is gone from its end on', async () => {
    const { id, email } = await aCustomer(shop());
    await grant(email, 100);
    await grant(email, 50, inDays(3));
    expect(await lotsOf(shop(), id)).toEqual(['50 until 2030-04-14', '100 until ever']);
    expect(await spend(id, 20, `soon-${id}`)).toBe(true);
    expect(await lotsOf(shop(), id)).toEqual(['30 until 2030-04-14', '100 until ever']);
    shop().clock.advance(3 * DAY);
    expect(await spend(id, 101, `late-${id}`)).toBe(false);
    expect(await expireLoyalty(shop().deps, now())).toEqual([{ currency: 'eur', amount: 30, customers: 1 }]);
    expect((await ledgerOf(shop(), id)).accounts).toMatchObject([{ balance: 100 }]);
    await expectBooksBalanced(shop().deps.db);
  });

  it('is refused where the end is over, and grants nothing', async () => {
    const { id, email } = await aCustomer(shop());
    await expect(grant(email, 50, now())).rejects.toMatchObject({ details: { fields: { expires: [{}] } } });
    expect(await ledgerOf(shop(), id)).toEqual({ accounts: [], transactions: [] });
  });
});
