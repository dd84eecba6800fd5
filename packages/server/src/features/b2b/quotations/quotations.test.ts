import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { euro, product, sell } from '../../../../tests/support/goods.ts';
import { messagesTo } from '../../../../tests/support/worlds.ts';
import {
  aBuyer,
  aCompany,
  anyNumber,
  anyText,
  aShelf,
  ask,
  BASKET,
  expectRefused,
  linesIn,
  put,
  QUOTATIONS,
} from '../b2b.support.ts';
import { commentOnQuotation, decideAsShop } from './desk.service.ts';

const shop = useShop({ env: { B2B_QUOTATION_EMAILS: 'sales@example.org' } });

const A_NUMBER: unknown = expect.stringMatching(/^[1-9]\d{11}$/);
const A_TIME: unknown = expect.stringMatching(/Z$/);

async function aWorld(limits: Parameters<typeof aCompany>[1] = {}) {
  const [shelf, company] = [await aShelf(shop()), await aCompany(shop(), limits)];
  const [boss, clerk] = [await aBuyer(shop(), `HQ-${company.n}`), await aBuyer(shop(), `N-${company.n}`)];
  return { ...company, shelf, boss, clerk };
}

const path = (id: unknown, word = '') => `${QUOTATIONS}${String(id)}/${word === '' ? '' : `${word}/`}`;
const statusOf = (json: unknown) => field(json, 'status');

describe('asking', () => {
  it('makes a quotation of the basket, which is empty then', async () => {
    const { shelf, north, n, clerk } = await aWorld();
    await put(clerk.browser, shelf.tea, north, 2);
    const answer = await ask(clerk, shelf.small, north, 1);
    const { id, email } = clerk.customer;
    expect([answer.status, answer.json]).toEqual([
      201,
      {
        ...{ id: anyNumber, number: A_NUMBER, name: 'June order' },
        ...{ total_amount: '29.00', net_amount: '29.00', status: 'request_approval', currency: 'eur' },
        ...{ created_at: A_TIME, modified_at: A_TIME },
        user: {
          ...{ id, first_name: 'Ada', last_name: 'Example', email },
          division: { id: north, name: `North ${n}`, erp_code: `N-${n}`, phone_number: '' },
        },
      },
    ]);
    expect(linesIn(await clerk.browser.get(BASKET))).toEqual([]);
    const list = await clerk.browser.get(QUOTATIONS);
    expect(list.json).toEqual({ count: 1, next: null, previous: null, results: [answer.json] });
    await shop().runJobs();
  });

  it('keeps names and prices as they were', async () => {
    const { shelf, north, n, clerk } = await aWorld();
    const id = field((await ask(clerk, shelf.tea, north, 2)).json, 'id');
    await sell(shop(), [product(`tea-${shelf.n}`, { names: { en: 'Dear tea' }, prices: [euro(9900)] })]);
    const { json } = await clerk.browser.get(path(id));
    const division = { id: north, name: `North ${n}`, erp_code: `N-${n}` };
    expect([field(json, 'items'), field(json, 'events')]).toEqual([
      [
        {
          ...{ product_remote_id: shelf.tea, sku: `tea-${shelf.n}`, base_code: `tea-${shelf.n}`, name: 'Tea' },
          ...{ price: '4.50', quantity: 2, total_amount: '9.00', division },
        },
      ],
      [{ kind: 'asked', actor: 'customer', name: 'Ada Example', comment: null, created_at: anyText }],
    ]);
    await shop().runJobs();
  });

  it('is pending at once for a main division', async () => {
    const { shelf, south, boss } = await aWorld();
    expect(statusOf((await ask(boss, shelf.tea, south)).json)).toBe('pending');
    await shop().runJobs();
  });

  it('is refused for an empty basket, without a name, in another currency', async () => {
    const { shelf, north, clerk } = await aWorld();
    const { browser } = clerk;
    const empty = { status: 400, json: { non_field_errors: ['The basket is empty.'] } };
    await expectRefused(browser, () => browser.post(QUOTATIONS, { name: 'x' }), empty);
    await put(browser, shelf.tea, north);
    const nameless = { status: 400, json: { name: ['This field is required.'] } };
    await expectRefused(browser, () => browser.post(QUOTATIONS, {}), nameless);
    const dollars = { headers: { 'x-currency': 'usd' } };
    const other = { status: 400, json: { non_field_errors: ['Quotations of this division are in EUR.'] } };
    await expectRefused(browser, () => browser.post(QUOTATIONS, { name: 'x' }, dollars), other);
  });

  it('is done sixty times an hour at most', async () => {
    const { shelf, north, clerk } = await aWorld();
    for (let count = 0; count < 60; count += 1) await clerk.browser.post(QUOTATIONS, { name: 'x' });
    await put(clerk.browser, shelf.tea, north);
    const before = (await clerk.browser.get(BASKET)).json;
    const answer = await clerk.browser.post(QUOTATIONS, { name: 'x' });
    expect([answer.status, answer.headers['retry-after']]).toEqual([429, '3600']);
    expect((await clerk.browser.get(BASKET)).json).toEqual(before);
    shop().clock.advance(3_600_001);
    expect((await clerk.browser.post(QUOTATIONS, { name: 'x' })).status).toBe(201);
    await shop().runJobs();
  });

  it('makes one of a basket that is submitted twice at once', async () => {
    const { shelf, north, clerk } = await aWorld();
    await put(clerk.browser, shelf.tea, north);
    const both = await Promise.all([1, 2, 3].map(() => clerk.browser.post(QUOTATIONS, { name: 'x' })));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    expect(field((await clerk.browser.get(QUOTATIONS)).json, 'count')).toBe(1);
    await shop().runJobs();
  });
});

