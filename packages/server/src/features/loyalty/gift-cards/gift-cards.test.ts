import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { Refusal } from '../../../kernel/errors.ts';
import {
  disableGiftCard,
  findGiftCard,
  findGiftCardById,
  type GiftCardOrder,
  giveBackGiftCard,
  issueGiftCards,
  listGiftCards,
  spendGiftCard,
} from '../index.ts';
import { inTransaction } from '../money/money.fixture.ts';

const shop = useShop();

const DAY_MS = 86_400_000;
const now = () => shop().clock.now();
const inDays = (days: number) => new Date(now().getTime() + days * DAY_MS);

async function issue(order: Partial<GiftCardOrder> = {}): Promise<string> {
  const whole = { count: 1, amount: 1000, currency: 'eur', expiresAt: null, ...order };
  const [code = ''] = await issueGiftCards(shop().deps, whole);
  return code;
}

const find = (code: string, currency = 'eur') => findGiftCard(shop().deps.db, code, { currency, now: now() });

async function idOf(code: string): Promise<number> {
  return (await find(code))?.id ?? 0;
}

const spend = (giftCardId: number, reference: string, amount: number) =>
  inTransaction(shop(), (tx) => spendGiftCard(tx, { giftCardId, reference, amount, now: now() }));

const giveBack = (reference: string) => inTransaction(shop(), (tx) => giveBackGiftCard(tx, reference, now()));

async function state(id: number) {
  const { db } = shop().deps;
  const card = await db.selectFrom('gift_cards').select('balance').where('id', '=', id).executeTakeFirst();
  const transactions = await db
    .selectFrom('gift_card_transactions')
    .select(['amount', 'reference'])
    .where('gift_card_id', '=', id)
    .orderBy('id')
    .execute();
  return { balance: card?.balance, transactions };
}

describe('issuing', () => {
  it('hands out codes once, and keeps none of them', async () => {
    const codes = await issueGiftCards(shop().deps, { count: 50, amount: 500, currency: 'eur', expiresAt: null });
    expect(new Set(codes).size).toBe(50);
    for (const code of codes) expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/);
    const kept = JSON.stringify(await shop().deps.db.selectFrom('gift_cards').selectAll().execute());
    for (const code of codes) {
      expect(kept).not.toContain(code.replaceAll('-', ''));
      expect(kept).not.toContain(code.slice(0, 9));
    }
    expect(shop().logs()).not.toContain(codes[0]);
  });

  it.each([
    [{ count: 0 }, 'count'],
    [{ count: 10_001 }, 'count'],
    [{ amount: 0 }, 'amount'],
    [{ amount: 0.5 }, 'amount'],
    [{ amount: 1_000_000_001 }, 'amount'],
    [{ currency: 'xyz' }, 'currency'],
    [{ expiresAt: new Date('2000-01-01T00:00:00Z') }, 'expires'],
  ])('refuses %j and makes none', async (wrong, field) => {
    const before = await listGiftCards(shop().deps, { after: 0, limit: 1000 });
    const refusal: unknown = await issue(wrong).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal instanceof Refusal ? Object.keys(refusal.details.fields ?? {}) : refusal).toEqual([field]);
    expect(await listGiftCards(shop().deps, { after: 0, limit: 1000 })).toEqual(before);
  });

  it('is listed in order, behind any card', async () => {
    const first = await idOf(await issue({ amount: 700 }));
    const second = await idOf(await issue({ amount: 800, expiresAt: inDays(1) }));
    await disableGiftCard(shop().deps, second);
    const listed = await listGiftCards(shop().deps, { after: first - 1, limit: 2 });
    expect(listed).toMatchObject([
      { id: first, balance: 700, initialBalance: 700, isActive: true, expiresAt: null },
      { id: second, balance: 800, initialBalance: 800, isActive: false, expiresAt: inDays(1) },
    ]);
  });
});

describe('a code', () => {
  it('is known however it is written', async () => {
    const code = await issue();
    const card = await find(code);
    expect(card).toEqual({
      ...{ id: card?.id, codeEnd: code.slice(-4), currency: 'eur', balance: 1000, expiresAt: null },
    });
    for (const written of [code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' – ')}\n`]) {
      expect(await find(written)).toEqual(card);
    }
  });

  it.each(['', 'ABCD', 'ABCD-EFGH-JKMN-PQR0', 'x'.repeat(10_000), '🎁'.repeat(16), "' or 1=1 --"])(
    'is not %j',
    async (code) => {
      expect(await find(code)).toBeNull();
    },
  );

  it('of another currency, switched off or expired is not known', async () => {
    const [off, short] = [await issue(), await issue({ expiresAt: inDays(1) })];
    expect(await find(off, 'usd')).toBeNull();
    const purse = { currency: 'eur', now: now() };
    const [offId, shortId] = [await idOf(off), await idOf(short)];
    expect((await findGiftCardById(shop().deps.db, shortId, purse))?.balance).toBe(1000);
    await disableGiftCard(shop().deps, offId);
    for (const [code, id, at] of [
      [off, offId, now()],
      [short, shortId, inDays(1)],
    ] as const) {
      expect(await findGiftCard(shop().deps.db, code, { currency: 'eur', now: at })).toBeNull();
      expect(await findGiftCardById(shop().deps.db, id, { currency: 'eur', now: at })).toBeNull();
      const before = await state(id);
      const late = { giftCardId: id, reference: 'late', amount: 1, now: at };
      expect(await inTransaction(shop(), (tx) => spendGiftCard(tx, late))).toBe(false);
      expect(await state(id)).toEqual(before);
    }
  });

  it('can only be switched off where there is one', async () => {
    await expect(disableGiftCard(shop().deps, 999_999)).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('spending', () => {
  it('takes all or nothing, once for each reference', async () => {
    const id = await idOf(await issue());
    expect(await spend(id, 'g-1', 400)).toBe(true);
    expect(await spend(id, 'g-1', 400)).toBe(true);
    expect(await spend(id, 'g-1', 500)).toBe(false);
    expect(await spend(id, 'g-2', 601)).toBe(false);
    expect(await spend(id, 'g-2', 0)).toBe(true);
    expect(await state(id)).toEqual({ balance: 600, transactions: [{ amount: -400, reference: 'g-1' }] });
    await expect(spend(id, 'g-3', -1)).rejects.toThrow('a whole number');
  });

  it('is given back once, also when the card is over, and may be done again', async () => {
    const id = await idOf(await issue());
    await spend(id, 'g-back', 400);
    await giveBack('g-back');
    await giveBack('g-back');
    await giveBack('g-never');
    expect((await state(id)).balance).toBe(1000);
    expect(await spend(id, 'g-back', 300)).toBe(true);
    await disableGiftCard(shop().deps, id);
    await giveBack('g-back');
    expect((await state(id)).balance).toBe(1000);
  });

  it('at once by twenty takes exactly what is there', async () => {
    const id = await idOf(await issue());
    const twenty = Array.from({ length: 20 }, (_, index) => index);
    const spent = await Promise.all(twenty.map((index) => spend(id, `g-race-${index}`, 300)));
    expect([spent.filter(Boolean).length, (await state(id)).balance]).toEqual([3, 100]);
    const same = await Promise.all(twenty.map(() => spend(id, 'g-same', 100)));
    expect([same.every(Boolean), (await state(id)).balance]).toEqual([true, 0]);
    await Promise.all(twenty.map(() => giveBack('g-same')));
    expect((await state(id)).balance).toBe(100);
  });
});
