import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { aStaffMember, aTicket, DeskBrowser, type KnownStaff, openSubjects } from '../../../../tests/support/desk.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { anOrder } from '../../orders/orders.support.ts';
import { assignTicket, closeTicket, replyAsStaff } from '../../support/index.ts';

const shop = useShop();
const HOUR = 3_600_000;

let staff: KnownStaff;
let mert: KnownStaff;
let desk: DeskBrowser;
let order = '';
let subjectId = 0;
const tickets: Record<string, string> = {};

beforeAll(async () => {
  const subjects = await openSubjects(shop());
  subjectId = subjects['general'] ?? 0;
  staff = await aStaffMember(shop());
  mert = await aStaffMember(shop(), { name: 'Mert' });
  desk = await new DeskBrowser(shop().app).logIn(staff);
  expect((await desk.get('/desk/')).text).toContain('Nobody is waiting');
  expect((await desk.get('/desk/?state=all')).text).toContain('Nothing here yet');
  const ada = await aCustomer(shop());
  const placed = await anOrder(shop(), { customerId: ada.id, email: ada.email });
  order = placed.number;
  const ask = async (name: string, subject: string, over = {}) => {
    tickets[name] = await aTicket(shop(), { subjectId: subjects[subject] ?? 0, fullName: name, ...over });
    shop().clock.advance(HOUR);
  };
  await ask('First', 'product');
  await ask('Second', 'order', { orderId: placed.id, customerId: ada.id });
  await ask('Third', 'general', { fullName: 'Third & <Co>' });
  await ask('Fourth', 'general');
  await ask('Fifth', 'general');
  const by = { staffId: mert.id, name: mert.name };
  await replyAsStaff(shop().deps, { number: tickets['Fourth'] ?? '', by, body: 'Yes', files: [], isInternal: false });
  await closeTicket(shop().deps, { number: tickets['Fifth'] ?? '', by });
  await assignTicket(shop().deps, { number: tickets['First'] ?? '', by, staffId: mert.id });
  await assignTicket(shop().deps, { number: tickets['Second'] ?? '', by, staffId: staff.id });
  await shop().runJobs();
});

/** Who is on a list, in its order. */
async function listed(query: string): Promise<string[]> {
  desk = await new DeskBrowser(shop().app).logIn(staff);
  const { status, text } = await desk.get(`/desk/${query}`);
  expect(status).toBe(200);
  const numbers = [...text.matchAll(/href="\/desk\/tickets\/(\w+)\/"/g)].map(([, number]) => number);
  return numbers.map((number) => Object.entries(tickets).find(([, known]) => known === number)?.[0] ?? String(number));
}

