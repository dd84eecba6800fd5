import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { useShop } from '../../../../tests/support/app.ts';
import { aStaffMember, aTicket, DeskBrowser, type KnownStaff, openSubjects } from '../../../../tests/support/desk.ts';
import { messagesTo } from '../../../../tests/support/worlds.ts';
import { eraseGuestTickets, getTicket, replyAsStaff } from '../../support/index.ts';

const shop = useShop();
const PDF = Buffer.from('%PDF-1.7\nhello');

let subjects: Readonly<Record<string, number>>;
let staff: KnownStaff;
let desk: DeskBrowser;
let number = '';
let email = '';
let count = 0;

beforeAll(async () => {
  subjects = await openSubjects(shop());
  staff = await aStaffMember(shop());
  desk = await new DeskBrowser(shop().app).logIn(staff);
});

beforeEach(async () => {
  count += 1;
  email = `asks${count}@example.org`;
  number = await aTicket(shop(), { subjectId: subjects['general'] ?? 0, email });
});

const page = () => `/desk/tickets/${number}/`;
const submit = (step: string, fields: Record<string, string> = {}, sent = {}) =>
  desk.submit(page(), `${page()}${step}/`, fields, sent);
const ticket = () => getTicket(shop().deps.db, number);
const mailsTo = async () => (await messagesTo(shop(), email)).length;

/** Messages as `staff: Hello`, notes as `note: …`. */
const said = async () =>
  (await ticket()).messages.map(({ author, isInternal, body }) => `${isInternal ? 'note' : author}: ${body}`).slice(1);

