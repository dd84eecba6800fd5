import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { save, widget } from '../content.support.ts';
import { findWidget, presentWidget, saveWidgets } from '../index.ts';

const shop = useShop();
const NOT_FOUND = { detail: 'Not found.' };
const text = (value: string) => ({ value, kwargs: {} });

describe('GET /widgets/<slug>/schema/', () => {
  it('tells what a widget is made of', async () => {
    const schema = { title: { data_type: 'text' } };
    await save(shop(), (tx, now) => saveWidgets(tx, [widget('home hero', { name: 'Hero', schema })], now));
    const answer = await shop().visit().get('/widgets/home%20hero/schema/');
    expect([answer.status, answer.json]).toEqual([200, { pk: 1, name: 'Hero', schema }]);
    expect([answer.cookies.size, typeof answer.headers['etag']]).toEqual([0, 'string']);
  });

  it('learns of a change', async () => {
    await save(shop(), (tx, now) => saveWidgets(tx, [widget('w', { schema: {} })], now));
    expect((await shop().visit().get('/widgets/w/schema')).json).toMatchObject({ name: 'w' });
    await save(shop(), (tx, now) => saveWidgets(tx, [widget('w', { name: 'W', schema: {} })], now));
    expect((await shop().visit().get('/widgets/w/schema')).json).toMatchObject({ name: 'W' });
  });

  it.each(['nobody', 'untyped', '%00', 'x'.repeat(200)])('is 404 for %s', async (slug) => {
    await save(shop(), (tx, now) => saveWidgets(tx, [widget('untyped')], now));
    const answer = await shop().visit().get(`/widgets/${slug}/schema/`);
    expect([answer.status, answer.json]).toEqual([404, NOT_FOUND]);
  });
});

describe('findWidget', () => {
  it('has attributes by language, as they were written', async () => {
    const attributes = { en: { title: text('Shop now'), items: [text('a'), text('b')] }, tr: { title: text('Al') } };
    await save(shop(), (tx, now) =>
      saveWidgets(tx, [widget('hero', { name: 'Hero', template: 't.html', attributes })], now),
    );
    const hero = await findWidget(shop().database.db, 'hero');
    if (hero === null) throw new Error('There is no widget');
    const shown = (language: string, fallback: string) =>
      presentWidget(hero, { language, fallback }, { mediaUrl: 'http://shop.test/media' });
    expect(shown('en', 'en')).toEqual({ name: 'Hero', slug: 'hero', template: 't.html', attributes: attributes.en });
    expect(shown('tr', 'en').attributes).toEqual(attributes.tr);
    expect(shown('de', 'tr').attributes).toEqual(attributes.tr);
    expect(shown('de', 'fr').attributes).toEqual(attributes.en);
    expect(await findWidget(shop().database.db, 'nobody')).toBeNull();
  });

  it('shows pictures at their address, wherever they stand', () => {
    const image = { data_type: 'image', value: 'cms/a.jpg' };
    const nested = { value: { image: 'cms/a.jpg' }, kwargs: { data_type: 'nested', value: { image } } };
    const hero = {
      slug: 'h',
      name: 'h',
      template: 'none',
      attributes: { en: { items: [nested], one: { value: 'cms/a.jpg', kwargs: image } } },
      productIds: [],
    };
    const shown = presentWidget(hero, { language: 'en', fallback: 'en' }, { mediaUrl: 'http://shop.test/media' });
    const url = 'http://shop.test/media/cms/a.jpg';
    expect(shown.attributes).toEqual({
      items: [{ ...nested, kwargs: { data_type: 'nested', value: { image: { ...image, url } } } }],
      one: { value: 'cms/a.jpg', kwargs: { ...image, url } },
    });
  });

  it('has the products that there are, in the order given', async () => {
    const made = await sql<{ id: number; sku: string }>`
      insert into products (sku, base_code, names, created_date, modified_date)
      select sku, sku, '{"en":"x"}', now(), now() from unnest(array['A', 'B']) sku returning id, sku`.execute(
      shop().database.db,
    );
    const id = (sku: string) => made.rows.find((row) => row.sku === sku)?.id;
    await save(shop(), (tx, now) => saveWidgets(tx, [widget('p', { products: ['B', 'nobody', 'A'] })], now));
    expect((await findWidget(shop().database.db, 'p'))?.productIds).toEqual([id('B'), id('A')]);
  });
});

it('replaces widgets as a whole, the last word of a call counting', async () => {
  await save(shop(), (tx, now) =>
    saveWidgets(tx, [widget('same', { products: ['A'], schema: {} }), widget('same', { name: 'Second' })], now),
  );
  const [row] = await shop().database.db.selectFrom('widgets').selectAll().where('slug', '=', 'same').execute();
  expect(row).toMatchObject({ name: 'Second', products: [], schema: null });
  const changes = await shop()
    .database.db.selectFrom('catalogue_changes')
    .select('tags')
    .orderBy('id', 'desc')
    .execute();
  expect(changes[0]?.tags).toEqual(['widget:same']);
});