describe('the limit of a month', () => {
  it('is the sub division’s own', async () => {
    const { shelf, north, south, boss, clerk } = await aWorld({ north: 1350 });
    expect((await ask(clerk, shelf.tea, north, 2)).status).toBe(201);
    await put(clerk.browser, shelf.tea, north, 2);
    const text = 'The monthly limit of 13.50 EUR would be exceeded; 4.50 EUR are left.';
    const refusal = { status: 400, json: { non_field_errors: [text] } };
    await expectRefused(clerk.browser, () => clerk.browser.post(QUOTATIONS, { name: 'x' }), refusal);
    expect((await ask(boss, shelf.tea, south, 50)).status).toBe(201);
    await clerk.browser.put(BASKET, { product_remote_id: shelf.tea, division: north, quantity: 1 });
    expect((await clerk.browser.post(QUOTATIONS, { name: 'x' })).status).toBe(201);
    await shop().runJobs();
  });

  it('is, of a main division, its own and those of its sub divisions together', async () => {
    const { shelf, north, main, boss, clerk } = await aWorld({ main: 900 });
    expect((await ask(clerk, shelf.tea, north)).status).toBe(201);
    expect((await ask(boss, shelf.tea, main, 2)).status).toBe(400);
    await boss.browser.put(BASKET, { product_remote_id: shelf.tea, division: main, quantity: 1 });
    expect((await boss.browser.post(QUOTATIONS, { name: 'x' })).status).toBe(201);
    expect((await ask(clerk, shelf.tea, north)).status).toBe(400);
    await shop().runJobs();
  });

  it('is freed by what is rejected and cancelled, and by the next month', async () => {
    const { shelf, north, clerk } = await aWorld({ north: 450 });
    const first = await ask(clerk, shelf.tea, north);
    expect((await ask(clerk, shelf.tea, north)).status).toBe(400);
    await clerk.browser.post(path(field(first.json, 'id'), 'cancel'), {});
    const second = await clerk.browser.post(QUOTATIONS, { name: 'x' });
    expect(second.status).toBe(201);
    await decideAsShop(shop().deps, String(field(second.json, 'number')), { decision: 'rejected', comment: null });
    expect((await ask(clerk, shelf.tea, north)).status).toBe(201);
    expect((await ask(clerk, shelf.tea, north)).status).toBe(400);
    shop().clock.advance(32 * 86_400_000);
    const later = await aBuyer(shop(), String(field(first.json, 'user', 'division', 'erp_code')));
    expect((await ask(later, shelf.tea, north)).status).toBe(201);
    await shop().runJobs();
  });

  it('is not exceeded by many who ask at once in all divisions', async () => {
    const { shelf, north, south, main, n, boss, clerk } = await aWorld({ main: 450 * 4 });
    const others = [await aBuyer(shop(), `S-${n}`), await aBuyer(shop(), `S-${n}`), await aBuyer(shop(), `N-${n}`)];
    const asked: [typeof boss, number][] = [
      [boss, main],
      [clerk, north],
    ];
    const places = [south, south, north];
    others.forEach((buyer, index) => asked.push([buyer, places[index] ?? south]));
    for (const [buyer, division] of asked) await put(buyer.browser, shelf.tea, division);
    const answers = await Promise.all(asked.map(([buyer]) => buyer.browser.post(QUOTATIONS, { name: 'x' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 400]);
    await shop().runJobs();
  });
});

describe('who sees what', () => {
  it('is all of it for a main division, the own for others, nothing for strangers', async () => {
    const { shelf, north, south, n, boss, clerk } = await aWorld();
    const colleague = await aBuyer(shop(), `N-${n}`);
    const neighbour = await aBuyer(shop(), `S-${n}`);
    const stranger = (await aWorld()).boss;
    const ids = [
      field((await ask(clerk, shelf.tea, north)).json, 'id'),
      field((await ask(neighbour, shelf.tea, south)).json, 'id'),
    ];
    const seen = async ({ browser }: typeof boss) => field((await browser.get(QUOTATIONS)).json, 'count');
    expect([await seen(boss), await seen(clerk), await seen(neighbour)]).toEqual([2, 1, 1]);
    expect([await seen(colleague), await seen(stranger)]).toEqual([0, 0]);
    const both = async () => [(await boss.browser.get(path(ids[0]))).json, (await boss.browser.get(path(ids[1]))).json];
    const before = await both();
    expect(before.map(statusOf)).toEqual(['request_approval', 'request_approval']);
    for (const [{ browser }, id] of [
      [colleague, ids[0]],
      [neighbour, ids[0]],
      [stranger, ids[0]],
      [clerk, ids[1]],
    ] as const) {
      expect((await browser.get(path(id))).status).toBe(404);
      for (const word of ['approve', 'reject', 'cancel'])
        expect((await browser.post(path(id, word), {})).status).toBe(404);
    }
    expect(await both()).toEqual(before);
    await shop().runJobs();
  });

  it('is narrowed by status and paged', async () => {
    const { shelf, main, boss } = await aWorld();
    for (let count = 0; count < 3; count += 1) await ask(boss, shelf.tea, main);
    const first = field((await boss.browser.get(QUOTATIONS)).json, 'results', 2, 'id');
    await boss.browser.post(path(first, 'approve'), {});
    const count = async (query: string) => field((await boss.browser.get(`${QUOTATIONS}?${query}`)).json, 'count');
    expect([await count('status=approved'), await count('status=pending'), await count('status=')]).toEqual([1, 2, 3]);
    const page = await boss.browser.get(`${QUOTATIONS}?page=2&status=pending&limit=1`);
    expect([field(page.json, 'previous'), field(page.json, 'next')]).toEqual([
      expect.stringContaining('status=pending'),
      null,
    ]);
    expect((await boss.browser.get(`${QUOTATIONS}?status=x`)).json).toEqual({ status: ['"x" is not a valid choice.'] });
    await shop().runJobs();
  });
});

describe('deciding', () => {
  it('is the main division’s; the requester is told', async () => {
    const { shelf, north, boss, clerk } = await aWorld();
    const { json } = await ask(clerk, shelf.tea, north);
    const id = field(json, 'id');
    const denied = await clerk.browser.post(path(id, 'approve'), {});
    expect([denied.status, statusOf((await clerk.browser.get(path(id))).json)]).toEqual([403, 'request_approval']);
    const approved = await boss.browser.post(path(id, 'approve'), { comment: 'Go ahead' });
    expect([approved.status, statusOf(approved.json)]).toEqual([200, 'approved']);
    expect(field(approved.json, 'events', 1)).toMatchObject({
      kind: 'approved',
      comment: 'Go ahead',
      actor: 'customer',
    });
    const [mail] = await messagesTo(shop(), clerk.customer.email);
    const number = String(field(json, 'number'));
    expect(mail?.subject).toBe(`Your quotation ${number} is approved`);
    expect(mail?.body).toBe(`Hello Ada,\n\nyour quotation ${number} (June order) is approved.\n\nGo ahead`);
  });

  it('is done once: what is decided waits no more', async () => {
    const { shelf, north, boss, clerk } = await aWorld();
    const id = field((await ask(clerk, shelf.tea, north)).json, 'id');
    const calls = ['approve', 'reject', 'approve', 'reject'].map((word) => boss.browser.post(path(id, word), {}));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 406, 406, 406]);
    const after = (await boss.browser.get(path(id))).json;
    const late = await clerk.browser.post(path(id, 'cancel'), {});
    expect(late.status).toBe(406);
    expect(field(late.json, 'error_code')).toBe('b2b_1');
    expect((await boss.browser.get(path(id))).json).toEqual(after);
    expect(field(after, 'events')).toMatchObject([{ kind: 'asked' }, { kind: statusOf(after) }]);
    expect(await messagesTo(shop(), clerk.customer.email)).toHaveLength(1);
  });

  it('is taken back by who asked, who gets no mail of it', async () => {
    const { shelf, north, clerk } = await aWorld();
    const id = field((await ask(clerk, shelf.tea, north)).json, 'id');
    expect(statusOf((await clerk.browser.post(path(id, 'cancel'), {})).json)).toBe('cancelled');
    expect(await messagesTo(shop(), clerk.customer.email)).toEqual([]);
  });

  it('is the shop’s too, which may cancel what is approved and comment', async () => {
    const { shelf, north, boss, clerk } = await aWorld();
    const { json } = await ask(clerk, shelf.tea, north);
    const number = String(field(json, 'number'));
    await commentOnQuotation(shop().deps, number, 'From Monday on');
    await decideAsShop(shop().deps, number, { decision: 'approved', comment: null });
    const reject = decideAsShop(shop().deps, number, { decision: 'rejected', comment: null });
    await expect(reject).rejects.toMatchObject({ kind: 'rejected', code: 'b2b_1' });
    await decideAsShop(shop().deps, number, { decision: 'cancelled', comment: null });
    const events = field((await boss.browser.get(path(field(json, 'id')))).json, 'events');
    expect(events).toMatchObject([
      { kind: 'asked' },
      { kind: 'comment', actor: 'shop', name: null, comment: 'From Monday on' },
      { kind: 'approved' },
      { kind: 'cancelled' },
    ]);
    const mails = await messagesTo(shop(), clerk.customer.email);
    expect(mails.map(({ subject }) => subject?.split(' ').at(-1)).sort()).toEqual(['approved', 'cancelled', 'comment']);
  });
});

describe('mails of a new quotation', () => {
  it('go to the shop and to the main division, but not to who asked', async () => {
    const { shelf, north, n, boss, clerk } = await aWorld();
    const number = String(field((await ask(clerk, shelf.tea, north, 2)).json, 'number'));
    const subject = `Quotation ${number}: June order`;
    expect((await messagesTo(shop(), boss.customer.email)).map((mail) => mail.subject)).toEqual([subject]);
    const [told] = await messagesTo(shop(), 'sales@example.org');
    expect([told?.subject, told?.body.includes(`North ${n}`), told?.body.includes('9.00 EUR')]).toEqual([
      subject,
      true,
      true,
    ]);
    expect(await messagesTo(shop(), clerk.customer.email)).toEqual([]);
  });
});
