import { beforeAll, describe, expect, it } from 'vitest';
import { givenBack, paymentOf } from '../../src/features/orders/desk/desk.support.ts';
import { getOrder } from '../../src/features/orders/reading/orders.queries.ts';
import { put, goods } from '../../src/features/checkout/checkout.support.ts';
import { approveRequests } from '../../src/features/returns/index.ts';
import { multipart, PDF } from '../../src/features/support/support.support.ts';
import { download, jsonIn, unzip } from '../support/archives.ts';
import { expectBooksBalanced } from '../support/books.ts';
import { type Customer, field } from '../support/customer.ts';
import { aCustomer, linkIn, messagesTo } from '../support/worlds.ts';
import * as world from './complaint.support.ts';

/** A customer's order, what is wrong with it, and how that ends. Every job is run twice. */

const { shop, sent, open } = world.useComplaintShop();
const work = () => world.work(shop(), sent);
const ada = world.aPerson();
const COMPLAINT = 'Two of the glasses arrived broken, I attach a photo.';
const LIST = '/users/conversations/';

let here: world.World;
let browser: Customer;
let bought: world.Bought;
let ticket = '';
let noteFile = '';

const deskPage = () => `/desk/tickets/${ticket}/`;
const conversation = () => `${LIST}${ticket}/`;
const order = () => getOrder(shop().deps.db, bought.id);
const subjectsTo = async (email: string) => (await messagesTo(shop(), email)).map(({ subject }) => subject).reverse();
const unread = async () => field((await browser.get(`${LIST}unread/`)).json, 'count');
const linesOfLoyalty = async () => {
  const { json } = await browser.get('/users/loyalty/');
  const lines = field(json, 'results');
  return (Array.isArray(lines) ? lines : []).map((line) => [field(line, 'reason', 'value'), field(line, 'amount')]);
};

beforeAll(async () => {
  here = await open();
});

