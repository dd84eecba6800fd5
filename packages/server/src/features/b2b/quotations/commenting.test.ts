import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Answer, field } from '../../../../tests/support/customer.ts';
import { messagesTo } from '../../../../tests/support/worlds.ts';
import { aBuyer, aCompany, anyText, aShelf, ask, type Buyer, QUOTATIONS } from '../b2b.support.ts';

const SHOP = 'sales@example.org';
const shop = useShop({ env: { B2B_QUOTATION_EMAILS: SHOP } });

const path = (id: unknown, word = '') => `${QUOTATIONS}${String(id)}/${word === '' ? '' : `${word}/`}`;

async function aWorld() {
  const [shelf, company] = [await aShelf(shop()), await aCompany(shop())];
  const { n, north } = company;
  const [boss, clerk] = [await aBuyer(shop(), `HQ-${n}`), await aBuyer(shop(), `N-${n}`)];
  const { json } = await ask(clerk, shelf.tea, north);
  await shop().runJobs();
  const [id, number] = [field(json, 'id'), String(field(json, 'number'))];
  const say = ({ browser }: Buyer, body: unknown = { comment: 'From Monday on?' }): Promise<Answer> =>
    browser.post(path(id, 'comment'), body);
  const events = async () => field((await clerk.browser.get(path(id))).json, 'events');
  return { ...company, boss, clerk, id, number, say, events };
}

/** Who was told of a comment on a quotation. */
async function told(number: string, addresses: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const address of addresses) {
    const mails = await messagesTo(shop(), address);
    const count = mails.filter(({ subject }) => subject === `Quotation ${number}: a comment`).length;
    found.push(...Array.from({ length: count }, () => address));
  }
  return found;
}

describe('commenting', () => {
  it('is for who asked and for the main division; each tells the other and the shop, and moves nothing', async () => {
    const { n, boss, clerk, id, number, say, events } = await aWorld();
    const colleague = await aBuyer(shop(), `HQ-${n}`);
    const everybody = [boss, colleague, clerk].map(({ customer }) => customer.email).concat(SHOP);
    const answer = await say(clerk);
    const asked = { kind: 'asked', actor: 'customer', name: 'Ada Example', comment: null, created_at: anyText };
    const first = { ...asked, kind: 'comment', comment: 'From Monday on?' };
    expect([answer.status, field(answer.json, 'status'), field(answer.json, 'events')]).toEqual([
      ...[200, 'request_approval'],
      [asked, first],
    ]);
    const [mail] = await messagesTo(shop(), boss.customer.email).then((mails) => mails.filter(isComment));
    expect(mail?.body).toBe(`Hello,\n\nAda Example says of the quotation ${number} (June order):\n\nFrom Monday on?`);
    expect(await told(number, everybody)).toEqual([boss.customer.email, colleague.customer.email, SHOP]);
    await boss.browser.post(path(id, 'reject'), {});
    expect((await say(boss, { comment: 'Too many' })).status).toBe(200);
    expect(await told(number, everybody)).toEqual([
      ...[boss.customer.email, colleague.customer.email, colleague.customer.email],
      ...[clerk.customer.email, SHOP, SHOP],
    ]);
    expect(await events()).toMatchObject([{}, {}, { kind: 'rejected' }, { kind: 'comment', comment: 'Too many' }]);
  });

  it('is nobody else’s, and needs words', async () => {
    const { n, boss, clerk, number, id, say, events } = await aWorld();
    const stranger = (await aWorld()).boss;
    const [colleague, neighbour] = [await aBuyer(shop(), `N-${n}`), await aBuyer(shop(), `S-${n}`)];
    const before = await events();
    for (const one of [stranger, colleague, neighbour]) {
      const { status, json } = await say(one);
      expect([status, json]).toEqual([404, { detail: 'Not found.' }]);
    }
    const wrong = [
      [{}, 'This field is required.'],
      [{ comment: ' ' }, 'This field may not be blank.'],
      [{ comment: 'x'.repeat(2001) }, 'Ensure this field has no more than 2000 characters.'],
    ] as const;
    for (const [body, text] of wrong) {
      const { status, json } = await say(boss, body);
      expect([status, json]).toEqual([400, { comment: [text] }]);
    }
    expect((await (await shop().visit().withToken()).post(path(id, 'comment'), { comment: 'x' })).status).toBe(401);
    expect(await events()).toEqual(before);
    expect(await told(number, [boss.customer.email, clerk.customer.email])).toEqual([]);
  });

  it('is done sixty times an hour at most', async () => {
    const { clerk, say, events } = await aWorld();
    const most = await Promise.all(Array.from({ length: 62 }, () => say(clerk)));
    const refused = most.filter(({ status }) => status === 429);
    expect([most.length - refused.length, refused[0]?.headers['retry-after']]).toEqual([60, '3600']);
    expect(await events()).toHaveLength(61);
    await shop().runJobs();
  });

  it('is forgotten with the account, and told nobody any more', async () => {
    const { boss, clerk, number, say, events } = await aWorld();
    await say(boss, { comment: 'Ask my sister' });
    expect((await boss.browser.patch('/users/anonymize/')).status).toBe(200);
    await shop().runJobs();
    expect(await events()).toMatchObject([{}, { kind: 'comment', actor: 'customer', name: null, comment: null }]);
    expect(await told(number, [clerk.customer.email])).toEqual([]);
  });
});

const isComment = ({ subject }: { subject: string | null }) => subject?.endsWith(': a comment') === true;
