import { beforeAll, describe, expect, it } from 'vitest';
import { goods, aGuestWith, pass } from '../../src/features/checkout/checkout.support.ts';
import { givenBack, paymentOf } from '../../src/features/orders/desk/desk.support.ts';
import { getOrder } from '../../src/features/orders/reading/orders.queries.ts';
import { approveRequests } from '../../src/features/returns/index.ts';
import { multipart } from '../../src/features/support/support.support.ts';
import { download, jsonIn, unzip } from '../support/archives.ts';
import { expectBooksBalanced } from '../support/books.ts';
import { type Customer, field } from '../support/customer.ts';
import { linkIn, messagesTo } from '../support/worlds.ts';
import * as world from './complaint.support.ts';

/** A guest's order, what is wrong with it, and how that ends: with the link of the mails only. Every job is run twice. */

const { shop, sent, open } = world.useComplaintShop();
const work = () => world.work(shop(), sent);
const grace = world.aPerson();
const COMPLAINT = 'Flummoxing: the glasses arrived broken, I attach a photo.';
const ANSWER = 'Dear Zebulonia, please send one back.';
const MORE = 'Flummoxing: here is the other side.';
const COMMENT = 'Flummoxing, but kind';
const LETTER = { name: 'zebulonia.pdf', bytes: Buffer.from('%PDF-1.7 Dear Zebulonia') };

let here: world.World;
let guest: Customer;
let browser: Customer;
let bought: world.Bought;
let ticket = '';
let link = '';

const deskPage = () => `/desk/tickets/${ticket}/`;
const mails = () => messagesTo(shop(), grace.email);
const subjects = async () => (await mails()).map(({ subject }) => subject).reverse();
/** Whoever opens a link: another browser, without cookies. */
const visitor = () => shop().visit({ accept: 'text/html' });
const countOf = async (url: string) => field((await browser.get(url)).json, 'count');

beforeAll(async () => {
  here = await open();
});

describe('a guest', () => {
  it('buys with a card, and has it brought', async () => {
    guest = await aGuestWith(shop(), await goods(shop()), 2);
    await pass(guest, 'IndexPage', { user_email: grace.email, phone_number: grace.phone });
    bought = await world.buy(guest, grace);
    await work();
    await world.bring(shop(), bought);
    await work();
    expect([bought.items.length, await paymentOf(shop(), bought)]).toEqual([2, 'captured 2690 back 0']);
    expect(await subjects()).toEqual([
      `We have received your order ${bought.number}`,
      `Your order ${bought.number} is on its way`,
      `Your order ${bought.number} was delivered`,
    ]);
  });

  it('complains with a photo without logging in; others may not name the order', async () => {
    const said = { subject: String(here.subject), order: String(bought.id), message: COMPLAINT, email: grace.email };
    const photo = { name: 'broken.JPG', bytes: await world.aPhoto(11) };
    const parts = Object.entries({ ...said, full_name: `${grace.firstName} ${grace.lastName}`, phone: grace.phone });
    const call = multipart(...parts, ['file', photo]);
    const stranger = await shop().visit().withToken();
    const refused = await stranger.send('POST', '/users/contact-us/', call);
    expect([refused.status, Object.keys(refused.json ?? {})]).toEqual([400, ['order']]);
    const answer = await guest.send('POST', '/users/contact-us/', call);
    expect([answer.status, answer.text]).toEqual([200, '']);
    await work();
    ticket = await world.ticketOf(shop(), grace.email);
    const [mail] = await mails();
    expect(mail?.subject).toBe(`We have received your message (${ticket})`);
    link = linkIn(mail?.body ?? '');
    expect(await messagesTo(shop(), world.HELP)).toHaveLength(1);
    const { text } = await here.desk.get(deskPage());
    for (const part of [COMPLAINT, bought.number, '€26.90', 'TRACK1', '>Guest<']) expect(text).toContain(part);
    const file = await here.desk.get(world.filesOn(text)[0] ?? '');
    expect(await world.pictureOf(file.bytes)).toEqual(['jpeg', 11, undefined, undefined, undefined]);
  });

  it('reads the answer by the link, not the note, and writes on with a photo', async () => {
    const reply = (fields: Record<string, string>, file: { name: string; bytes: Buffer }) =>
      here.desk.submit(deskPage(), `${deskPage()}reply/`, fields, { file: [file] });
    expect((await reply({ kind: 'note', body: world.NOTE }, world.NOTE_FILE)).status).toBe(303);
    expect((await reply({ kind: 'reply', body: ANSWER }, LETTER)).status).toBe(303);
    await work();
    const [mail] = await mails();
    expect(mail?.subject).toBe(`We have answered your message (${ticket})`);
    link = linkIn(mail?.body ?? '');
    const page = await visitor().get(link);
    expect([page.status, page.text.includes(ANSWER), page.text.includes('Quibblesome')]).toEqual([200, true, false]);
    const [, letter = '', ...more] = world.filesOn(page.text);
    expect([(await download(shop(), visitor(), letter)).bytes.equals(LETTER.bytes), more]).toEqual([true, []]);
    const photo = { name: 'side.jpg', bytes: await world.aPhoto(12) };
    const said = await visitor().send('POST', `${link}messages/`, multipart(['message', MORE], ['file', photo]));
    expect([said.status, said.headers['location']]).toEqual([303, `${link}?done=said`]);
    await work();
    expect(await messagesTo(shop(), world.HELP)).toHaveLength(2);
    const path = world.filesOn((await here.desk.get(deskPage())).text).at(-1) ?? '';
    const file = await here.desk.get(path);
    expect(await world.pictureOf(file.bytes)).toEqual(['jpeg', 12, undefined, undefined, undefined]);
  });

  it('sends one back by number and address, and gets the money the way it came', async () => {
    const reason = here.returns.reasons['too-small'];
    const wish = { order_item: bought.items[0], reason, cancellation_type: 'refund', description: '' };
    const known = { number: bought.number, email: grace.email };
    const url = '/users/orders/anonymous/cancellation_requests/';
    const stranger = await shop().visit().withToken();
    expect((await stranger.post(url, { ...known, email: 'eve@example.org', ...wish })).status).toBe(400);
    const asked = await stranger.post(url, { ...known, ...wish });
    expect([asked.status, field(asked.json, 'status', 'value')]).toEqual([201, 'waiting']);
    await approveRequests(shop().deps, [Number(field(asked.json, 'id'))]);
    await work();
    const order = await getOrder(shop().deps.db, bought.id);
    expect([await paymentOf(shop(), bought), await givenBack(shop(), order)]).toEqual([
      'captured 2690 back 1000',
      1000,
    ]);
    const timeline = (await guest.get(`/users/orders/${bought.id}/timeline/`)).json;
    expect(world.each(timeline, 'kind')).toEqual([
      ...['placed', 'shipped', 'delivered', 'return_requested', 'returned', 'refunded'],
    ]);
    await expectBooksBalanced(shop().deps.db);
  });

  it('rates the help by the link, and the desk sees how', async () => {
    const fields = { kind: 'reply', body: 'The money is on its way.', then: 'close' };
    const closed = await here.desk.submit(deskPage(), `${deskPage()}reply/`, fields);
    expect([closed.status, closed.location]).toEqual([303, `${deskPage()}?done=sent_closed`]);
    await work();
    const [mail] = await mails();
    const form = { stars: '5', comment: COMMENT };
    const path = linkIn(mail?.body ?? '');
    const rated = await visitor().send('POST', `${path}rating/`, { form });
    expect([rated.status, rated.headers['location']]).toEqual([303, `${path}?done=rated`]);
    expect((await here.desk.get(deskPage())).text).toContain(`aria-label="5 of 5 stars">★★★★★</span> ${COMMENT}`);
  });
});

