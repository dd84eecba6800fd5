import { describe, expect, it } from 'vitest';
import { openShop, useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { builtInCards, enrol, enrolAtDesk, grantLoyalty, type LoyaltyCardService } from '../index.ts';
import { give, inTransaction } from '../money/money.fixture.ts';
import { checkDigit } from './card-number.rules.ts';

const shop = useShop();
const path = '/loyalty-card/loyalty_card/';
const NONE = { card: null, points: 0, errors: null };
const ANY_PK: unknown = expect.any(Number);
const ANY_USER: unknown = expect.any(Object);

async function aShopper() {
  const known = await aCustomer(shop());
  const browser = shop().visit({ 'x-currency': 'eur' });
  await browser.logIn(known.email, known.password);
  return { ...known, browser };
}

const cardsOf = (customerId: number) =>
  shop().deps.db.selectFrom('loyalty_cards').select('number').where('customer_id', '=', customerId).execute();

describe(`GET ${path}`, () => {
  it('shows no card and no points to who is not a member, whatever they have', async () => {
    const { email, browser } = await aShopper();
    await give(shop(), email, { sale: 500 });
    const answer = await browser.get(path);
    expect([answer.status, answer.json]).toEqual([200, NONE]);
  });

  it('shows the card, whose it is, and what is on it in the currency of the call', async () => {
    const { id, email, browser } = await aShopper();
    await give(shop(), email, { sale: 4200, refund: 55 });
    await grantLoyalty(shop().deps, { email, currency: 'try', amount: 100, kind: 'sale', reference: null });
    const { card, isNew } = await enrolAtDesk(shop().deps, email);
    expect(isNew).toBe(true);
    expect(card.number).toMatch(/^[1-9]\d{15}$/);
    expect(checkDigit(card.number.slice(0, -1))).toBe(card.number.at(-1));
    const answer = await browser.get(path);
    expect([answer.status, answer.json]).toEqual([
      200,
      {
        card: {
          ...{ pk: ANY_PK, attributes: { account_number: card.number }, number: card.number },
          ...{ created_date: '2030-04-11T06:24:47.015000Z', modified_date: '2030-04-11T06:24:47.015000Z' },
          user: ANY_USER,
        },
        ...{ points: 42.55, errors: null },
      },
    ]);
    expect(field(answer.json, 'card', 'user')).toMatchObject({
      pk: id,
      email,
      first_name: 'Ada',
      user_type: 'registered',
    });
    expect((await browser.get(path, { headers: { 'x-currency': 'try' } })).json).toMatchObject({ points: 1 });
    const other = await aShopper();
    expect((await other.browser.get(path)).json).toEqual(NONE);
  });

  it('is for customers, of shops that have loyalty money', async () => {
    const answer = await shop().visit().get(path);
    expect([answer.status, answer.json]).toEqual([401, { detail: 'Authentication credentials were not provided.' }]);
    const without = await openShop({ env: { LOYALTY_MONEY_ENABLED: 'off' } });
    try {
      const { id, email, password } = await aCustomer(without);
      const browser = without.visit();
      await browser.logIn(email, password);
      const refused = await browser.get(path);
      expect([refused.status, refused.json]).toEqual([404, { detail: 'Not found.' }]);
      await expect(enrolAtDesk(without.deps, email)).rejects.toMatchObject({ kind: 'not_found' });
      const now = without.clock.now();
      expect(await inTransaction(without, (tx) => enrol(without.deps, tx, { customerId: id, now }))).toBe(false);
      expect(await without.deps.db.selectFrom('loyalty_cards').selectAll().execute()).toEqual([]);
    } finally {
      await without.close();
    }
  });
});

describe('joining', () => {
  it('gives one card, whoever asks how often at once', async () => {
    const { id, email } = await aCustomer(shop());
    const joined = await Promise.all(Array.from({ length: 10 }, () => enrolAtDesk(shop().deps, email)));
    expect(joined.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(joined.map(({ card }) => card.number)).size).toBe(1);
    expect(await cardsOf(id)).toHaveLength(1);
  });

  it('takes another number where one is somebody’s', async () => {
    const [ada, bob, eve] = [await aCustomer(shop()), await aCustomer(shop()), await aCustomer(shop())];
    const taken = (await enrolAtDesk(shop().deps, ada.email)).card.number;
    const free = builtInCards(shop().deps).newNumber();
    const numbers = [taken, free];
    const after = { ...builtInCards(shop().deps), newNumber: () => numbers.shift() ?? taken };
    const deps = { ...shop().deps, loyaltyCards: after };
    expect((await enrolAtDesk(deps, bob.email)).card.number).toBe(free);
    await expect(enrolAtDesk(deps, eve.email)).rejects.toThrow('No number');
    expect(await cardsOf(eve.id)).toEqual([]);
  });

  it('is for registered customers', async () => {
    await expect(enrolAtDesk(shop().deps, 'nobody@example.org')).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('a card service elsewhere', () => {
  const answers: LoyaltyCardService = {
    newNumber: () => '4000000000000002',
    pointsOf: ({ number }, { currency }) =>
      currency === 'eur' ? Promise.resolve(Number(number.slice(-1)) * 150) : Promise.reject(new Error('It is closed')),
  };
  const linked = useShop({ outside: { loyaltyCards: answers } });

  it('tells the points; while it does not, the card is shown, and why there are none', async () => {
    const { email, password } = await aCustomer(linked());
    await enrolAtDesk(linked().deps, email);
    const browser = linked().visit({ 'x-currency': 'eur' });
    await browser.logIn(email, password);
    const card = { number: '4000000000000002' };
    expect((await browser.get(path)).json).toMatchObject({ card, points: 3, errors: null });
    const closed = await browser.get(path, { headers: { 'x-currency': 'usd', 'accept-language': 'tr' } });
    expect([closed.status, closed.json]).toMatchObject([
      200,
      { card, points: 0, errors: 'Puanlarınız şu anda gösterilemiyor.' },
    ]);
    expect(field(closed.json, 'card', 'user', 'email')).toBe(email);
    expect(linked().logs()).toContain('The loyalty card service does not answer');
  });
});
