import { beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../../../../tests/sessions/support.ts';
import { useShop } from '../../../../tests/support/app.ts';
import { linkIn, messagesTo } from '../../../../tests/support/worlds.ts';
import { closeTicket, getTicket, replyAsStaff } from '../index.ts';
import { anAsker, aTicket, loadSubjects, multipart, OPERATOR, type Part, PDF } from '../support.support.ts';

const DAY = 86_400_000;
const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });

beforeAll(() => loadSubjects(shop()));

/** A guest's ticket and the path of its link. */
async function aLink(over: Parameters<typeof aTicket>[1] = {}): Promise<{ number: string; path: string }> {
  const { number, email } = await aTicket(shop(), over);
  const [mail] = await messagesTo(shop(), email);
  return { number, path: linkIn(mail?.body ?? '') };
}

async function answer(number: string, over: object = {}): Promise<void> {
  const reply = { number, by: OPERATOR, body: 'Yes, it is.', files: [], isInternal: false, ...over };
  await replyAsStaff(shop().deps, reply);
  await shop().runJobs();
}

const ticket = (number: string) => getTicket(shop().deps.db, number);
const visitor = () => shop().visit({ accept: 'text/html' });

describe('the page behind the link', () => {
  it('shows the conversation in its language, and nothing of the staff’s', async () => {
    const { number, path } = await aLink({ message: '<b>Wool</b> & "silk"?', language: 'tr' });
    await answer(number, { isInternal: true, body: 'A note' });
    const { status, headers, text, cookies } = await visitor().get(path);
    expect([status, headers['content-type'], cookies.size]).toEqual([200, 'text/html; charset=utf-8', 0]);
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
    );
    expect(text).toContain('&lt;b&gt;Wool&lt;/b&gt; &amp; &quot;silk&quot;?');
    expect(text).toContain('<html lang="tr">');
    expect(text).toContain('<h1>Görüşmeniz</h1>');
    expect(text).not.toContain('A note');
    expect(text).not.toContain('rating/');
    expect((await ticket(number)).messageCount).toBe(1);
  });

  it('does not make a customer’s conversation read', async () => {
    const { browser, customer, number } = await anAsker(shop());
    await answer(number);
    const [mail] = await messagesTo(shop(), customer.email);
    expect((await visitor().get(linkIn(mail?.body ?? ''))).text).toContain('Yes, it is.');
    expect((await browser.get('/users/conversations/unread/')).json).toEqual({ count: 1 });
  });

  it('takes answers with files, said once however often it is clicked', async () => {
    const { number, path } = await aLink();
    await answer(number);
    const call = multipart(['message', 'Thank you!'], ['file', PDF]);
    const answers = await Promise.all([1, 2, 3].map(() => visitor().send('POST', `${path}messages/`, call)));
    for (const { status, headers, cookies } of answers) {
      expect([status, headers['location'], cookies.size]).toEqual([303, `${path}?done=said`, 0]);
    }
    await shop().runJobs();
    const { messages, state } = await ticket(number);
    expect([messages.length, state]).toEqual([3, 'open']);
    const page = await visitor().get(`${path}?done=said`);
    expect(page.text).toContain('Thank you, your message has arrived.');
    const link = /href="([^"]+)"/.exec(page.text)?.[1] ?? '';
    const file = await visitor().get(link);
    expect([file.status, file.text, file.headers['content-disposition']]).toEqual([
      ...[200, '%PDF-1.7\nhello', `attachment; filename="bill.pdf"; filename*=UTF-8''bill.pdf`],
    ]);
  });

  it('closes, rates and opens again', async () => {
    const { number, path } = await aLink();
    expect((await visitor().get(path)).text).toContain(`action="${path}close/"`);
    for (let click = 0; click < 2; click++) {
      const { status, headers } = await visitor().send('POST', `${path}close/`, { form: {} });
      expect([status, headers['location']]).toEqual([303, `${path}?done=closed`]);
    }
    const closed = (await visitor().get(`${path}?done=closed`)).text;
    expect(closed).not.toContain(`action="${path}close/"`);
    expect(closed).toContain('This conversation is closed. If you write, it is opened again.');
    const rated = await visitor().send('POST', `${path}rating/`, { form: { stars: '3', comment: '' } });
    expect([rated.status, rated.headers['location']]).toEqual([303, `${path}?done=rated`]);
    expect((await ticket(number)).rating).toEqual({ stars: 3, comment: null, ratedAt: shop().clock.now() });
    await visitor().send('POST', `${path}messages/`, { form: { message: 'One thing more' } });
    const { state, events } = await ticket(number);
    expect([state, events.map(({ kind }) => kind)]).toEqual(['open', ['closed', 'rated', 'reopened']]);
  });

  it('takes a rating after thanks for the answer', async () => {
    const { number, path } = await aLink();
    await answer(number);
    await visitor().send('POST', `${path}messages/`, { form: { message: 'Thanks!' } });
    expect((await visitor().get(path)).text).toContain(`action="${path}rating/"`);
    const rated = await visitor().send('POST', `${path}rating/`, { form: { stars: '4', comment: '' } });
    expect([rated.status, rated.headers['location']]).toEqual([303, `${path}?done=rated`]);
    const { state, rating } = await ticket(number);
    expect([state, rating?.stars]).toEqual(['open', 4]);
  });

  it('says on the page what is not taken, keeping what was written; nothing changes', async () => {
    const { number, path } = await aLink();
    const before = await everything(shop());
    const empty = await visitor().send('POST', `${path}messages/`, { form: { message: ' ' } });
    expect([empty.status, empty.text.includes('This field may not be blank.')]).toEqual([400, true]);
    const program = { name: 'a.pdf', bytes: Buffer.from('MZ\x90\x00') };
    const call = multipart(['message', 'See "this"'], ['file', program]);
    const refused = await visitor().send('POST', `${path}messages/`, call);
    expect(refused.status).toBe(400);
    expect(refused.text).toContain('Files of this type are not accepted.');
    expect(refused.text).toMatch(/<textarea[^>]*>See &quot;this&quot;<\/textarea/);
    const early = await visitor().send('POST', `${path}rating/`, { form: { stars: '5' } });
    expect([early.status, early.text.includes('once we have answered')]).toEqual([406, true]);
    expect((await visitor().send('POST', `${path}rating/`, { form: { stars: '9' } })).status).toBe(400);
    const photo = { name: 'a.jpg', bytes: Buffer.alloc(9 * 1_048_576) };
    for (const [files, reason] of [
      [[photo], 'At most 5 MB are accepted.'],
      [[PDF, PDF, PDF, PDF, PDF], 'no more than 3 elements'],
    ] as const) {
      const parts = files.map((file): Part => ['file', file]);
      const page = await visitor().send('POST', `${path}messages/`, multipart(...parts, ['message', 'Kept words']));
      expect([page.status, page.text.includes(reason)]).toEqual([400, true]);
      expect(page.text).toMatch(/<textarea[^>]*>Kept words<\/textarea/);
    }
    const huge = multipart(['message', 'Hello'], ['file', { name: 'a.pdf', bytes: Buffer.alloc(64 * 1_048_576) }]);
    const large = await visitor().send('POST', `${path}messages/`, huge);
    expect([large.status, large.headers['content-type']]).toEqual([413, 'text/html; charset=utf-8']);
    expect(await everything(shop())).toEqual(before);
    await closeTicket(shop().deps, { number, by: OPERATOR });
    await shop().runJobs();
    shop().clock.advance(31 * DAY);
    const late = await visitor().send('POST', `${path}messages/`, { form: { message: 'Hello?' } });
    expect([late.status, late.text.includes('closed too long ago')]).toEqual([406, true]);
    expect(late.text).not.toContain('<textarea');
  });
});