describe('a customer', () => {
  it('registers, buys with a card, and has it brought', async () => {
    browser = await shop().visit({ 'x-currency': 'eur' }).withToken();
    expect((await browser.post('/users/registration/', world.registration(ada))).status).toBe(201);
    await put(browser, await goods(shop()), 2);
    bought = await world.buy(browser, ada);
    await work();
    await world.bring(shop(), bought);
    await work();
    expect(bought.items).toHaveLength(2);
    expect(await paymentOf(shop(), bought)).toBe('captured 2690 back 0');
    expect(await linesOfLoyalty()).toEqual([['earn', '2.00']]);
    expect(await subjectsTo(ada.email)).toEqual([
      'Please confirm your e-mail address',
      `We have received your order ${bought.number}`,
      `Your order ${bought.number} is on its way`,
      `Your order ${bought.number} was delivered`,
    ]);
  });

  it('complains with a photo, and shop and customer are told', async () => {
    const said = { subject: String(here.subject), order: String(bought.id), message: COMPLAINT, email: ada.email };
    const photo = { name: 'broken.JPG', bytes: await world.aPhoto(11) };
    const parts = Object.entries({ ...said, full_name: `${ada.firstName} ${ada.lastName}`, phone: ada.phone });
    const answer = await browser.send('POST', '/users/contact-us/', multipart(...parts, ['file', photo]));
    expect([answer.status, answer.text]).toEqual([200, '']);
    await work();
    ticket = await world.ticketOf(shop(), ada.email);
    const [told, ...others] = await messagesTo(shop(), world.HELP);
    expect([told?.subject, others]).toEqual([`[${ticket}] About an order`, []]);
    expect(told?.body).toBe(
      `${ada.firstName} ${ada.lastName} (${ada.email}) asks:\n\n${COMPLAINT}\n\nFiles in the conversation: broken.JPG\n\n` +
        `Subject: About an order\nOrder: ${bought.number}\nPhone: ${ada.phone}\n\n` +
        `To answer, open the ticket:\n\nhttp://shop.test${deskPage()}`,
    );
    expect((await subjectsTo(ada.email)).at(-1)).toBe(`We have received your message (${ticket})`);
  });

  it('is seen at the desk with order and photo, which does not say where it was taken', async () => {
    expect((await here.desk.get('/desk/')).text).toContain(`href="${deskPage()}"`);
    const { text } = await here.desk.get(deskPage());
    for (const part of [COMPLAINT, bought.number, '€26.90', 'Delivered', '>Paid<', 'TRACK1', 'Registered customer']) {
      expect(text).toContain(part);
    }
    const [path = '', ...more] = world.filesOn(text);
    expect([more, text.includes(`<img src="${path}"`)]).toEqual([[], true]);
    const file = await here.desk.get(path);
    expect([file.status, await world.pictureOf(file.bytes)]).toEqual([
      ...[200, ['jpeg', 11, undefined, undefined, undefined]],
    ]);
    const whole = await here.desk.get(`/desk/orders/${bought.number}/`);
    expect([whole.status, whole.text.includes(ada.street)]).toEqual([200, true]);
  });

  it('is answered with a file, and a note stays among staff', async () => {
    const reply = (fields: Record<string, string>, file: { name: string; bytes: Buffer }) =>
      here.desk.submit(deskPage(), `${deskPage()}reply/`, fields, { file: [file] });
    const noted = await reply({ kind: 'note', body: world.NOTE }, world.NOTE_FILE);
    expect([noted.status, noted.location]).toEqual([303, `${deskPage()}?done=noted`]);
    await work();
    expect([await unread(), sent.filter(({ to }) => to === ada.email).length]).toEqual([0, 5]);
    const answered = await reply({ kind: 'reply', body: 'Please send them back.' }, PDF);
    expect([answered.status, answered.location]).toEqual([303, `${deskPage()}?done=replied`]);
    await work();
    const { text } = await here.desk.get(deskPage());
    expect(text).toContain(world.NOTE);
    noteFile = world.filesOn(text)[1] ?? '';
    expect((await here.desk.get(noteFile)).text).toBe(world.NOTE_FILE.bytes.toString());
    const [mail] = await messagesTo(shop(), ada.email);
    expect(mail?.subject).toBe(`We have answered your message (${ticket})`);
    expect(mail?.body).toContain('Please send them back.\n\nFiles in the conversation: bill.pdf\n\n');
  });

  it('reads the answer in the account, and writes on', async () => {
    expect(await unread()).toBe(1);
    expect(world.each((await browser.get(LIST)).json, 'results', 'is_unread')).toEqual([true]);
    const { status, json } = await browser.get(conversation());
    expect([status, field(json, 'state', 'value'), field(json, 'order')]).toEqual([
      ...[200, 'answered', { id: bought.id, number: bought.number }],
    ]);
    expect(world.each(json, 'messages', 'text')).toEqual([COMPLAINT, 'Please send them back.']);
    expect(world.each(json, 'messages', 'author_name')).toEqual([null, 'Selin']);
    const link = new URL(String(field(json, 'messages', 1, 'files', 0, 'url')));
    expect((await download(shop(), browser, link.pathname)).bytes.equals(PDF.bytes)).toBe(true);
    expect(await unread()).toBe(0);
    const said = await browser.post(`${conversation()}messages/`, { message: 'I will, thank you.' });
    expect([said.status, field(said.json, 'state', 'value')]).toEqual([201, 'open']);
    await work();
    expect(await subjectsTo(world.HELP)).toEqual([
      ...[`[${ticket}] About an order`, `[${ticket}] About an order: new message`],
    ]);
  });

  it('sends one back, and gets its money the way it came, less what it earned', async () => {
    const wish = { reason: here.returns.reasons['too-small'], cancellation_type: 'refund', description: '' };
    const items = [{ ...wish, order_item: bought.items[0], shipping_company: here.returns.companies.acme }];
    const asked = await browser.post(`/orders/${bought.number}/cancel/`, {
      return_policy: true,
      cancel_order_items: items,
    });
    expect([asked.status, field(asked.json, 0, 'status', 'value')]).toEqual([201, 'waiting']);
    expect((await here.desk.get(deskPage())).text).toContain(String(field(asked.json, 0, 'easy_return', 'code')));
    await approveRequests(shop().deps, [Number(field(asked.json, 0, 'id'))]);
    await work();
    expect([await paymentOf(shop(), bought), await givenBack(shop(), await order())]).toEqual([
      ...['captured 2690 back 1000', 1000],
    ]);
    expect(await linesOfLoyalty()).toEqual([
      ['take_back', '-1.00'],
      ['earn', '2.00'],
    ]);
    expect((await subjectsTo(ada.email)).at(-1)).toBe(`We have given money back for your order ${bought.number}`);
    const timeline = (await browser.get(`/users/orders/${bought.id}/timeline/`)).json;
    expect(world.each(timeline, 'kind')).toEqual([
      ...['placed', 'shipped', 'delivered', 'return_requested', 'returned', 'refunded'],
    ]);
    await expectBooksBalanced(shop().deps.db);
  });

  it('rates the help once it is closed, and the desk sees how', async () => {
    const closed = await here.desk.submit(deskPage(), `${deskPage()}close/`);
    expect([closed.status, closed.location]).toEqual([303, `${deskPage()}?done=closed`]);
    await work();
    expect((await subjectsTo(ada.email)).at(-1)).toBe(`Your conversation ${ticket} is closed`);
    const rated = await browser.post(`${conversation()}rating/`, { stars: 4, comment: 'Quick and kind' });
    expect([rated.status, field(rated.json, 'rating', 'stars'), field(rated.json, 'state', 'value')]).toEqual([
      ...[200, 4, 'closed'],
    ]);
    const { text } = await here.desk.get(deskPage());
    expect(text).toContain('aria-label="4 of 5 stars">★★★★☆</span> Quick and kind');
    expect(text).toContain('The customer rated the help');
    expect(text).toMatch(/Return: 1 × ware-\d+<[^]{0,80}>Completed</);
    const whole = await here.desk.get(`/desk/orders/${bought.number}/`);
    expect(whole.text).toContain('−€10.00');
    expect(whole.text).toContain('Money was given back.');
  });

  it('never learns of the note, wherever it is looked for', async () => {
    const mails = await messagesTo(shop(), ada.email);
    const link = linkIn(mails.find(({ subject }) => subject?.includes('is closed'))?.body ?? '');
    const page = await shop().visit({ accept: 'text/html' }).get(link);
    const seen = [page, await browser.get(LIST), await browser.get(conversation())];
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await browser.post('/users/data-export/', { password: ada.password })).status).toBe(202);
    await work();
    const [ready] = await messagesTo(shop(), ada.email);
    const archive = unzip((await download(shop(), browser, linkIn(ready?.body ?? ''))).bytes);
    expect(world.each(jsonIn(archive, 'tickets.json'), 0, 'messages', 'body')).toEqual([
      ...[COMPLAINT, 'Please send them back.', 'I will, thank you.'],
    ]);
    const texts = [...seen.map(({ text }) => text), ...archive.values(), ...sent.map((mail) => JSON.stringify(mail))];
    expect(texts.filter((text) => /Quibblesome|warehouse/.test(String(text)))).toEqual([]);
    const key = noteFile.split('/').at(-1) ?? '';
    for (const path of [`${conversation()}files/${key}/`, `${link}files/${key}/`]) {
      expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
    }
  });
});