describe('the list', () => {
  it.each([
    ['', ['First', 'Second', 'Third']],
    ['?order=latest', ['Third', 'Second', 'First']],
    ['?state=answered', ['Fourth']],
    ['?state=closed', ['Fifth']],
    ['?state=all', ['Fourth', 'Fifth', 'Third', 'Second', 'First']],
    ['?assignee=me', ['Second']],
    ['?assignee=nobody', ['Third']],
    ['?state=all&search=fourth', ['Fourth']],
    ['?search=%25', []],
    ['?state=nonsense&subject=x&assignee=y&page=z', ['First', 'Second', 'Third']],
  ])('%s', async (query, names) => {
    expect(await listed(query)).toEqual(names);
  });

  it('is narrowed by subject, by assignee, and by an order’s number', async () => {
    expect(await listed(`?assignee=${mert.id}`)).toEqual(['First']);
    expect(await listed(`?state=all&search=${order}`)).toEqual(['Second']);
    const subject = /<option value="(\d+)"[^>]*>About a product/.exec((await desk.get('/desk/')).text)?.[1] ?? '';
    expect(await listed(`?subject=${subject}`)).toEqual(['First']);
  });

  it('tells how many there are of each state, who waits and how long', async () => {
    const { text } = await desk.get('/desk/');
    const tabs = [...text.matchAll(/>(Open|Answered|Closed|All)\s*<span>(\d+)<\/span>/g)];
    expect(tabs.map(([, name, count]) => `${name} ${count}`)).toEqual(['Open 3', 'Answered 1', 'Closed 1', 'All 5']);
    expect(text).toContain('waiting 5 hours');
    expect(text).toContain('1–3 of 3');
    expect(text).toContain('Third &amp; &lt;Co&gt;');
    expect(text).toContain(`Order ${order}`);
    expect((await desk.get('/desk/?search=nobody-like-this')).text).toContain('Nothing matches');
  });

  it('counts from the message that nobody has answered, however often it is asked again', async () => {
    const ada = await aCustomer(shop());
    const browser = shop().visit();
    await browser.logIn(ada.email, ada.password);
    const number = await aTicket(shop(), { subjectId, fullName: 'Patient', email: ada.email, customerId: ada.id });
    shop().clock.advance(3 * HOUR);
    const again = await browser.post(`/users/conversations/${number}/messages/`, { message: 'Is anybody there?' });
    expect(again.status).toBe(201);
    desk = await new DeskBrowser(shop().app).logIn(staff);
    const [, line = ''] = (await desk.get('/desk/?search=Patient')).text.split(`/desk/tickets/${number}/`);
    expect(line).toContain('waiting 3 hours');
    await closeTicket(shop().deps, { number, by: { staffId: mert.id, name: mert.name } });
    await shop().runJobs();
  });

  it('leads from a search without result to all states', async () => {
    const link = async (query: string) =>
      /href="([^"]+)">Look among all tickets/.exec((await desk.get(`/desk/?${query}`)).text)?.[1] ?? null;
    expect(await link(`search=${tickets['Fifth'] ?? ''}`)).toBe(
      `/desk/?state=all&amp;search=${tickets['Fifth'] ?? ''}`,
    );
    expect(await listed(`?state=all&search=${tickets['Fifth'] ?? ''}`)).toEqual(['Fifth']);
    expect(await link('state=all&search=nobody-like-this')).toBeNull();
    expect(await link('search=First')).toBeNull();
  });

  it('keeps itself up to date where nobody searches or holds it still', async () => {
    const refresh = async (query: string) =>
      /http-equiv="refresh" content="([^"]+)"/.exec((await desk.get(`/desk/${query}`)).text)?.[1] ?? null;
    expect(await refresh('')).toBe('60; url=/desk/?refreshed');
    expect(await refresh('?state=all&refreshed')).toBe('60; url=/desk/?state=all&amp;refreshed');
    expect(await refresh('?still=1')).toBeNull();
    expect(await refresh('?search=ada')).toBeNull();
  });

  it('does not keep a session alive by itself', async () => {
    const visitor = await new DeskBrowser(shop().app).logIn(staff);
    shop().clock.advance(1.5 * HOUR);
    expect((await visitor.get('/desk/?refreshed')).status).toBe(200);
    shop().clock.advance(0.5 * HOUR);
    expect((await visitor.get('/desk/?refreshed')).status).toBe(303);
  });

  it('begins anew behind its last page', async () => {
    const visitor = await new DeskBrowser(shop().app).logIn(staff);
    const answer = await visitor.get('/desk/?state=closed&page=7');
    expect([answer.status, answer.location]).toEqual([303, '/desk/?state=closed']);
  });

  it('comes in pages', async () => {
    const subjectId = Number(
      /<option value="(\d+)"[^>]*>Return/.exec(
        (await new DeskBrowser(shop().app).logIn(staff).then((visitor) => visitor.get('/desk/'))).text,
      )?.[1],
    );
    for (let more = 0; more < 26; more++) await aTicket(shop(), { subjectId });
    const visitor = await new DeskBrowser(shop().app).logIn(staff);
    const first = (await visitor.get(`/desk/?subject=${subjectId}`)).text;
    expect(first).toContain('1–25 of 26');
    const next = /rel="next" href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toBe(`/desk/?subject=${subjectId}&page=2`);
    const second = (await visitor.get(next)).text;
    expect(second).toContain('26–26 of 26');
    expect(second).toContain(`rel="prev" href="/desk/?subject=${subjectId}"`);
    expect(second).not.toContain('rel="next"');
  });
});

describe('beside a conversation', () => {
  it('stands the order at a glance, and what else was asked', async () => {
    const visitor = await new DeskBrowser(shop().app).logIn(staff);
    const { text } = await visitor.get(`/desk/tickets/${tickets['Second'] ?? ''}/`);
    expect(text).toContain(`href="/desk/orders/${order}/"`);
    expect(text).toContain('1 × Blue scarf');
    expect(text).toContain('€105.00');
    expect(text).toContain('This is the only one.');
  });

  it('stand other tickets of the same address only', async () => {
    const [one = 0] = Object.values(await openSubjects(shop()));
    const email = 'twice@example.org';
    const first = await aTicket(shop(), { subjectId: one, email, message: 'The first of two' });
    const second = await aTicket(shop(), { subjectId: one, email, message: 'The second of two' });
    const stranger = await aTicket(shop(), { subjectId: one, email: `not-${email}`, message: 'Another one’s' });
    const visitor = await new DeskBrowser(shop().app).logIn(staff);
    const { text } = await visitor.get(`/desk/tickets/${first}/`);
    expect([text.includes(`/desk/tickets/${second}/"`), text.includes(stranger)]).toEqual([true, false]);
  });
});