describe('who was a guest', () => {
  it('has order and conversation in the account once the address is confirmed, and not before', async () => {
    browser = await shop().visit({ 'x-currency': 'eur' }).withToken();
    expect((await browser.post('/users/registration/', world.registration(grace))).status).toBe(201);
    await work();
    const own = ['/users/orders/', '/users/conversations/'];
    expect([await countOf(own[0] ?? ''), await countOf(own[1] ?? '')]).toEqual([0, 0]);
    const [mail] = await mails();
    expect((await visitor().get(linkIn(mail?.body ?? ''))).status).toBe(200);
    await work();
    expect(world.each((await browser.get(own[0] ?? '')).json, 'results', 'number')).toEqual([bought.number]);
    expect(world.each((await browser.get(own[1] ?? '')).json, 'results', 'number')).toEqual([ticket]);
    const { json } = await browser.get(`/users/conversations/${ticket}/`);
    expect(world.each(json, 'messages', 'text')).toEqual([COMPLAINT, ANSWER, MORE, 'The money is on its way.']);
    expect(field(json, 'rating', 'stars')).toBe(5);
    expect((await guest.get(`/users/orders/${bought.id}/timeline/`)).status).toBe(404);
  });

  it('gets both in the archive of their data, and no note', async () => {
    expect((await browser.post('/users/data-export/', { password: grace.password })).status).toBe(202);
    await work();
    const [ready] = await mails();
    const archive = unzip((await download(shop(), browser, linkIn(ready?.body ?? ''))).bytes);
    const orders = jsonIn(archive, 'orders.json');
    expect(world.each(orders, 'number')).toEqual([bought.number]);
    expect(world.each(orders, 0, 'refunds', 'amount')).toEqual(['10.00']);
    const tickets = jsonIn(archive, 'tickets.json');
    expect([world.each(tickets, 'number'), world.each(tickets, 'rating_comment')]).toEqual([[ticket], [COMMENT]]);
    expect(world.each(tickets, 0, 'messages', 'body')).toEqual([COMPLAINT, ANSWER, MORE, 'The money is on its way.']);
    const photo = archive.get(String(field(tickets, 0, 'messages', 0, 'files', 0, 'file')));
    expect(await world.pictureOf(photo ?? Buffer.of())).toEqual(['jpeg', 11, undefined, undefined, undefined]);
    expect([...archive.values()].filter((bytes) => bytes.includes('Quibblesome'))).toEqual([]);
  });

  it('is forgotten on request, but for what the books need', async () => {
    const { db } = shop().deps;
    const { firstName, lastName, email, phone, street } = grace;
    const texts = [firstName, lastName, email, phone, street, 'Flummoxing', 'Zebulonia', 'Quibblesome', 'TRACK1'];
    const before = await world.tracesOf(db, texts);
    for (const place of ['tickets.full_name', 'ticket_messages.body', 'ticket_files.bytes', 'orders.user_email']) {
      expect(before).toContain(place);
    }
    expect((await browser.patch('/users/anonymize/')).status).toBe(200);
    await work();
    expect(await world.tracesOf(db, texts)).toEqual([
      ...['order_parcels.tracking_number', 'orders.billing_address', 'orders.shipping_address'],
    ]);
    expect((await visitor().get(link)).status).toBe(404);
    const { text } = await here.desk.get(deskPage());
    expect(text).toContain('Erased customer');
    await expectBooksBalanced(db);
  });
});
