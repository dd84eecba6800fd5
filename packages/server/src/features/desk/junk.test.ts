import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { aStaffMember, aTicket, DeskBrowser, openSubjects } from '../../../tests/support/desk.ts';
import { getTicket } from '../support/index.ts';

/** Hostile input by somebody who is logged in. */

const shop = useShop();
let desk: DeskBrowser;
let number = '';
let token = '';

beforeAll(async () => {
  const subjects = await openSubjects(shop());
  number = await aTicket(shop(), { subjectId: subjects['general'] ?? 0, message: 'Hello <b>there</b>, "you" & \'I\'' });
  desk = await new DeskBrowser(shop().app).logIn(await aStaffMember(shop(), { name: '<i>Selin</i>' }));
  token = await desk.tokenOf('/desk/');
});

const JUNK = [
  ...['%00', '%F0%9F%90%8E', "';drop table tickets--", '..', '%2e%2e%2f', '[]', 'undefined', 'null', '-1', '1e9', '%'],
  ...['9'.repeat(30), 'x'.repeat(900), '%ED%A0%80', '<script>alert(1)</script>', '__proto__', 'constructor'],
];

it.each(JUNK)('%s in an address is answered, and not believed', async (junk) => {
  const urls = [
    ...[`/desk/tickets/${junk}/`, `/desk/orders/${junk}/`, `/desk/tickets/${number}/files/${junk}`],
    ...['state', 'subject', 'assignee', 'search', 'order', 'page', 'still', junk].map(
      (name) => `/desk/?${name}=${junk}`,
    ),
    `/desk/tickets/${number}/?done=${junk}`,
  ];
  for (const url of urls) {
    const { status, text } = await desk.get(encodeURI(url).replaceAll('%25', '%'));
    expect([url, [200, 303, 404, 400].includes(status)]).toEqual([url, true]);
    expect(text).not.toContain('<script');
  }
});

it.each(JUNK)('%s in a form changes nothing that it should not', async (junk) => {
  const before = await getTicket(shop().deps.db, number);
  for (const [step, fields] of [
    ['reply', { kind: junk, body: 'x' }],
    ['reply', { kind: 'reply', then: junk, body: 'x' }],
    ['assign', { assignee: junk }],
    ['close', { shown: `${junk}x` }],
  ] as const) {
    const answer = await desk.post(`/desk/tickets/${number}/${step}/`, { token, ...fields });
    expect([step, fields, answer.status, answer.text.includes('<script')]).toEqual([step, fields, 400, false]);
  }
  expect(await getTicket(shop().deps.db, number)).toEqual(before);
});

it.each([
  ['application/json', '{', 400],
  ['application/json', '[]', 400],
  ['text/plain', 'x', 415],
  ['multipart/form-data', 'x', 400],
  ['multipart/form-data; boundary=x', '--x\r\n', 400],
  ['application/x-www-form-urlencoded', 'x'.repeat(1_048_577), 413],
])('a body of %s is refused by a page: %#', async (type, payload, status) => {
  const answer = await shop().app.inject({
    ...{ method: 'POST', url: `/desk/tickets/${number}/reply/`, payload },
    headers: { host: 'shop.test', 'content-type': type, cookie: `arasta_desk=${desk.jar.get('arasta_desk') ?? ''}` },
  });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
});

it('escapes what customers and staff write', async () => {
  const { text } = await desk.get(`/desk/tickets/${number}/`);
  expect(text).toContain('Hello &lt;b&gt;there&lt;/b&gt;, &quot;you&quot; &amp; &#39;I&#39;');
  expect(text).toContain('<span class="who">&lt;i&gt;Selin&lt;/i&gt;</span>');
});
