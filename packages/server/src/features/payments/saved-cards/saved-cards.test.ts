import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { expectNoCardData } from '../../../../tests/support/card-data.ts';
import { field } from '../../../../tests/support/customer.ts';
import { formatDateTime } from '../../../platform/http/index.ts';
import { aCardOwner, tokensAtBank } from './saved-cards.support.ts';

const shop = useShop();

const URL = '/users/saved-cards/';
const VISA = '4111111111111111';
const MASTER = '5555555555554444';
const OTHER = '5200828282828210';
const NOT_FOUND = { detail: 'Not found.' };
const HEX_32: unknown = expect.stringMatching(/^[0-9a-f]{32}$/);

const rows = () => shop().deps.db.selectFrom('saved_cards').selectAll().orderBy('id').execute();
const forgotten = () => shop().deps.db.selectFrom('forgotten_cards').selectAll().execute();
const defaults = async (customerId: number) =>
  (await rows()).filter((row) => row.customer_id === customerId && row.is_default).map(({ id }) => id);

describe('a customer’s cards', () => {
  it('are listed as documented, the default first, then the newest', async () => {
    const { browser, customer, cards } = await aCardOwner(shop(), VISA, MASTER, OTHER);
    const [third, second, first] = cards;
    const added = formatDateTime(first?.createdDate ?? new Date(0));
    const { status, json, text } = await browser.get(URL);
    expect([status, field(json, 'count'), field(json, 'next')]).toEqual([200, 3, null]);
    const ids = [0, 1, 2].map((at) => field(json, 'results', at, 'pk'));
    expect(ids).toEqual([first?.id, third?.id, second?.id]);
    expect(field(json, 'results', 0)).toEqual({
      ...{ id: first?.id, pk: first?.id, name: null, token: HEX_32, masked_card_number: '**** **** **** 1111' },
      ...{ user: customer.id, pos: null, created_date: added },
      ...{
        modified_date: added,
        is_default: true,
        brand: 'visa',
        expires: '2034-12',
      },
    });
    for (const token of await tokensAtBank(shop())) expect(text).not.toContain(token);
    expect(field((await browser.get(`${URL}?page=2&limit=2`)).json, 'results')).toEqual([field(json, 'results', 2)]);
    expect((await browser.get(`${URL}${String(first?.id)}/`)).json).toEqual(field(json, 'results', 0));
    expect((await browser.get('/users/stored-cards/')).json).toEqual(field(json, 'results'));
  });

  it('are none at first, and none of a guest’s', async () => {
    const { browser } = await aCardOwner(shop());
    expect(field((await browser.get(URL)).json, 'results')).toEqual([]);
    expect((await browser.get('/users/stored-cards/')).json).toEqual([]);
    const guest = await shop().visit().withToken();
    const answers = [
      await guest.get(URL),
      await guest.get(`${URL}1/`),
      await guest.get('/users/stored-cards/'),
      await guest.patch(`${URL}1/`, { name: 'x' }),
      await guest.delete(`${URL}1/`),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
  });

  it('are nobody else’s: 404 for whatever is asked, and nothing changes', async () => {
    const { cards } = await aCardOwner(shop(), VISA);
    const { browser } = await aCardOwner(shop(), MASTER);
    const before = await rows();
    for (const pk of [String(cards[0]?.id), '987654', '99999999999999999999', 'x']) {
      const answers = [
        await browser.get(`${URL}${pk}/`),
        await browser.patch(`${URL}${pk}/`, { name: 'Mine', is_default: true }),
        await browser.delete(`${URL}${pk}/`),
      ];
      for (const { status, json } of answers) expect([status, json]).toEqual([404, NOT_FOUND]);
    }
    expect(await rows()).toEqual(before);
    expect(await forgotten()).toEqual([]);
  });

  it('keep nothing of the number but its ends', async () => {
    const { browser } = await aCardOwner(shop(), VISA);
    await expectNoCardData(shop(), { number: VISA, cvv: '987' }, [await browser.get(URL)]);
  });
});

describe('changing a card', () => {
  it('names it, and takes the name away', async () => {
    const { browser, cards } = await aCardOwner(shop(), VISA);
    const path = `${URL}${String(cards[0]?.id)}/`;
    shop().clock.advance(5000);
    const named = await browser.patch(path, { name: ' Travel card ' });
    expect([named.status, field(named.json, 'name')]).toEqual([200, 'Travel card']);
    expect(field(named.json, 'modified_date')).toBe(formatDateTime(shop().clock.now()));
    expect((await browser.get(path)).json).toEqual(named.json);
    shop().clock.advance(5000);
    expect((await browser.patch(path, { name: 'Travel card' })).json).toEqual(named.json);
    expect((await browser.patch(path, {})).json).toEqual(named.json);
    expect(field((await browser.patch(path, { name: null })).json, 'name')).toBeNull();
  });

  it('refuses a name that is too long, and leaves what is not the customer’s', async () => {
    const { browser, cards } = await aCardOwner(shop(), VISA);
    const path = `${URL}${String(cards[0]?.id)}/`;
    const before = await rows();
    expect((await browser.patch(path, { name: 'x'.repeat(101) })).status).toBe(400);
    const tokens = { token: 'a'.repeat(32), masked_card_number: '1', user: 1, brand: 'x', expires: '2099-01', pos: 1 };
    expect((await browser.patch(path, tokens)).status).toBe(200);
    expect(await rows()).toEqual(before);
  });

  it('makes it the default in place of another', async () => {
    const { browser, customer, cards } = await aCardOwner(shop(), VISA, MASTER);
    const [second, first] = cards;
    expect(await defaults(customer.id)).toEqual([first?.id]);
    const made = await browser.patch(`${URL}${String(second?.id)}/`, { is_default: 'true' });
    expect([made.status, field(made.json, 'is_default')]).toEqual([200, true]);
    expect(await defaults(customer.id)).toEqual([second?.id]);
    await browser.patch(`${URL}${String(second?.id)}/`, { is_default: false });
    expect(await defaults(customer.id)).toEqual([]);
  });

  it('comes to one default, however many are made at once', async () => {
    const { browser, customer, cards } = await aCardOwner(shop(), VISA, MASTER, OTHER);
    const calls = Array.from({ length: 12 }, (_, index) =>
      browser.patch(`${URL}${String(cards[index % 3]?.id)}/`, { is_default: true }),
    );
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual(calls.map(() => 200));
    expect(await defaults(customer.id)).toHaveLength(1);
  });
});

describe('removing a card', () => {
  it('takes it away, and has its gateway forget it', async () => {
    const { browser, cards } = await aCardOwner(shop(), VISA, MASTER);
    const before = await tokensAtBank(shop());
    const gone = (await rows()).find(({ id }) => id === cards[0]?.id)?.gateway_token;
    const answer = await browser.delete(`${URL}${String(cards[0]?.id)}/`);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect((await browser.get(`${URL}${String(cards[0]?.id)}/`)).status).toBe(404);
    expect(field((await browser.get(URL)).json, 'count')).toBe(1);
    expect(await tokensAtBank(shop())).toEqual(before);
    await shop().runJobs();
    expect(await tokensAtBank(shop())).toEqual(before.filter((token) => token !== gone));
    expect(await forgotten()).toEqual([]);
    expect(shop().logs()).not.toContain(gone);
  });

  it('is done once, however often it is asked for at once', async () => {
    const { browser, cards } = await aCardOwner(shop(), VISA);
    const calls = Array.from({ length: 8 }, () => browser.delete(`${URL}${String(cards[0]?.id)}/`));
    const statuses = (await Promise.all(calls)).map(({ status }) => status).sort();
    expect(statuses).toEqual([204, 404, 404, 404, 404, 404, 404, 404]);
    await shop().runJobs();
    expect(await forgotten()).toEqual([]);
  });

  it('and naming it at once: it is gone, whichever comes first', async () => {
    const { browser, customer, cards } = await aCardOwner(shop(), VISA);
    const path = `${URL}${String(cards[0]?.id)}/`;
    const [removed, ...named] = await Promise.all([
      browser.delete(path),
      ...Array.from({ length: 4 }, () => browser.patch(path, { is_default: false })),
    ]);
    expect(removed.status).toBe(204);
    for (const { status } of named) expect([200, 404]).toContain(status);
    expect((await rows()).filter(({ customer_id }) => customer_id === customer.id)).toEqual([]);
    await shop().runJobs();
  });
});

describe('erasing an account', () => {
  it('takes all its cards along, at the gateway too, and nobody else’s', async () => {
    const { browser, customer } = await aCardOwner(shop(), VISA, MASTER);
    const other = await aCardOwner(shop(), VISA);
    const kept = (await rows()).filter(({ customer_id }) => customer_id !== customer.id);
    expect((await browser.patch('/users/anonymize/')).status).toBe(200);
    await shop().runJobs();
    expect(await rows()).toEqual(kept);
    expect(kept.map(({ customer_id }) => customer_id)).toContain(other.customer.id);
    expect((await tokensAtBank(shop())).sort()).toEqual(kept.map(({ gateway_token }) => gateway_token).sort());
    expect(await forgotten()).toEqual([]);
  });
});
