import { beforeAll, describe, expect, it } from 'vitest';
import { everything, NOT_AUTHENTICATED, NOT_FOUND } from '../../../../tests/sessions/support.ts';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { messagesTo } from '../../../../tests/support/worlds.ts';
import { formatDateTime } from '../../../platform/http/index.ts';
import { anOrder } from '../../orders/orders.support.ts';
import { closeTicket, getTicket, replyAsStaff } from '../index.ts';
import { anAsker, aStaffMember, loadSubjects, multipart, OPERATOR, PDF } from '../support.support.ts';

const DAY = 86_400_000;
const shop = useShop({
  env: {
    ...{ DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', ARASTA_THROTTLE: 'off' },
    ...{ CONTACT_EMAIL_TO: 'help@shop.example', SESSION_COOKIE_AGE: '31536000' },
  },
});
const url = '/users/conversations/';
const at = (number: string, rest = '') => `${url}${number}/${rest}`;

const NUMBER: unknown = expect.stringMatching(/^[A-Z0-9]{10}$/);
const ID: unknown = expect.any(Number);

beforeAll(() => loadSubjects(shop()));

async function answer(number: string, over: object = {}): Promise<void> {
  const staffId = await aStaffMember(shop());
  const by = { staffId, name: 'Ayşe' };
  await replyAsStaff(shop().deps, { number, by, body: 'Yes, it is.', files: [], isInternal: false, ...over });
  await shop().runJobs();
}

const ticket = (number: string) => getTicket(shop().deps.db, number);

describe('POST /users/conversations/', () => {
  it('opens one about an order and answers it', async () => {
    const { customer, browser } = await anAsker(shop());
    const order = await anOrder(shop(), { customerId: customer.id });
    const body = { subject: 2, order: order.id, message: 'Where is my parcel?' };
    const made = await browser.post(url, body, { headers: { 'idempotency-key': 'open-one' } });
    await shop().runJobs();
    expect(made.status).toBe(201);
    const now = formatDateTime(shop().clock.now());
    expect(made.json).toEqual({
      number: NUMBER,
      state: { value: 'open', label: 'Waiting for us' },
      subject: { id: 2, text: 'My order' },
      order: { id: order.id, number: order.number },
      ...{ message_count: 1, is_unread: false, can_reply: true, can_rate: false, rating: null },
      ...{ created_date: now, last_message_date: now, closed_date: null },
      messages: [
        {
          ...{ id: ID, author: 'customer', author_name: null, text: body.message },
          ...{ files: [], created_date: now },
        },
      ],
    });
    const kept = await ticket(String(field(made.json, 'number')));
    expect([kept.fullName, kept.email, kept.phone]).toEqual(['Ada Example', customer.email, customer.phone]);
    const again = await browser.post(url, body, { headers: { 'idempotency-key': 'open-one' } });
    expect([again.status, again.json, again.headers['idempotency-replayed']]).toEqual([201, made.json, 'true']);
  });

  it('refuses what the contact form refuses; nothing changes', async () => {
    const { browser } = await anAsker(shop());
    const before = await everything(shop());
    for (const [body, errors] of [
      [{ subject: 1, message: 'short' }, { message: ['Ensure this field has at least 10 characters.'] }],
      [
        { subject: 1, full_name: 'Ada\nX', message: 'Where is it now?' },
        { full_name: ['Line breaks and other control characters are not allowed.'] },
      ],
      [{ subject: 2, message: 'Where is it now?' }, { order: ['This field is required.'] }],
      [{ subject: 3, message: 'Where is it now?' }, { subject: ['Invalid pk "3" - object does not exist.'] }],
    ]) {
      const refused = await browser.post(url, body);
      expect([refused.status, refused.json]).toEqual([400, errors]);
    }
    expect(await everything(shop())).toEqual(before);
  });
});

describe('a customer’s conversations', () => {
  it('are listed in pages, the latest spoken in first, and narrowed', async () => {
    const { customer, browser, number: first } = await anAsker(shop());
    const order = await anOrder(shop(), { customerId: customer.id });
    shop().clock.advance(1000);
    const second = await browser.post(url, { subject: 2, order: order.id, message: 'Where is my parcel?' });
    const numbers = [String(field(second.json, 'number')), first];
    const list = async (query: string) => {
      const { json } = await browser.get(url + query);
      return [field(json, 'count'), field(json, 'results', 0, 'number'), field(json, 'results', 1, 'number')];
    };
    expect(await list('')).toEqual([2, ...numbers]);
    const { json } = await browser.get(`${url}?limit=1&state=open`);
    expect(json).toMatchObject({ count: 2, next: 'http://shop.test/users/conversations/?limit=1&state=open&page=2' });
    expect(await list('?limit=1&page=2')).toEqual([2, first, undefined]);
    expect((await browser.get(`${url}?page=2`)).status).toBe(404);
    expect(await list(`?order=${order.number}`)).toEqual([1, numbers[0], undefined]);
    expect(await list(`?order=${order.id}`)).toEqual([1, numbers[0], undefined]);
    expect(await list('?order=nothing')).toEqual([0, undefined, undefined]);
    shop().clock.advance(1000);
    await answer(first);
    expect(await list('')).toEqual([2, ...numbers.toReversed()]);
    expect(await list('?state=answered')).toEqual([1, first, undefined]);
    expect((await browser.get(`${url}?state=lost`)).status).toBe(400);
  });

  it('are read by reading, and not by the shop’s notes', async () => {
    const { browser, number } = await anAsker(shop());
    const unread = async () => (await browser.get(`${url}unread/`)).json;
    await answer(number, { isInternal: true, body: 'A note', files: [PDF] });
    expect(await unread()).toEqual({ count: 0 });
    await answer(number, { files: [PDF] });
    expect(await unread()).toEqual({ count: 1 });
    const read = await browser.get(at(number));
    expect(read.json).toMatchObject({
      ...{ state: { value: 'answered' }, is_unread: true, can_rate: true, message_count: 2 },
      messages: [{ author: 'customer' }, { author: 'shop', author_name: 'Ayşe', text: 'Yes, it is.' }],
    });
    expect(read.text).not.toContain('A note');
    expect(await unread()).toEqual({ count: 0 });
    expect(field((await browser.get(at(number))).json, 'is_unread')).toBe(false);
    const link = new URL(String(field(read.json, 'messages', 1, 'files', 0, 'url')));
    const file = await browser.get(link.pathname);
    expect([file.status, file.text, file.headers['content-type']]).toEqual([200, '%PDF-1.7\nhello', 'application/pdf']);
    expect(file.headers).toMatchObject({
      'content-disposition': `attachment; filename="bill.pdf"; filename*=UTF-8''bill.pdf`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    });
  });

  it('go on by messages with files, and the shop is told of each', async () => {
    const { browser, number } = await anAsker(shop());
    await answer(number);
    const photo = multipart(['message', 'Here is the bill.'], ['file', PDF], ['file', { ...PDF, name: 'çek.pdf' }]);
    const said = await browser.send('POST', at(number, 'messages/'), photo);
    expect([said.status, field(said.json, 'state', 'value'), field(said.json, 'message_count')]).toEqual([
      ...[201, 'open', 3],
    ]);
    expect(field(said.json, 'messages', 2, 'files')).toMatchObject([{ name: 'bill.pdf' }, { name: 'çek.pdf' }]);
    expect(field(said.json, 'is_unread')).toBe(false);
    const [mail] = await messagesTo(shop(), 'help@shop.example');
    expect([
      mail?.subject,
      mail?.body.includes('Here is the bill.\n\nFiles in the conversation: bill.pdf, çek.pdf'),
    ]).toEqual([...[`[${number}] A product: new message`, true]]);
    // A double click says it once.
    await Promise.all([1, 2].map(() => browser.post(at(number, 'messages/'), { message: 'Thank you!' })));
    await shop().runJobs();
    expect((await ticket(number)).messages).toHaveLength(4);
  });

  it('are opened again by writing, for so many days', async () => {
    const { browser, number } = await anAsker(shop());
    await closeTicket(shop().deps, { number, by: OPERATOR });
    await shop().runJobs();
    shop().clock.advance(30 * DAY);
    const said = await browser.post(at(number, 'messages/'), { message: 'It broke again.' });
    await shop().runJobs();
    expect([said.status, field(said.json, 'state', 'value'), field(said.json, 'closed_date')]).toEqual([
      ...[201, 'open', null],
    ]);
    expect((await ticket(number)).events.map(({ kind }) => kind)).toEqual(['closed', 'reopened']);
    await closeTicket(shop().deps, { number, by: OPERATOR });
    await shop().runJobs();
    shop().clock.advance(30 * DAY + 1);
    // The session's use is noted now.
    expect(field((await browser.get(at(number))).json, 'can_reply')).toBe(false);
    const before = await everything(shop());
    const refused = await browser.post(at(number, 'messages/'), { message: 'And again.' });
    expect([refused.status, refused.json]).toEqual([
      406,
      {
        non_field_errors: 'This conversation was closed too long ago. Please start a new one.',
        error_code: 'ticket_104',
      },
    ]);
    expect(await everything(shop())).toEqual(before);
  });

  it('are closed by the customer once', async () => {
    const { browser, number } = await anAsker(shop());
    const closed = await browser.post(at(number, 'close/'));
    expect([closed.status, field(closed.json, 'state', 'value'), field(closed.json, 'can_rate')]).toEqual([
      200,
      'closed',
      true,
    ]);
    const before = await everything(shop());
    const again = await browser.post(at(number, 'close/'));
    expect([again.status, field(again.json, 'error_code')]).toEqual([406, 'ticket_100']);
    expect(await everything(shop())).toEqual(before);
  });

  it('are rated once somebody has answered; that can be changed for a day', async () => {
    const { browser, number } = await anAsker(shop());
    const rate = (stars: number, comment?: string) => browser.post(at(number, 'rating/'), { stars, comment });
    const before = await everything(shop());
    const early = await rate(5);
    expect([early.status, field(early.json, 'error_code')]).toEqual([406, 'ticket_105']);
    expect(await everything(shop())).toEqual(before);
    await answer(number);
    const ratedDate = formatDateTime(shop().clock.now());
    const rated = await rate(2, 'Slow');
    expect(field(rated.json, 'rating')).toEqual({ stars: 2, comment: 'Slow', rated_date: ratedDate });
    shop().clock.advance(DAY);
    const changed = await rate(4);
    expect(field(changed.json, 'rating')).toEqual({ stars: 4, comment: null, rated_date: ratedDate });
    shop().clock.advance(1);
    const settled = await everything(shop());
    const late = await rate(5);
    expect([late.status, field(late.json, 'error_code')]).toEqual([406, 'ticket_106']);
    for (const stars of [0, 6, 'many']) {
      expect((await browser.post(at(number, 'rating/'), { stars })).status).toBe(400);
    }
    expect(await everything(shop())).toEqual(settled);
    expect((await ticket(number)).events.map(({ kind }) => kind)).toEqual(['rated']);
  });

  it('are rated after thanks for the answer too, but not for a note among staff', async () => {
    const { browser, number } = await anAsker(shop());
    await answer(number, { isInternal: true, body: 'A note' });
    const before = await everything(shop());
    const early = await browser.post(at(number, 'rating/'), { stars: 5 });
    expect([early.status, field(early.json, 'error_code')]).toEqual([406, 'ticket_105']);
    expect(await everything(shop())).toEqual(before);
    await answer(number);
    const thanks = await browser.post(at(number, 'messages/'), { message: 'Thanks!' });
    await shop().runJobs();
    expect([field(thanks.json, 'state', 'value'), field(thanks.json, 'can_rate')]).toEqual(['open', true]);
    const rated = await browser.post(at(number, 'rating/'), { stars: 5 });
    expect([rated.status, field(rated.json, 'rating', 'stars')]).toEqual([200, 5]);
  });

  it('end at 500 messages', async () => {
    const { browser, number } = await anAsker(shop());
    await shop().deps.db.updateTable('tickets').set({ message_count: 500 }).where('number', '=', number).execute();
    const before = await everything(shop());
    const refused = await browser.post(at(number, 'messages/'), { message: 'One more' });
    expect([refused.status, field(refused.json, 'error_code')]).toEqual([406, 'ticket_107']);
    expect(await everything(shop())).toEqual(before);
  });
});

describe('a conversation of somebody else', () => {
  it('is as unknown as one that is not there, to customers, guests and by its parts', async () => {
    const { number } = await anAsker(shop());
    await answer(number, { files: [PDF] });
    const key = (await ticket(number)).messages[1]?.files[0]?.key ?? '';
    const { browser, number: own } = await anAsker(shop());
    const guest = await shop().visit().withToken();
    const before = await everything(shop());
    for (const unknown of [number, 'NOSUCHONE1', number.toLowerCase(), `${own}%00`]) {
      const calls = [
        ...[browser.get(at(unknown)), browser.get(at(unknown, `files/${key}/`))],
        ...[browser.post(at(unknown, 'messages/'), { message: 'Hello' }), browser.post(at(unknown, 'close/'))],
        browser.post(at(unknown, 'rating/'), { stars: 5 }),
      ];
      for (const call of calls) {
        const { status, json } = await call;
        expect([status, json]).toEqual([404, NOT_FOUND]);
      }
    }
    expect((await browser.get(at(own, `files/${key}/`))).status).toBe(404);
    for (const call of [
      ...[guest.get(url), guest.get(`${url}unread/`), guest.get(at(number)), guest.get(at(number, `files/${key}/`))],
      ...[guest.post(url, {}), guest.post(at(number, 'messages/'), { message: 'Hello' })],
      ...[guest.post(at(number, 'close/')), guest.post(at(number, 'rating/'), { stars: 5 })],
    ]) {
      const { status, json } = await call;
      expect([status, json]).toEqual([401, NOT_AUTHENTICATED]);
    }
    expect(await everything(shop())).toEqual(before);
  });

  it('gives no file of a note to the customer whose conversation it is', async () => {
    const { browser, number } = await anAsker(shop());
    await answer(number, { isInternal: true, files: [PDF] });
    const key = (await ticket(number)).messages[1]?.files[0]?.key ?? '';
    expect((await browser.get(at(number, `files/${key}/`))).status).toBe(404);
  });
});

it('at once with the staff’s close a message leaves the ticket as one of the orders does', async () => {
  const { browser, number } = await anAsker(shop());
  const [said] = await Promise.all([
    browser.post(at(number, 'messages/'), { message: 'One thing more.' }),
    closeTicket(shop().deps, { number, by: OPERATOR }),
  ]);
  await shop().runJobs();
  expect(said.status).toBe(201);
  const { state, events, messages } = await ticket(number);
  expect(messages).toHaveLength(2);
  expect([state, events.map(({ kind }) => kind)]).toEqual(
    state === 'closed' ? ['closed', ['closed']] : ['open', ['closed', 'reopened']],
  );
});
