import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import type { Mail } from '../../../platform/mail/index.ts';
import { closeTicket, replyAsStaff, sayAsCustomer } from '../index.ts';
import { anAsker, aTicket, loadSubjects, OPERATOR, PDF } from '../support.support.ts';
import { enqueueTicketMail } from './enqueueing.service.ts';
import { TICKET_MAILS } from './ticket-mail.ts';

const sent: Mail[] = [];
const shop = useShop({
  env: {
    ...{ CONTACT_EMAIL_TO: 'Help@Shop.example', CONTACT_US_REPLY_TO_ONLY_USER: 'on' },
    ...{ CONTACT_US_EMAIL_TO: 'returns:back@shop.example, other:x@shop.example' },
  },
  rewire: () => ({
    mail: {
      send: (mail) => {
        sent.push(mail);
        return Promise.resolve();
      },
    },
  }),
});

beforeAll(() => loadSubjects(shop()));
beforeEach(() => {
  sent.length = 0;
});

const told = () => sent.map(({ to, replyTo, subject }) => [to, replyTo, subject]);

describe('the mails about a ticket', () => {
  it('go to the mailbox that the form named, and back to the sender', async () => {
    const { customer, number } = await anAsker(shop(), { operation: 'returns', language: 'tr' });
    expect(told().toSorted()).toEqual(
      [
        [customer.email, undefined, `Mesajınızı aldık (${number})`],
        ['back@shop.example', customer.email, `[${number}] A product`],
      ].toSorted(),
    );
    sent.length = 0;
    const asker = { by: 'customer', number, customerId: customer.id } as const;
    await sayAsCustomer(shop().deps, asker, { body: 'Hello?\n.\nHello', files: [PDF] });
    await shop().runJobs();
    expect(told()).toEqual([['back@shop.example', customer.email, `[${number}] A product: new message`]]);
    expect(sent[0]?.text).toContain('writes:\n\nHello?\n.\nHello\n\nFiles in the conversation: bill.pdf');
  });

  it('go to the shop’s mailbox for an operation that is none', async () => {
    await aTicket(shop(), { operation: 'constructor' });
    expect(sent.map(({ to }) => to)).toContain('help@shop.example');
  });

  it.each(['answered', 'answered_closed', 'closed'] as const)(
    'greet by name nobody but who gave it: %s',
    async (kind) => {
      const { db, clock } = shop().deps;
      const { customer, number: own } = await anAsker(shop(), { language: 'tr' });
      const whose = { customerId: customer.id, buyerId: customer.id };
      const { number: elsewhere } = await aTicket(shop(), { ...whose, email: `victim-of-${customer.email}` });
      const { number: guests } = await aTicket(shop(), { fullName: 'You won: https://evil.example' });
      const helloIn = async (number: string) => {
        const query = db.selectFrom('tickets').select('id').where('number', '=', number);
        const { id: ticketId } = await query.executeTakeFirstOrThrow();
        sent.length = 0;
        shop().clock.advance(1000);
        const about = { ticketId, messageId: null, now: clock.now() };
        await db.transaction().execute((tx) => enqueueTicketMail({}, tx, kind, about));
        await shop().runJobs();
        return sent.map(({ text }) => text.split('\n')[0]);
      };
      expect(await helloIn(own)).toEqual(['Merhaba Ada Example,']);
      expect(await helloIn(elsewhere)).toEqual(['Hello,']);
      expect(await helloIn(guests)).toEqual(['Hello,']);
      await db.updateTable('customers').set({ email_verified_at: null }).where('id', '=', customer.id).execute();
      expect(await helloIn(own)).toEqual(['Merhaba,']);
    },
  );

  it.each(TICKET_MAILS)('have no gaps in either language: %s', async (kind) => {
    for (const language of ['en', 'tr']) {
      const { number } = await aTicket(shop(), { language, phone: null });
      sent.length = 0;
      const { db, clock } = shop().deps;
      const { id } = await db.selectFrom('tickets').select('id').where('number', '=', number).executeTakeFirstOrThrow();
      const about = { ticketId: id, messageId: null, now: clock.now() };
      await db.transaction().execute((tx) => enqueueTicketMail({}, tx, kind, about));
      await db.transaction().execute((tx) => enqueueTicketMail({}, tx, kind, about));
      await shop().runJobs();
      expect(sent).toHaveLength(1);
      expect(`${sent[0]?.subject} ${sent[0]?.text}`).not.toMatch(/[{}]|undefined|null/);
      expect(sent[0]?.text).toMatch(/https?:\/\/\S+\/$|https?:\/\/\S+\/\n/);
    }
  });

  it('are not sent for what was rolled back, for tickets that are gone, nor where nobody is to be told', async () => {
    const { db, clock } = shop().deps;
    const { number } = await aTicket(shop());
    sent.length = 0;
    const now = clock.now();
    const failed = db.transaction().execute(async (tx) => {
      await enqueueTicketMail({}, tx, 'closed', { ticketId: 1, messageId: null, now });
      throw new Error('back');
    });
    await expect(failed).rejects.toThrow('back');
    await enqueueOutside(999_999);
    const silent = { ...shop().deps, isSilent: true } as const;
    await replyAsStaff(silent, { number, by: OPERATOR, body: 'Yes', files: [], isInternal: false });
    await closeTicket(silent, { number, by: OPERATOR });
    await shop().runJobs();
    expect(sent).toEqual([]);
  });

  async function enqueueOutside(ticketId: number): Promise<void> {
    const { db, clock } = shop().deps;
    const about = { ticketId, messageId: null, now: clock.now() };
    await db.transaction().execute((tx) => enqueueTicketMail({}, tx, 'closed', about));
  }
});

describe('a shop that tells nobody', () => {
  const quiet = useShop({ env: { CONTACT_US_SEND_USER: 'off' } });

  it('enqueues nothing for a new ticket', async () => {
    await loadSubjects(quiet());
    await aTicket(quiet());
    expect(await quiet().deps.db.selectFrom('outbox').select('id').execute()).toEqual([]);
  });
});
