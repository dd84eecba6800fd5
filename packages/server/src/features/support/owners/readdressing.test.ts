import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { linkIn, messagesTo } from '../../../../tests/support/worlds.ts';
import { getTicket, replyAsStaff } from '../index.ts';
import { anAsker, aTicket, loadSubjects, OPERATOR } from '../support.support.ts';

const shop = useShop();

beforeAll(() => loadSubjects(shop()));

const reply = (number: string, body: string) =>
  replyAsStaff(shop().deps, { number, by: OPERATOR, body, files: [], isInternal: false });

it('a conversation follows its customer to another address, and links at the former one end', async () => {
  const { db } = shop().database;
  const { customer, browser, number } = await anAsker(shop());
  const whose = { customerId: customer.id, buyerId: customer.id };
  const elsewhere = await aTicket(shop(), { ...whose, email: 'office@example.org' });
  const foreign = await aTicket(shop(), { email: customer.email });
  // A slip of the pen, say: the mailbox is somebody else's.
  await db.updateTable('customers').set({ email_verified_at: null }).where('id', '=', customer.id).execute();
  await reply(number, 'First');
  const [mail] = await messagesTo(shop(), customer.email);
  const link = linkIn(mail?.body ?? '');
  expect((await shop().visit().get(link)).status).toBe(200);

  const email = `new-${customer.email}`;
  await browser.post('/users/email-change/', { email, password: customer.password });
  const [asked] = await messagesTo(shop(), email);
  expect((await browser.get(linkIn(asked?.body ?? ''))).status).toBe(200);
  const toFormer = await messagesTo(shop(), customer.email);

  expect((await shop().visit().get(link)).status).toBe(404);
  await reply(number, 'Second');
  const [answer] = await messagesTo(shop(), email);
  expect(
    (
      await shop()
        .visit()
        .get(linkIn(answer?.body ?? ''))
    ).text,
  ).toContain('Second');
  expect(await messagesTo(shop(), customer.email)).toEqual(toFormer);
  const emails = [number, elsewhere.number, foreign.number].map(async (each) => (await getTicket(db, each)).email);
  expect(await Promise.all(emails)).toEqual([email, 'office@example.org', customer.email]);
});
