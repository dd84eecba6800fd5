import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { aBuyer, aCompany, anyNumber, aShelf, ask, BASKET, expectRefused, linesIn, put } from '../b2b.support.ts';

const shop = useShop();
const SAVE = '/b2b/basket/save/';
const DRAFTS = '/b2b/basket/drafts/';
const draft = (id: unknown) => `/b2b/basket/${String(id)}/`;
const load = (id: unknown) => `/b2b/basket/${String(id)}/load/`;

async function aWorld() {
  const [shelf, company] = [await aShelf(shop()), await aCompany(shop())];
  return { ...shelf, ...company, buyer: await aBuyer(shop(), `N-${company.n}`) };
}

describe('drafts', () => {
  it('are saved under a name, listed as numbers, and loaded', async () => {
    const { tea, cup, north, buyer } = await aWorld();
    await put(buyer.browser, tea, north, 3);
    const saved = await buyer.browser.post(SAVE, { name: 'June order' });
    expect([saved.status, linesIn(saved)]).toEqual([200, []]);
    const drafts = await buyer.browser.get(DRAFTS);
    const id = field(drafts.json, 0, 'id');
    expect(drafts.json).toEqual([{ id, name: 'June order', total_amount: 13.5, total_quantity: 3 }]);
    await put(buyer.browser, cup, north);
    const loaded = await buyer.browser.post(load(id), {});
    expect([loaded.status, linesIn(loaded), field(loaded.json, 'id')]).toEqual([200, ['tea for N × 3'], id]);
    expect((await buyer.browser.get(DRAFTS)).json).toEqual([
      { id: anyNumber, name: 'Without a name', total_amount: 12.99, total_quantity: 1 },
    ]);
    expect((await buyer.browser.get(DRAFTS, { headers: { 'accept-language': 'tr' } })).text).toContain('Adsız');
  });

  it('keep their name when they are put by for another, and throw an empty basket away', async () => {
    const { tea, cup, north, buyer } = await aWorld();
    for (const [product, name] of [
      [tea, 'one'],
      [cup, 'two'],
    ] as const) {
      await put(buyer.browser, product, north);
      await buyer.browser.post(SAVE, { name });
    }
    const ids = (await buyer.browser.get(DRAFTS)).json;
    await put(buyer.browser, tea, north);
    await buyer.browser.send('DELETE', BASKET, { json: { product_remote_id: tea } });
    await buyer.browser.post(load(field(ids, 1, 'id')), {});
    expect((await buyer.browser.get(DRAFTS)).json).toMatchObject([{ name: 'two' }]);
    await buyer.browser.post(load(field(ids, 0, 'id')), {});
    expect((await buyer.browser.get(DRAFTS)).json).toMatchObject([{ name: 'one' }]);
  });

  it('are not made of nothing, nor without a name', async () => {
    const { tea, north, buyer } = await aWorld();
    const empty = { status: 400, json: { non_field_errors: ['The basket is empty.'] } };
    await expectRefused(buyer.browser, () => buyer.browser.post(SAVE, { name: 'x' }), empty);
    await put(buyer.browser, tea, north);
    const nameless = { status: 400, json: { name: ['This field is required.'] } };
    await expectRefused(buyer.browser, () => buyer.browser.post(SAVE, {}), nameless);
    await buyer.browser.send('DELETE', BASKET, { json: { product_remote_id: tea } });
    await expectRefused(buyer.browser, () => buyer.browser.post(SAVE, { name: 'x' }), empty);
  });

  it('are fifty at most, also when two are saved at once', async () => {
    const { tea, north, buyer } = await aWorld();
    for (let count = 0; count < 49; count += 1) {
      await put(buyer.browser, tea, north);
      await buyer.browser.post(SAVE, { name: `no ${count}` });
    }
    await put(buyer.browser, tea, north);
    const both = await Promise.all([1, 2].map(() => buyer.browser.post(SAVE, { name: 'the last' })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 400]);
    await put(buyer.browser, tea, north);
    const full = { non_field_errors: ['At most 50 baskets can be saved. Delete one of them first.'] };
    await expectRefused(buyer.browser, () => buyer.browser.post(SAVE, { name: 'x' }), { status: 400, json: full });
    const oldest = field((await buyer.browser.get(DRAFTS)).json, 49, 'id');
    expect((await buyer.browser.delete(draft(oldest))).status).toBe(204);
    expect((await buyer.browser.post(SAVE, { name: 'x' })).status).toBe(200);
  });

  it('are deleted by whose they are, once, and no others with them', async () => {
    const { tea, cup, north, n, buyer } = await aWorld();
    for (const [product, name] of [
      [tea, 'one'],
      [cup, 'two'],
    ] as const) {
      await put(buyer.browser, product, north);
      await buyer.browser.post(SAVE, { name });
    }
    await put(buyer.browser, tea, north, 5);
    const id = field((await buyer.browser.get(DRAFTS)).json, 1, 'id');
    const missing = { status: 404, json: { detail: 'Not found.' } };
    const stranger = await aBuyer(shop(), `N-${n}`);
    const both = [buyer.browser, stranger.browser];
    await expectRefused(stranger.browser, () => stranger.browser.delete(draft(id)), missing);
    expect((await buyer.browser.get(DRAFTS)).json).toHaveLength(2);
    const statuses = await Promise.all([1, 2, 3].map(() => buyer.browser.delete(draft(id))));
    expect(statuses.map(({ status, text }) => [status, text]).sort()).toEqual([
      [204, ''],
      [404, '{"detail":"Not found."}'],
      [404, '{"detail":"Not found."}'],
    ]);
    expect((await buyer.browser.get(DRAFTS)).json).toMatchObject([{ name: 'two' }]);
    const active = await buyer.browser.get(BASKET);
    expect(linesIn(active)).toEqual(['tea for N × 5']);
    for (const browser of both) {
      const wrong = () => browser.delete(draft(field(active.json, 'id')));
      await expectRefused(browser, wrong, missing);
      await expectRefused(browser, () => browser.delete(draft(999_999)), missing);
      await expectRefused(browser, () => browser.delete(draft('x')), missing);
    }
    await buyer.browser.post('/b2b/my-quotations/', { name: 'asked' });
    await shop().runJobs();
    await expectRefused(buyer.browser, () => buyer.browser.delete(draft(field(active.json, 'id'))), missing);
  });

  it('are nobody else’s, and no active or submitted basket is one', async () => {
    const { tea, north, n, buyer } = await aWorld();
    const other = await aBuyer(shop(), `N-${n}`);
    await put(other.browser, tea, north);
    const active = field((await other.browser.get(BASKET)).json, 'id');
    await other.browser.post(SAVE, { name: 'theirs' });
    const missing = { status: 404, json: { detail: 'Not found.' } };
    await expectRefused(buyer.browser, () => buyer.browser.post(load(active), {}), missing);
    expect((await other.browser.get(DRAFTS)).json).toMatchObject([{ name: 'theirs' }]);
    await ask(buyer, tea, north);
    await shop().runJobs();
    await put(buyer.browser, tea, north);
    for (const id of [Number(active) + 1, field((await buyer.browser.get(BASKET)).json, 'id'), 'x', 0]) {
      const before = (await buyer.browser.get(BASKET)).json;
      expect([400, 404]).toContain((await buyer.browser.post(load(id), {})).status);
      expect((await buyer.browser.get(BASKET)).json).toEqual(before);
    }
  });
});
