import { beforeAll, describe, expect, it } from 'vitest';
import { getTicket } from '../../src/features/support/index.ts';
import { type Customer, field } from '../support/customer.ts';
import { aCustomer } from '../support/worlds.ts';
import * as world from './complaint.support.ts';

/** Customer and staff do something with one conversation at the same moment. Every job is run twice. */

const { shop, sent, open } = world.useComplaintShop();
const ROUNDS = 8;

let here: world.World;
let ada: Customer;
let email = '';

beforeAll(async () => {
  here = await open();
  const customer = await aCustomer(shop());
  email = customer.email;
  ada = shop().visit();
  await ada.logIn(email, customer.password);
});

/** A conversation that was just begun, its mails sent. */
async function aConversation(): Promise<{ number: string; page: string; hidden: Readonly<Record<string, string>> }> {
  const subjects = (await ada.get('/users/contact-us-subjects/')).json;
  const said = { subject: field(subjects, 0, 'id'), message: `Is it made of wool? ${sent.length}` };
  const answer = await ada.post('/users/conversations/', said);
  expect(answer.status).toBe(201);
  await world.work(shop(), sent);
  const number = String(field(answer.json, 'number'));
  const page = `/desk/tickets/${number}/`;
  return { number, page, hidden: await here.desk.hiddenOf(page) };
}

/** Who was written to since then, sorted. */
async function toldSince(before: number): Promise<string[]> {
  await world.work(shop(), sent);
  return sent
    .slice(before)
    .map(({ to, subject }) => `${to}: ${subject.replace(/\[?[A-Z0-9]{10}\]?/, '…')}`)
    .sort();
}

describe('at the same moment', () => {
  it('the customer writes, twice, and staff closes: nothing is lost, unread, said or told twice', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { number, page, hidden } = await aConversation();
      const before = sent.length;
      const say = () => ada.post(`/users/conversations/${number}/messages/`, { message: 'One thing more.' });
      const [closed, ...said] = await Promise.all([here.desk.post(`${page}close/`, hidden), say(), say()]);
      const isClosed = closed.status === 303;
      expect([closed.status, closed.location, ...said.map(({ status }) => status)]).toEqual([
        ...(isClosed ? [303, `${page}?done=closed`] : [406, null]),
        ...[201, 201],
      ]);
      expect(await toldSince(before)).toEqual([
        ...(isClosed ? [`${email}: Your conversation … is closed`] : []),
        `${world.HELP}: … Something else: new message`,
      ]);
      const { state, events, messages, closedAt } = await getTicket(shop().deps.db, number);
      expect(messages).toHaveLength(2);
      // Whichever came first, the message waits to be read.
      expect([state, closedAt, events.map(({ kind }) => kind)]).toEqual([
        ...['open', null, isClosed ? ['closed', 'reopened'] : []],
      ]);
    }
  });

  it('the customer closes and staff answers for the last time: it is closed, and answered once', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { number, page, hidden } = await aConversation();
      const before = sent.length;
      const reply = { ...hidden, kind: 'reply', body: 'Yes, it is.', then: 'close' };
      const [closed, answered, again] = await Promise.all([
        ada.post(`/users/conversations/${number}/close/`),
        here.desk.post(`${page}reply/`, reply),
        here.desk.post(`${page}reply/`, reply),
      ]);
      // A click on "close" that finds it closed is told so.
      expect([200, 406]).toContain(closed.status);
      expect([answered.status, again.status]).toEqual([303, 303]);
      expect(await toldSince(before)).toEqual([`${email}: We have answered your message (…)`]);
      const { state, events, messages } = await getTicket(shop().deps.db, number);
      expect(messages.map(({ author }) => author)).toEqual(['customer', 'staff']);
      expect([state, events.at(-1)?.kind]).toEqual(['closed', 'closed']);
    }
  });
});