it('others find nothing of it, and change nothing', async () => {
  const { db } = shop().deps;
  const other = shop().visit();
  const eve = await aCustomer(shop());
  await other.logIn(eve.email, eve.password);
  const stranger = await shop().visit().withToken();
  const wish = { order_item: bought.items[1], reason: here.returns.reasons['too-small'], cancellation_type: 'refund' };
  const key =
    world
      .filesOn((await here.desk.get(deskPage())).text)[0]
      ?.split('/')
      .at(-1) ?? '';
  const linked = `${LIST}open/${ticket}/${'x'.repeat(40)}/`;
  const calls: readonly (readonly ['GET' | 'POST', string, object?])[] = [
    ['GET', conversation()],
    ['GET', `${conversation()}files/${key}/`],
    ['POST', `${conversation()}messages/`, { message: 'It was me' }],
    ['POST', `${conversation()}rating/`, { stars: 1 }],
    ['POST', `${conversation()}close/`, {}],
    ['GET', `/users/orders/${bought.id}/`],
    ['GET', `/users/orders/${bought.id}/timeline/`],
    ['POST', `/orders/${bought.number}/cancel/`, { return_policy: true, cancel_order_items: [wish] }],
    ['GET', linked],
    ['GET', `${linked}files/${key}/`],
    ['GET', deskPage()],
  ];
  const everything = async () => JSON.stringify([await order(), (await here.desk.get(deskPage())).text]);
  const before = await everything();
  const answers = async (who: Customer) => {
    const statuses: number[] = [];
    for (const [method, url, json] of calls) {
      statuses.push((await who.send(method, url, json === undefined ? {} : { json })).status);
    }
    return statuses;
  };
  // Who is not logged in is asked to, before anything is looked for; the desk leads to its own login.
  expect(await answers(other)).toEqual([404, 404, 404, 404, 404, 404, 404, 404, 404, 404, 303]);
  expect(await answers(stranger)).toEqual([401, 401, 401, 401, 401, 401, 401, 401, 404, 404, 303]);
  expect(await everything()).toBe(before);
  expect(field((await other.get(LIST)).json, 'count')).toBe(0);
  await expectBooksBalanced(db);
});
