import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { messagesTo } from '../../../../tests/support/worlds.ts';
import { everything } from '../../../../tests/sessions/support.ts';
import {
  assignTicket,
  closeTicket,
  eraseGuestTickets,
  findTicketFile,
  getTicket,
  replyAsStaff,
  reopenTicket,
  sayAsCustomer,
  type StaffReply,
} from '../index.ts';
import { anAsker, aStaffMember, aTicket, loadSubjects, OPERATOR, PDF } from '../support.support.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

beforeAll(() => loadSubjects(shop()));

const NOT_FOUND = { kind: 'not_found', code: 'not_found' };

function reply(number: string, over: Partial<StaffReply> = {}) {
  return replyAsStaff(shop().deps, {
    number,
    by: OPERATOR,
    body: 'Yes, it is.',
    files: [],
    isInternal: false,
    ...over,
  });
}

const ticket = (number: string) => getTicket(shop().deps.db, number);

describe('a staff answer', () => {
  it('is in the thread with who gave it, moves the ticket on and is mailed once', async () => {
    const staffId = await aStaffMember(shop(), 'Ayşe');
    const { number, email } = await aTicket(shop());
    const answered = await reply(number, { by: { staffId, name: 'Ayşe' }, files: [PDF] });
    expect(answered).toEqual(await ticket(number));
    expect([answered.state, answered.messageCount, answered.isUnread, answered.events]).toEqual([
      ...['answered', 2, true, []],
    ]);
    expect(
      answered.messages.map(({ author, staffName, isInternal, body }) => [author, staffName, isInternal, body]),
    ).toEqual([
      ['customer', null, false, 'Is the scarf made of wool?'],
      ['staff', 'Ayşe', false, 'Yes, it is.'],
    ]);
    const [file, ...others] = answered.messages[1]?.files ?? [];
    expect([file?.name, file?.contentType, file?.size, others]).toEqual([
      'bill.pdf',
      'application/pdf',
      PDF.bytes.length,
      [],
    ]);
    const found = await findTicketFile(shop().deps.db, { number, key: file?.key ?? '' });
    expect(found?.bytes.equals(PDF.bytes)).toBe(true);
    const mails = await messagesTo(shop(), email);
    expect(mails.map(({ subject }) => subject)).toEqual([
      `We have answered your message (${number})`,
      `We have received your message (${number})`,
    ]);
    expect(mails[0]?.body).toContain('Yes, it is.\n\nFiles in the conversation: bill.pdf');
  });

  it('is said once by a double click, and by two at once as by two', async () => {
    const [one, two] = [await aStaffMember(shop()), await aStaffMember(shop())];
    const { number, email } = await aTicket(shop());
    const by = (staffId: number) => reply(number, { by: { staffId, name: null } });
    await Promise.all([by(one), by(one), by(two)]);
    await shop().runJobs();
    expect((await ticket(number)).messages).toHaveLength(3);
    expect(await messagesTo(shop(), email)).toHaveLength(3);
    shop().clock.advance(61_000);
    await by(one);
    expect((await ticket(number)).messages).toHaveLength(4);
    await shop().runJobs();
  });

  it('with other files is another', async () => {
    const { number } = await aTicket(shop());
    await reply(number);
    await reply(number, { files: [PDF] });
    await shop().runJobs();
    expect((await ticket(number)).messages).toHaveLength(3);
  });

  it('sent again to close with it closes, and is said once', async () => {
    const { customer, number } = await anAsker(shop());
    await reply(number);
    const closed = await reply(number, { close: true });
    expect([closed.state, closed.messageCount, closed.events.map(({ kind }) => kind)]).toEqual([
      ...['closed', 2, ['closed']],
    ]);
    expect(await reply(number, { close: true })).toEqual(closed);
    expect((await messagesTo(shop(), customer.email)).slice(0, 2).map(({ subject }) => subject)).toEqual([
      ...[`Your conversation ${number} is closed`, `We have answered your message (${number})`],
    ]);
  });

  it('in the words of the one before answers what the customer has asked since', async () => {
    const { customer, number } = await anAsker(shop());
    const asker = { by: 'customer', number, customerId: customer.id } as const;
    await reply(number);
    await sayAsCustomer(shop().deps, asker, { body: 'And in blue?', files: [] });
    const again = await reply(number);
    expect([again.state, again.messageCount]).toEqual(['answered', 4]);
    await sayAsCustomer(shop().deps, asker, { body: 'And in red?', files: [] });
    const last = await reply(number, { close: true });
    expect([last.state, last.messageCount]).toEqual(['closed', 6]);
    await shop().runJobs();
    const subjects = (await messagesTo(shop(), customer.email)).map(({ subject }) => subject);
    expect(subjects.filter((subject) => subject === `We have answered your message (${number})`)).toHaveLength(3);
  });

  it('opens a closed ticket again, or closes an open one', async () => {
    const { number, email } = await aTicket(shop());
    const closed = await reply(number, { close: true });
    expect([closed.state, closed.closedAt, closed.events.map(({ kind }) => kind)]).toEqual([
      ...['closed', shop().clock.now(), ['closed']],
    ]);
    const again = await reply(number, { body: 'One thing more.' });
    expect([again.state, again.closedAt, again.events.map(({ kind }) => kind)]).toEqual([
      ...['answered', null, ['closed', 'reopened']],
    ]);
    const [, mail] = await messagesTo(shop(), email);
    expect(mail?.body).toContain('and closed the conversation:\n\nYes, it is.');
  });

  it('that is a note stays among staff', async () => {
    const { number, email } = await aTicket(shop());
    const noted = await reply(number, { isInternal: true, body: 'Ask the maker', files: [PDF] });
    expect([noted.state, noted.messageCount, noted.isUnread]).toEqual(['open', 1, false]);
    expect(noted.messages.map(({ isInternal }) => isInternal)).toEqual([false, true]);
    expect(await messagesTo(shop(), email)).toHaveLength(1);
    const closed = await reply(number, { isInternal: true, body: 'Spam', close: true });
    expect(closed.state).toBe('closed');
    expect((await messagesTo(shop(), email))[0]?.subject).toBe(`Your conversation ${number} is closed`);
  });

  it('that is a note, sent again to close with it, closes, and is noted once', async () => {
    const { number, email } = await aTicket(shop());
    const note = { isInternal: true, body: 'Spam' };
    await reply(number, note);
    const closed = await reply(number, { ...note, close: true });
    expect([closed.state, closed.messages.length, closed.events.map(({ kind }) => kind)]).toEqual([
      ...['closed', 2, ['closed']],
    ]);
    expect(await reply(number, { ...note, close: true })).toEqual(closed);
    expect((await messagesTo(shop(), email)).map(({ subject }) => subject)).toEqual([
      ...[`Your conversation ${number} is closed`, `We have received your message (${number})`],
    ]);
  });

  it.each<[string, Partial<StaffReply>, object]>([
    ['nothing', { body: ' \n ' }, { kind: 'invalid', details: { fields: { body: [{ key: 'blank' }] } } }],
    ['a book', { body: 'x'.repeat(10_001) }, { details: { fields: { body: [{ key: 'max_length' }] } } }],
    ['NUL', { body: 'a\0b' }, { details: { fields: { body: [{ key: 'null_characters' }] } } }],
    [
      'a program',
      { files: [{ name: 'a.pdf', bytes: Buffer.from('MZ\x90\x00') }] },
      { details: { fields: { file: [{ key: 'attachment_type_refused' }] } } },
    ],
    ['too many files', { files: [PDF, PDF, PDF, PDF] }, { details: { fields: { file: [{ key: 'max_items' }] } } }],
    ['an unknown ticket', { number: 'NOSUCHONE1' }, NOT_FOUND],
  ])('is refused: %s; nothing changes', async (_what, over, refusal) => {
    const { number } = await aTicket(shop());
    const before = await everything(shop());
    await expect(reply(number, over)).rejects.toMatchObject(refusal);
    expect(await everything(shop())).toEqual(before);
  });

  it('reaches nobody once the customer is erased; a note may still be made', async () => {
    const { db, clock } = shop().deps;
    const { number } = await aTicket(shop());
    const now = clock.now();
    await db
      .updateTable('tickets')
      .set({ full_name: null, email: null, phone: null, erased_at: now })
      .where('number', '=', number)
      .execute();
    const before = await everything(shop());
    await expect(reply(number)).rejects.toMatchObject({ kind: 'rejected', code: 'ticket_103' });
    expect(await everything(shop())).toEqual(before);
    expect((await reply(number, { isInternal: true, close: true })).state).toBe('closed');
    await shop().runJobs();
  });

  it('is not waited for again once the customer is erased', async () => {
    const { deps } = shop();
    const { number, email } = await aTicket(shop());
    await deps.db.transaction().execute((tx) => eraseGuestTickets(tx, email, deps.clock.now()));
    const before = await everything(shop());
    const reopened = reopenTicket(deps, { number, by: OPERATOR });
    await expect(reopened).rejects.toMatchObject({ kind: 'rejected', code: 'ticket_103' });
    expect(await everything(shop())).toEqual(before);
  });
});