describe('a link that is not good', () => {
  it('opens nothing: of another ticket, forged, too old, or of one that is not there', async () => {
    const { number, path } = await aLink();
    const other = await aLink();
    await answer(number, { files: [PDF] });
    const key = (await ticket(number)).messages[1]?.files[0]?.key ?? '';
    const [token = '', otherToken = ''] = [path, other.path].map((each) => each.split('/').at(-2));
    const base = `/users/conversations/open/${number}`;
    const before = await everything(shop());
    const bad = [
      ...[
        `${base}/${otherToken}/`,
        `/users/conversations/open/NOSUCHONE1/${token}/`,
        `${base}/${token}x/`,
        `${base}/x/`,
      ],
      `${base}/${token.replace(/^./, 'z')}/`,
    ];
    const calls = (link: string) => [
      ...[visitor().get(link), visitor().get(`${link}files/${key}/`)],
      ...[visitor().send('POST', `${link}messages/`, { form: { message: 'Hello' } })],
      ...[
        visitor().send('POST', `${link}messages/`, { form: {} }),
        visitor().send('POST', `${link}close/`, { form: {} }),
      ],
      visitor().send('POST', `${link}rating/`, { form: { stars: '5' } }),
    ];
    const expectNothing = async (link: string) => {
      for (const call of calls(link)) {
        const { status, text, headers } = await call;
        expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
        expect(text).toContain('This link is not valid any more.');
        expect(text).not.toContain('wool');
      }
    };
    for (const link of bad) await expectNothing(link);
    expect((await visitor().get(`${other.path}files/${key}/`)).status).toBe(404);
    shop().clock.advance(90 * DAY + 1000);
    await expectNothing(path);
    expect(await everything(shop())).toEqual(before);
  });

  it('is no better for who is logged in, and a good one works beside any cookie', async () => {
    const { browser, number } = await anAsker(shop());
    const foreign = await aLink();
    expect((await browser.get(foreign.path)).text).toContain(foreign.number);
    const path = `/users/conversations/open/${number}/x/`;
    expect((await browser.get(path)).status).toBe(404);
    expect((await browser.send('POST', `${path}close/`, { form: {} })).status).toBe(404);
    expect((await ticket(number)).state).toBe('open');
  });
});

describe('the budgets of a link', () => {
  const other = useShop({ env: { THROTTLE_ACCOUNT: '2/900' } });

  it('hold, said on a page', async () => {
    await loadSubjects(other());
    const { number, email } = await aTicket(other());
    const [mail] = await messagesTo(other(), email);
    const path = linkIn(mail?.body ?? '');
    const say = (message: string) => other().visit().send('POST', `${path}messages/`, { form: { message } });
    const statuses = [(await say('One')).status, (await say('Two')).status];
    const third = await say('Three');
    expect([...statuses, third.status, third.headers['retry-after']]).toEqual([303, 303, 429, '900']);
    expect(third.text).toContain('That was a lot at once.');
    expect((await getTicket(other().deps.db, number)).messageCount).toBe(3);
  });
});