describe('an answer', () => {
  it('reaches the customer, and the page says so once it is loaded anew', async () => {
    const before = await mailsTo();
    const answer = await submit('reply', { kind: 'reply', body: 'Dear Ada,\r\nit comes <b>tomorrow</b>.' });
    expect([answer.status, answer.location]).toEqual([303, `${page()}?done=replied`]);
    const { state, messages } = await ticket();
    expect([state, messages.at(-1)]).toMatchObject([
      'answered',
      { author: 'staff', staffName: 'Selin', body: 'Dear Ada,\nit comes <b>tomorrow</b>.', isInternal: false },
    ]);
    expect(await mailsTo()).toBe(before + 1);
    const { text } = await desk.get(answer.location ?? '');
    expect(text).toContain('Your answer is on its way.');
    expect(text).toContain('it comes &lt;b&gt;tomorrow&lt;/b&gt;.');
    expect(text).toContain('class="chip moving">Answered<');
  });

  it('is said once by a double click', async () => {
    const fields = { ...(await desk.hiddenOf(page())), kind: 'reply', body: 'Only once' };
    const answers = await Promise.all([1, 2].map(() => desk.post(`${page()}reply/`, fields)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303]);
    expect(await said()).toEqual(['staff: Only once']);
    await shop().runJobs();
  });

  it.each([
    ['en', 'The shop (command line)'],
    ['tr', 'Mağaza (komut satırı)'],
  ])('from the command line is the shop’s, in the reader’s language: %s', async (language, name) => {
    const reader = await new DeskBrowser(shop().app).logIn(await aStaffMember(shop(), { language }));
    const by = { staffId: null, name: null };
    await replyAsStaff(shop().deps, { number, by, body: 'It is wool.', files: [], isInternal: false });
    await shop().runJobs();
    expect((await reader.get(page())).text).toContain(`<strong>${name}</strong>`);
  });

  it('may close the ticket with it', async () => {
    const answer = await submit('reply', { kind: 'reply', body: 'That was it.', then: 'close' });
    expect(answer.location).toBe(`${page()}?done=sent_closed`);
    expect([(await ticket()).state, await said()]).toEqual(['closed', ['staff: That was it.']]);
    await shop().runJobs();
  });

  it('carries files, which staff can look at', async () => {
    const picture = await sharp({ create: { width: 8, height: 8, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    const file = [
      { name: 'red.png', bytes: picture },
      { name: 'how to.pdf', bytes: Buffer.from('%PDF-1.7 Turn it round.') },
    ];
    expect((await submit('reply', { kind: 'reply', body: 'See here' }, { file })).status).toBe(303);
    const files = (await ticket()).messages.at(-1)?.files ?? [];
    expect(files.map(({ name }) => name)).toEqual(['how to.pdf', 'red.png']);
    const [how, red] = files.map(({ key }) => `${page()}files/${key}`);
    expect((await desk.get(page())).text).toContain(`<img src="${red}"`);
    const shown = await desk.get(String(red));
    expect(shown.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
    expect(shown.headers['content-disposition']).toMatch(/^inline; /);
    expect((await sharp(shown.bytes).metadata()).width).toBe(8);
    const saved = await desk.get(String(how));
    expect(saved.headers['content-disposition']).toMatch(/^attachment; filename="how to.pdf"/);
    expect(saved.headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    expect(saved.text).toBe('%PDF-1.7 Turn it round.');
    await shop().runJobs();
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['without words', { kind: 'reply', body: '  ' }, 400, 'This field may not be blank.'],
    ['that is too long', { kind: 'reply', body: 'x'.repeat(10_001) }, 400, 'no more than 10000 characters'],
  ])('%s is refused beside what was written; nothing changes', async (_what, fields, status, text) => {
    const before = await ticket();
    const answer = await submit('reply', fields);
    expect([answer.status, answer.text.includes(text)]).toEqual([status, true]);
    expect(await ticket()).toEqual(before);
  });

  it.each([
    ['a large photo', [{ name: 'a.jpg', bytes: Buffer.alloc(9 * 1_048_576) }], 'At most 5 MB are accepted.'],
    ['five files', Array.from({ length: 5 }, () => ({ name: 'a', bytes: PDF })), 'no more than 3 elements'],
  ])('with %s is refused, and its words are kept', async (_what, file, text) => {
    const before = await ticket();
    const answer = await submit('reply', { kind: 'reply', body: 'Words worth keeping' }, { file });
    expect([answer.status, answer.text.includes(text)]).toEqual([400, true]);
    expect(answer.text).toContain('>Words worth keeping</textarea>');
    expect(await ticket()).toEqual(before);
  });

  it('with a file of a kind that is not taken is refused, and its words are kept', async () => {
    const before = await ticket();
    const file = [{ name: 'page.html', bytes: Buffer.from('<html><script>alert(1)</script>') }];
    const answer = await submit('reply', { kind: 'note', body: 'Words worth keeping' }, { file });
    expect([answer.status, answer.text.includes('>Words worth keeping</textarea>')]).toEqual([400, true]);
    expect(answer.text).toMatch(/value="note"\s+checked/);
    expect(await ticket()).toEqual(before);
  });
});

describe('a note', () => {
  it('stays among staff: no mail, no change of state, and it looks like none of the others', async () => {
    const before = await mailsTo();
    const answer = await submit('reply', { kind: 'note', body: 'Ask the warehouse', then: 'close' });
    expect(answer.location).toBe(`${page()}?done=noted`);
    expect([(await ticket()).state, await said(), await mailsTo()]).toEqual([
      'open',
      ['note: Ask the warehouse'],
      before,
    ]);
    const { text } = await desk.get(page());
    expect(text).toMatch(/class="message note"[^]*Internal note[^]*Ask the warehouse/);
  });
});

describe('a ticket', () => {
  it('is closed and opened again, each once', async () => {
    expect((await submit('close')).location).toBe(`${page()}?done=closed`);
    const closed = await ticket();
    expect(closed.state).toBe('closed');
    await shop().runJobs();
    const again = await submit('close');
    expect([again.status, again.text.includes('role="alert"')]).toEqual([406, true]);
    expect(await ticket()).toEqual(closed);
    expect((await submit('reopen')).location).toBe(`${page()}?done=reopened`);
    expect((await ticket()).state).toBe('open');
    expect((await submit('reopen')).status).toBe(406);
    const { text } = await desk.get(page());
    expect(text).toContain('Selin closed this');
    expect(text).toContain('Selin reopened this');
  });

  it('is not opened again once the customer is erased', async () => {
    const { db, clock } = shop().deps;
    expect((await submit('close')).status).toBe(303);
    await shop().runJobs();
    expect((await desk.get(page())).text).toContain(`${page()}reopen/`);
    await db.transaction().execute((tx) => eraseGuestTickets(tx, email, clock.now()));
    expect((await desk.get(page())).text).not.toContain(`${page()}reopen/`);
    const before = await ticket();
    const answer = await submit('reopen');
    expect([answer.status, answer.text.includes('nobody would read an answer')]).toEqual([406, true]);
    expect(await ticket()).toEqual(before);
  });

  it('is closed without a mail where staff want none', async () => {
    const before = await mailsTo();
    expect((await desk.get(page())).text).toContain('name="mail" value="none">Close without a mail<');
    expect((await submit('close', { mail: 'none' })).location).toBe(`${page()}?done=closed`);
    await shop().runJobs();
    expect([(await ticket()).state, await mailsTo()]).toEqual(['closed', before]);
    expect((await desk.get(page())).text).not.toContain('Close without a mail');
  });

  it('is given to somebody, and to nobody again', async () => {
    const mert = await aStaffMember(shop(), { name: 'Mert' });
    expect((await submit('assign', { assignee: String(mert.id) })).location).toBe(`${page()}?done=assigned`);
    expect((await ticket()).assignee).toEqual({ id: mert.id, name: 'Mert' });
    expect((await submit('assign', { assignee: '' })).status).toBe(303);
    expect((await ticket()).assignee).toBeNull();
    const before = await ticket();
    expect((await submit('assign', { assignee: '999999' })).status).toBe(400);
    expect((await submit('assign', { assignee: '' })).status).toBe(406);
    expect(await ticket()).toEqual(before);
  });

  it('that is not there is told by a page', async () => {
    for (const url of ['/desk/tickets/NOTHERE1/', `${page()}files/not-there`, '/desk/orders/1/']) {
      const { status, text, headers } = await desk.get(url);
      expect([url, status, headers['content-type']]).toEqual([url, 404, 'text/html; charset=utf-8']);
      expect(text).toContain('That did not work');
    }
    const answer = await desk.submit(page(), '/desk/tickets/NOTHERE1/close/');
    expect(answer.status).toBe(404);
  });
});

describe('what else was asked from an address', () => {
  const MOST = 5;
  const ask = (from: string) => aTicket(shop(), { subjectId: subjects['general'] ?? 0, email: from });
  /** The tickets that the page links to. */
  const others = async () =>
    [...(await desk.get(page())).text.matchAll(/href="\/desk\/tickets\/(\w+)\/"/g)].map(([, other]) => other);

  it('is shown, the latest first, up to five', async () => {
    const asked: string[] = [];
    for (let each = 0; each <= MOST; each++) asked.unshift(await ask(email));
    expect(await others()).toEqual(asked.slice(0, MOST));
  });

  it('is not hidden by longer addresses that contain it, however many, nor mixed with theirs', async () => {
    const other = await ask(email);
    for (let each = 0; each < 2 * MOST; each++) await ask(each % 2 === 0 ? `x${email}` : `${email}.tr`);
    expect(await others()).toEqual([other]);
  });
});

describe('a form', () => {
  const FORMS = [
    ['reply', { kind: 'reply', body: 'Not to be said' }],
    ['reply', { kind: 'note', body: 'Not to be noted' }],
    ['close', {}],
    ['reopen', {}],
    ['assign', { assignee: '1' }],
  ] as const;

  it.each(FORMS)('without a good token changes nothing: %s %j', async (step, fields) => {
    const before = await ticket();
    const other = await new DeskBrowser(shop().app).logIn(staff);
    const tokens = [undefined, '', 'abc', `abc-${'x'.repeat(43)}`, await other.tokenOf(page())];
    for (const token of tokens) {
      const answer = await desk.post(`${page()}${step}/`, { ...fields, ...(token === undefined ? {} : { token }) });
      expect([token, answer.status, answer.text.includes('This form is no longer good')]).toEqual([token, 403, true]);
    }
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await submit(step, fields, { headers })).status).toBe(403);
    expect(await ticket()).toEqual(before);
  });

  it('to log out needs one as well', async () => {
    const visitor = await new DeskBrowser(shop().app).logIn(staff);
    expect((await visitor.post('/desk/logout/', {})).status).toBe(403);
    expect((await visitor.get('/desk/')).status).toBe(200);
  });

  it('is good for as long as the session is', async () => {
    const visitor = await new DeskBrowser(shop().app).logIn(staff);
    const token = await visitor.tokenOf(page());
    for (let hour = 0; hour < 5; hour++) {
      shop().clock.advance(3_600_000);
      await visitor.get('/desk/');
    }
    expect((await visitor.post(`${page()}reply/`, { token, kind: 'note', body: 'After lunch' })).status).toBe(303);
  });
});