describe('closing, reopening and assigning', () => {
  const steps = {
    close: (number: string) => closeTicket(shop().deps, { number, by: OPERATOR }),
    reopen: (number: string) => reopenTicket(shop().deps, { number, by: OPERATOR }),
  };

  it('move a ticket on, each refused where it changes nothing', async () => {
    const { number, email } = await aTicket(shop());
    const refuse = async (step: keyof typeof steps, code: string) => {
      const before = await everything(shop());
      await expect(steps[step](number)).rejects.toMatchObject({ kind: 'rejected', code });
      expect(await everything(shop())).toEqual(before);
    };
    await refuse('reopen', 'ticket_101');
    expect((await steps.close(number)).state).toBe('closed');
    await shop().runJobs();
    await refuse('close', 'ticket_100');
    const open = await steps.reopen(number);
    expect([open.state, open.events.map(({ kind }) => kind)]).toEqual(['open', ['closed', 'reopened']]);
    expect((await messagesTo(shop(), email)).map(({ subject }) => subject)).toEqual([
      `Your conversation ${number} is closed`,
      `We have received your message (${number})`,
    ]);
    await expect(steps.close('NOSUCHONE1')).rejects.toMatchObject(NOT_FOUND);
  });

  it('leave who asked in peace where a ticket is closed quietly', async () => {
    const { number, email } = await aTicket(shop());
    const closed = await closeTicket(shop().deps, { number, by: OPERATOR, isQuiet: true });
    expect([closed.state, closed.events.map(({ kind }) => kind)]).toEqual(['closed', ['closed']]);
    await shop().runJobs();
    expect(await messagesTo(shop(), email)).toHaveLength(1);
  });

  it('at once with an answer leave the ticket as one of the orders does', async () => {
    const { number } = await aTicket(shop());
    await Promise.allSettled([reply(number), steps.close(number)]);
    await shop().runJobs();
    const { state, closedAt, events, messages } = await ticket(number);
    expect(messages).toHaveLength(2);
    const kinds = events.map(({ kind }) => kind);
    // Answered and then closed, or closed and opened again by the answer.
    if (state === 'closed') expect([kinds, closedAt]).toEqual([['closed'], shop().clock.now()]);
    else expect([state, kinds, closedAt]).toEqual(['answered', ['closed', 'reopened'], null]);
  });

  it('twice at once close once', async () => {
    const { number } = await aTicket(shop());
    const ends = await Promise.allSettled([steps.close(number), steps.close(number), steps.close(number)]);
    await shop().runJobs();
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await ticket(number)).events).toHaveLength(1);
  });

  it('give a ticket to one of the staff, and take it back', async () => {
    const { deps } = shop();
    const staffId = await aStaffMember(shop(), 'Deniz');
    const { number } = await aTicket(shop());
    const assign = (to: number | null) => assignTicket(deps, { number, by: { staffId, name: 'Deniz' }, staffId: to });
    const taken = await assign(staffId);
    expect([taken.assignee, taken.events]).toEqual([
      { id: staffId, name: 'Deniz' },
      [{ kind: 'assigned', staffName: 'Deniz', createdDate: deps.clock.now() }],
    ]);
    const before = await everything(shop());
    await expect(assign(staffId)).rejects.toMatchObject({ code: 'ticket_102' });
    await expect(assign(999_999)).rejects.toMatchObject({ details: { fields: { staff: [{ key: 'invalid_pk' }] } } });
    expect(await everything(shop())).toEqual(before);
    expect((await assign(null)).assignee).toBeNull();
    await deps.db.updateTable('staff_members').set({ is_active: false }).where('id', '=', staffId).execute();
    await expect(assign(staffId)).rejects.toMatchObject({ kind: 'invalid' });
  });
});

it('finds no file of another ticket', async () => {
  const [one, other] = [await aTicket(shop()), await aTicket(shop())];
  const { messages } = await reply(one.number, { files: [PDF] });
  await shop().runJobs();
  const key = messages[1]?.files[0]?.key ?? '';
  expect(await findTicketFile(shop().deps.db, { number: other.number, key })).toBeNull();
  expect(await findTicketFile(shop().deps.db, { number: one.number, key: 'x' })).toBeNull();
});
