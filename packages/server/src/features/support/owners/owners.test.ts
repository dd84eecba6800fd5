import { beforeAll, expect, it } from 'vitest';
import { everything } from '../../../../tests/sessions/support.ts';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { aCustomer, linkIn, messagesTo } from '../../../../tests/support/worlds.ts';
import { anOrder } from '../../orders/orders.support.ts';
import { attachGuestTickets, getTicket, rateConversation, replyAsStaff, sayAsCustomer } from '../index.ts';
import { anAsker, aTicket, loadSubjects, OPERATOR, PDF } from '../support.support.ts';

const shop = useShop({
  env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur', CONTACT_EMAIL_TO: 'help@shop.example' },
});

beforeAll(() => loadSubjects(shop()));

const rows = async (number: string) => {
  const { db } = shop().deps;
  const [row] = await db.selectFrom('tickets').selectAll().where('number', '=', number).execute();
  return row;
};

it('a guest’s tickets become those of the customer who proves the address', async () => {
  const { db, clock } = shop().deps;
  const { id, email, password } = await aCustomer(shop());
  const { number } = await aTicket(shop(), { email });
  const foreign = await aTicket(shop());
  const confirm = () =>
    db.transaction().execute((tx) => attachGuestTickets(tx, { customerId: id, email, now: clock.now() }));
  await confirm();
  const after = await everything(shop());
  await confirm();
  expect(await everything(shop())).toEqual(after);
  expect((await rows(foreign.number))?.customer_id).toBeNull();
  const browser = shop().visit();
  await browser.logIn(email, password);
  const { json } = await browser.get('/users/conversations/');
  expect([field(json, 'count'), field(json, 'results', 0, 'number')]).toEqual([1, number]);
});

it('erasing a customer leaves when what happened, and nothing of the person', async () => {
  const { deps, clock } = shop();
  const guest = await aTicket(shop());
  const { customer, browser, number } = await anAsker(shop());
  const order = await anOrder(shop(), { customerId: customer.id });
  const asker = { by: 'customer', number, customerId: customer.id } as const;
  await deps.db.updateTable('tickets').set({ order_id: order.id }).where('number', '=', number).execute();
  await replyAsStaff(deps, { number, by: OPERATOR, body: 'Dear Ada', files: [PDF], isInternal: false });
  await rateConversation(deps, asker, { stars: 2, comment: 'Ada was sad' });
  const [mail] = await messagesTo(shop(), customer.email);
  const link = linkIn(mail?.body ?? '');
  expect((await shop().visit().get(link)).status).toBe(200);
  // Told of, but not sent yet.
  await sayAsCustomer(deps, asker, { body: 'I am Ada', files: [PDF] });
  const untouched = await rows(guest.number);
  const sent = await deps.db.selectFrom('outbox').select('id').execute();
  expect((await browser.patch('/users/anonymize/', {})).status).toBeLessThan(300);
  await shop().runJobs();
  expect(await deps.db.selectFrom('outbox').select('id').execute()).toEqual(sent);
  const ticket = await getTicket(deps.db, number);
  expect(ticket).toMatchObject({
    ...{
      state: 'closed',
      closedAt: clock.now(),
      customerId: null,
      fullName: null,
      email: null,
      phone: null,
      order: null,
    },
    ...{ messageCount: 3, rating: { stars: 2, comment: null } },
  });
  expect(ticket.messages.map(({ author, body, files }) => [author, body, files])).toEqual([
    ...[
      ['customer', '', []],
      ['staff', '', []],
      ['customer', '', []],
    ],
  ]);
  expect(ticket.events.map(({ kind }) => kind)).toEqual(['rated', 'erased']);
  expect((await shop().visit().get(link)).status).toBe(404);
  expect(await rows(guest.number)).toEqual(untouched);
  await expect(sayAsCustomer(deps, asker, { body: 'Hello', files: [] })).rejects.toMatchObject({ kind: 'not_found' });
});

it('erasing a customer takes what they asked as a guest with an address that they have proved, and only then', async () => {
  const { db } = shop().deps;
  const [proved, unproved] = [await aCustomer(shop()), await aCustomer(shop())];
  await db.updateTable('customers').set({ email_verified_at: null }).where('id', '=', unproved.id).execute();
  const erased = [];
  for (const { email, password } of [proved, unproved]) {
    const { number } = await aTicket(shop(), { email });
    const browser = shop().visit();
    await browser.logIn(email, password);
    expect((await browser.patch('/users/anonymize/', {})).status).toBe(200);
    erased.push((await rows(number))?.email);
  }
  expect(erased).toEqual([null, unproved.email]);
});

it('whoever writes at the moment of the erasure is erased too, or finds nothing', async () => {
  const { deps } = shop();
  const { customer, browser, number } = await anAsker(shop());
  const asker = { by: 'customer', number, customerId: customer.id } as const;
  const ends = await Promise.allSettled([
    sayAsCustomer(deps, asker, { body: 'I am Ada', files: [PDF] }),
    browser.patch('/users/anonymize/', {}),
    sayAsCustomer(deps, asker, { body: 'I am still Ada', files: [PDF] }),
  ]);
  for (const end of ends) if (end.status === 'rejected') expect(end.reason).toMatchObject({ kind: 'not_found' });
  await shop().runJobs();
  const { messages, email } = await getTicket(deps.db, number);
  expect(email).toBeNull();
  for (const { body, files } of messages) expect([body, files]).toEqual(['', []]);
});
