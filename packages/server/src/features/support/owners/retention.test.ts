import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { jobHandlers } from '../../../jobs.ts';
import { DAY } from '../../../platform/clock/index.ts';
import { closeTicket, getTicket, rateConversation, replyAsStaff, sayAsCustomer } from '../index.ts';
import { anAsker, aTicket, loadSubjects, OPERATOR, PDF } from '../support.support.ts';

const shop = useShop({ env: { TICKET_RETENTION_DAYS: '365', CONTACT_REOPEN_DAYS: '3650' } });

beforeAll(() => loadSubjects(shop()));

const ticketOf = (number: string) => getTicket(shop().deps.db, number);

async function purge(days: number): Promise<void> {
  const { deps, clock } = shop();
  const config = { ...deps.config, ticketRetentionDays: days };
  const job = jobHandlers({ ...deps, config })['support.purge'];
  await job?.({}, { jobId: '1', attempt: 1, now: clock.now() });
}

async function aClosedTicket() {
  const { customer, number } = await anAsker(shop(), { files: [PDF] });
  await replyAsStaff(shop().deps, { number, by: OPERATOR, body: 'Dear Ada', files: [PDF], isInternal: false });
  const asker = { by: 'customer', number, customerId: customer.id } as const;
  await rateConversation(shop().deps, asker, { stars: 4, comment: 'Ada was glad' });
  await closeTicket(shop().deps, { number, by: OPERATOR });
  await shop().runJobs();
  return { number, asker };
}

it('empties what was closed longer ago than conversations are kept, and nothing else', async () => {
  const { clock, deps } = shop();
  const [old, reopened] = [await aClosedTicket(), await aClosedTicket()];
  const waiting = await aTicket(shop());
  const { subject, closedAt } = await ticketOf(old.number);
  clock.advance(365 * DAY);
  await sayAsCustomer(deps, reopened.asker, { body: 'Once more', files: [] });
  const recent = await aClosedTicket();
  const others = async () => Promise.all([reopened, waiting, recent].map(({ number }) => ticketOf(number)));
  const before = [await ticketOf(old.number), ...(await others())];
  await purge(365);
  clock.advance(1);
  await purge(0);
  expect([await ticketOf(old.number), ...(await others())]).toEqual(before);

  await purge(365);

  const emptied = await ticketOf(old.number);
  expect(emptied).toMatchObject({ state: 'closed', closedAt, subject, customerId: null, fullName: null, email: null });
  expect(emptied).toMatchObject({ rating: { stars: 4, comment: null } });
  expect(emptied.messages.map(({ body, files }) => [body, files])).toEqual([
    ['', []],
    ['', []],
  ]);
  expect(emptied.events.at(-1)).toMatchObject({ kind: 'erased' });
  expect(await others()).toEqual(before.slice(1));
  await purge(365);
  expect(await ticketOf(old.number)).toEqual(emptied);
  await shop().runJobs();
});
