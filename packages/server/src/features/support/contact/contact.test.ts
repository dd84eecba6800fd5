import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../../../../tests/sessions/support.ts';
import { useShop } from '../../../../tests/support/app.ts';
import { aCustomer, messagesTo, tellEmail } from '../../../../tests/support/worlds.ts';
import { aGuestBuyer, anOrder } from '../../orders/orders.support.ts';
import { findTicketFile } from '../index.ts';
import { latestTicket, loadSubjects, multipart, type Part, PDF } from '../support.support.ts';

const shop = useShop({
  env: {
    ...{ DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', ARASTA_THROTTLE: 'off' },
    ...{ CONTACT_EMAIL_TO: 'help@shop.example', CONTACT_US_EMAIL_TO: 'returns:back@shop.example' },
  },
});
const url = '/users/contact-us/';

beforeAll(() => loadSubjects(shop()));

const GOOD = { subject: 1, full_name: 'Ada Example', email: 'Ada@Example.org', message: 'Is it made of wool?' };

let count = 0;
const fresh = () => ({ ...GOOD, email: `writer${(count += 1)}@example.org` });

const latest = () => latestTicket(shop());

describe('GET /users/contact-us-subjects/', () => {
  it('is a plain list in the language of the caller, by position', async () => {
    const answer = await shop()
      .visit()
      .get('/users/contact-us-subjects', { headers: { 'accept-language': 'tr' } });
    expect([answer.status, answer.json]).toEqual([
      200,
      [
        { id: 2, text: 'Siparişim', is_order_needed: true },
        { id: 1, text: 'Bir ürün', is_order_needed: false },
      ],
    ]);
  });
});

describe('POST /users/contact-us/', () => {
  it('opens a ticket and answers nothing; the shop and the sender are told', async () => {
    const browser = await shop().visit({ 'accept-language': 'tr' }).withToken();
    const answer = await browser.post('/users/contact-us', {
      ...GOOD,
      subject: '1',
      phone: '0555',
      country_code: 'tr',
    });
    expect([answer.status, answer.text]).toEqual([200, '']);
    const ticket = await latest();
    expect(ticket).toMatchObject({
      ...{ state: 'open', customerId: null, fullName: 'Ada Example', email: 'ada@example.org', phone: '0555' },
      ...{ languageCode: 'tr', order: null, messageCount: 1, isUnread: false },
    });
    expect(ticket.number).toMatch(/^[A-Z0-9]{10}$/);
    expect(ticket.messages.map(({ author, body }) => [author, body])).toEqual([['customer', GOOD.message]]);
    const [received] = await messagesTo(shop(), 'ada@example.org');
    expect([received?.subject, received?.body.includes('Merhaba')]).toEqual([
      ...[`Mesajınızı aldık (${ticket.number})`, true],
    ]);
    // What a stranger entered is not sent on to an address that may be somebody else's.
    expect(received?.body).not.toMatch(/wool|Ada/);
    const [told] = await messagesTo(shop(), 'help@shop.example');
    expect(told?.subject).toBe(`[${ticket.number}] A product`);
    expect(told?.body).toBe(
      `Ada Example (ada@example.org) asks:\n\nIs it made of wool?\n\nSubject: A product\nOrder: –\nPhone: 0555\n\nTo answer, open the ticket:\n\nhttp://shop.test/desk/tickets/${ticket.number}/`,
    );
  });

  it('reads forms and multipart with files', async () => {
    const browser = await shop().visit().withToken();
    const form = { ...fresh(), subject: '1', phone: '', order: 'undefined', order_needed: 'false', operation: '' };
    expect((await browser.send('POST', url, { form })).status).toBe(200);
    const place = { exif: { IFD3: { GPSLatitude: '41/1 0/1 0/1', GPSLatitudeRef: 'N' } } };
    const photo = await sharp({ create: { width: 9, height: 6, channels: 3, background: '#1f2a44' } })
      .jpeg()
      .withExif(place.exif)
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const parts: Part[] = [
      ...Object.entries({ ...fresh(), subject: '1' }).map((entry): Part => entry),
      ['file', { name: '../../tmp/bil\u202El.exe', bytes: PDF.bytes }],
      ['file', { name: 'photo.JPG', bytes: photo }],
    ];
    const answer = await browser.send('POST', url, multipart(...parts));
    expect([answer.status, answer.text]).toEqual([200, '']);
    await shop().runJobs();
    const { number, messages } = await latest();
    const files = messages[0]?.files ?? [];
    expect(files.map(({ name, contentType }) => [name, contentType])).toEqual([
      ['bill.exe.pdf', 'application/pdf'],
      ['photo.JPG', 'image/jpeg'],
    ]);
    const kept = await findTicketFile(shop().deps.db, { number, key: files[1]?.key ?? '' });
    const { width, exif } = await sharp(kept?.bytes).metadata();
    expect([width, exif]).toEqual([9, undefined]);
  });

  it('is the ticket of a customer who is logged in, with an order of theirs', async () => {
    const { id, email, password } = await aCustomer(shop());
    const order = await anOrder(shop(), { customerId: id });
    const browser = shop().visit();
    await browser.logIn(email, password);
    const answer = await browser.post(url, { ...fresh(), subject: 2, order: String(order.id), operation: 'returns' });
    expect([answer.status, answer.text]).toEqual([200, '']);
    const ticket = await latest();
    expect([ticket.customerId, ticket.order]).toEqual([id, { id: order.id, number: order.number }]);
    const [told] = await messagesTo(shop(), 'back@shop.example');
    expect(told?.body).toContain(`Order: ${order.number}`);
  });

  it('takes a guest’s order from the guest who placed it, and stays a guest’s ticket', async () => {
    const browser = await shop().visit().withToken();
    const guestId = await tellEmail(shop(), browser);
    const order = await anOrder(shop(), { customerId: guestId, isGuest: true });
    expect((await browser.post(url, { ...fresh(), subject: 2, order: order.id })).status).toBe(200);
    await shop().runJobs();
    const ticket = await latest();
    expect([ticket.customerId, ticket.order?.id]).toEqual([null, order.id]);
  });

  it('takes a guest’s order from any session by its number and address, and no other that way', async () => {
    const { customerId, sessionId } = await aGuestBuyer(shop(), 'grace@example.org');
    const order = await anOrder(shop(), { customerId, sessionId, isGuest: true, email: 'grace@example.org' });
    const ada = await aCustomer(shop());
    const registered = await anOrder(shop(), { customerId: ada.id, email: ada.email });
    const unpaid = await anOrder(shop(), { isGuest: true, email: 'grace@example.org', placedAt: null });
    const customer = shop().visit();
    await customer.logIn(ada.email, ada.password);
    const stranger = await shop().visit().withToken();
    const before = await everything(shop());
    for (const [browser, email, named] of [
      [stranger, 'mallory@example.org', order.number],
      [stranger, 'grace@example.org', order.id],
      [stranger, 'grace@example.org', unpaid.number],
      [stranger, ada.email, registered.number],
      [customer, 'grace@example.org', order.number],
    ] as const) {
      const { status, json } = await browser.post(url, { ...GOOD, email, subject: 2, order: named });
      expect([status, json]).toEqual([400, { order: [`Invalid pk "${named}" - object does not exist.`] }]);
    }
    expect(await everything(shop())).toEqual(before);
    const asked = { ...GOOD, email: ' Grace@Example.org', subject: 2, order: order.number };
    expect((await stranger.post(url, asked)).status).toBe(200);
    await shop().runJobs();
    const { customerId: whose, email, order: about } = await latest();
    expect([whose, email, about]).toEqual([null, 'grace@example.org', { id: order.id, number: order.number }]);
  });

  it('asks once however often it is clicked', async () => {
    const browser = await shop().visit().withToken();
    const body = fresh();
    const answers = await Promise.all([1, 2, 3, 4].map(() => browser.post(url, body)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    await browser.post(url, body);
    const own = shop().deps.db.selectFrom('tickets').select('id').where('email', '=', body.email);
    expect(await own.execute()).toHaveLength(1);
    expect(await messagesTo(shop(), body.email)).toHaveLength(1);
    shop().clock.advance(61_000);
    await browser.post(url, body);
    await browser.post(url, { ...body, message: 'Something else entirely' });
    await shop().runJobs();
    expect(await own.execute()).toHaveLength(3);
  });

  it('asks once for one Idempotency-Key', async () => {
    const browser = await shop().visit().withToken();
    // The first request of all makes the session.
    await browser.get('/users/contact-us-subjects/');
    const body = fresh();
    const headers = { 'idempotency-key': 'a-contact' };
    expect((await browser.post(url, body, { headers })).status).toBe(200);
    const again = await browser.post(url, body, { headers });
    expect([again.status, again.text, again.headers['idempotency-replayed']]).toEqual([200, '', 'true']);
    expect((await browser.post(url, { ...body, message: 'Another question' }, { headers })).status).toBe(422);
    expect(await messagesTo(shop(), body.email)).toHaveLength(1);
  });

  const FIELD = 'This field is required.';
  it.each<[string, Record<string, unknown>, Record<string, unknown>]>([
    [
      'nothing',
      { subject: undefined, full_name: undefined, email: undefined, message: undefined },
      { subject: [FIELD], full_name: [FIELD], email: [FIELD], message: [FIELD] },
    ],
    ['a short message', { message: 'too short' }, { message: ['Ensure this field has at least 10 characters.'] }],
    [
      'a long message',
      { message: 'x'.repeat(10_001) },
      { message: ['Ensure this field has no more than 10000 characters.'] },
    ],
    [
      'a long name',
      { full_name: 'x'.repeat(71) },
      { full_name: ['Ensure this field has no more than 70 characters.'] },
    ],
    [
      'a name of two lines',
      { full_name: 'You won:\nhttps://evil.example' },
      { full_name: ['Line breaks and other control characters are not allowed.'] },
    ],
    ['a long phone', { phone: '5'.repeat(71) }, { phone: ['Ensure this field has no more than 70 characters.'] }],
    ['no address', { email: 'ada' }, { email: ['Enter a valid email address.'] }],
    ['two lines of address', { email: 'a@b.example\nBcc: c@d.example' }, { email: ['Enter a valid email address.'] }],
    ['NUL', { message: 'Is it made\0 of wool?' }, { message: ['Null characters are not allowed.'] }],
    ['an unknown subject', { subject: 99 }, { subject: ['Invalid pk "99" - object does not exist.'] }],
    ['one that is switched off', { subject: 3 }, { subject: ['Invalid pk "3" - object does not exist.'] }],
    [
      'a subject beyond all',
      { subject: 2_147_483_648 },
      { subject: ['Ensure this value is less than or equal to 2147483647.'] },
    ],
    ['no order where one is needed', { subject: 2 }, { order: [FIELD] }],
    [
      'several at once',
      { subject: '2', message: 'short', email: 'nobody', order: '' },
      {
        message: ['Ensure this field has at least 10 characters.'],
        email: ['Enter a valid email address.'],
        order: [FIELD],
      },
    ],
    ['an unknown order', { order: 999_999 }, { order: ['Invalid pk "999999" - object does not exist.'] }],
    ['a text for a file', { file: 'x' }, { file: [expect.stringContaining('The submitted data was not a file.')] }],
  ])('refuses %s; nothing changes', async (_what, over, errors) => {
    const browser = await shop().visit().withToken();
    const before = await everything(shop());
    const answer = await browser.post(url, { ...GOOD, ...over });
    expect([answer.status, answer.json]).toEqual([400, errors]);
    expect(await everything(shop())).toEqual(before);
  });

  it('takes no order of somebody else, from customers and guests', async () => {
    const [one, other] = [await aCustomer(shop()), await aCustomer(shop())];
    const foreign = await anOrder(shop(), { customerId: one.id });
    const unpaid = await anOrder(shop(), { customerId: other.id, placedAt: null });
    const customer = shop().visit();
    await customer.logIn(other.email, other.password);
    const guest = await shop().visit().withToken();
    await tellEmail(shop(), guest);
    const stranger = await shop().visit().withToken();
    const before = await everything(shop());
    for (const browser of [customer, guest, stranger]) {
      for (const { id } of [foreign, unpaid]) {
        const answer = await browser.post(url, { ...GOOD, subject: 2, order: id });
        const text = `Invalid pk "${id}" - object does not exist.`;
        expect([answer.status, answer.json]).toEqual([400, { order: [text] }]);
      }
    }
    expect(await everything(shop())).toEqual(before);
  });
});

describe('the budget of tracking orders', () => {
  const other = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', THROTTLE_ACCOUNT: '2/900' } });

  beforeAll(() => loadSubjects(other()));

  it('holds for guesses at the address of an order’s number, here and there together', async () => {
    const { customerId, sessionId } = await aGuestBuyer(other(), 'grace@example.org');
    const owned = { customerId, sessionId, isGuest: true, email: 'grace@example.org' };
    const { number } = await anOrder(other(), owned);
    const guess = async (path: string, body: object) =>
      (await (await other().visit().withToken()).post(path, body)).status;
    const ask = (email: string) => guess(url, { ...GOOD, email, subject: 2, order: number });
    expect(await guess('/users/orders/anonymous/', { email: 'a@example.org', number })).toBe(400);
    expect(await ask('b@example.org')).toBe(400);
    expect(await ask('grace@example.org')).toBe(429);
    expect(await other().deps.db.selectFrom('tickets').select('id').execute()).toEqual([]);
  });
});

describe('the budgets of the form', () => {
  const other = useShop({ env: { THROTTLE_ACCOUNT: '2/900', THROTTLE_SESSION: '3/900' } });

  beforeAll(() => loadSubjects(other()));

  it('hold for an address that would be written to, and for a session', async () => {
    const write = async (browser: Awaited<ReturnType<typeof guest>>, email: string) =>
      (await browser.post(url, { ...GOOD, email, message: `A question of ${Math.floor(count++)} words` })).status;
    const guest = () => other().visit().withToken();
    for (const status of [200, 200, 429]) expect(await write(await guest(), 'victim@example.org')).toBe(status);
    const one = await guest();
    await one.get('/users/contact-us-subjects/');
    for (const [index, status] of [200, 200, 200, 429].entries()) {
      expect(await write(one, `many${index}@example.org`)).toBe(status);
    }
    expect(await messagesTo(other(), 'victim@example.org')).toHaveLength(2);
    const tickets = await other().deps.db.selectFrom('tickets').select('id').execute();
    expect(tickets).toHaveLength(5);
  });
});
