import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { announceChange } from '../../../platform/cache/index.ts';
import { assignUrls } from '../../urls/index.ts';
import { menuItem, save, someCategories } from '../content.support.ts';
import { saveMenuItems } from '../index.ts';

const shop = useShop();
const NOBODY = '00000000-0000-4000-8000-000000000000';

const items = (json: unknown): unknown[] => {
  const menu = field(json, 'menu');
  return Array.isArray(menu) ? menu : [];
};
const labels = (json: unknown) => items(json).map((item) => field(item, 'label'));
const generate = async (query: string, headers: Record<string, string> = {}) =>
  (await shop().visit().get(`/menus/generate/?${query}`, { headers })).json;

const uuids = new Map<string, string>();
const uuid = (key: string) => uuids.get(key) ?? '';
let shirts = 0;

beforeAll(async () => {
  const categories = await someCategories(shop(), [{ key: 'shirts', name: 'Shirts' }]);
  shirts = categories.get('shirts')?.id ?? 0;
  await save(shop(), async (tx, now) => {
    await assignUrls(tx, [{ oldPath: `/category/${shirts}/`, texts: { en: 'men/shirts', tr: 'erkek/gomlek' } }], now);
    await announceChange(tx, ['definitions'], now);
    await saveMenuItems(
      tx,
      [
        menuItem('shirts', {
          parent: 'men',
          urls: {},
          category: 'shirts',
          attributes: { icon: { value: 's', kwargs: {} } },
        }),
        menuItem('men', { position: 2, labels: { en: 'Men', tr: 'Erkek' }, urls: { en: '/men', tr: '/erkek/' } }),
        menuItem('women', { position: 1 }),
        menuItem('linen', { parent: 'shirts', position: 5 }),
        menuItem('cotton', { parent: 'shirts', position: 1 }),
        menuItem('hidden', { parent: 'men', visible: false, position: 9 }),
        menuItem('below-hidden', { parent: 'hidden' }),
        menuItem('sale', { position: 3, urls: { en: '/list/?category_ids=1' } }),
      ],
      now,
    );
  });
  const rows = await shop().database.db.selectFrom('menu_items').select(['id', 'key']).execute();
  for (const { id, key } of rows) uuids.set(key, id);
});

describe('GET /menus/generate/', () => {
  it('answers exactly the documented fields', async () => {
    const answer = await shop().visit().get('/menus/generate/?depth_height=2');
    expect(answer.status).toBe(200);
    expect([answer.cookies.size, typeof answer.headers['etag']]).toEqual([0, 'string']);
    const men = {
      ...{ label: 'Men', url: '/men', level: 0, pk: uuid('men'), sort_order: 2, path: '00010002', parent_pk: null },
      generator_name: 'menu_item',
      extra_context: { attributes: {}, numchild: 1, include_parent: false },
      parent: null,
    };
    expect(items(answer.json)[1]).toEqual(men);
    expect(items(answer.json)[2]).toEqual({
      ...{ label: 'shirts', url: '/men/shirts/', level: 1, pk: uuid('shirts'), sort_order: 1, path: '000100020001' },
      ...{ parent_pk: uuid('men'), generator_name: 'menu_item', parent: men },
      extra_context: {
        attributes: { icon: { value: 's', kwargs: {} }, category_id: shirts },
        numchild: 2,
        include_parent: false,
      },
    });
    expect(labels(answer.json)).toEqual(['women', 'Men', 'shirts', 'sale']);
  });

  it('answers the same under its older path, and in the language of the caller', async () => {
    const alias = await shop().visit().get('/misc/menus/generate/?depth_height=3');
    expect(alias.json).toEqual(await generate('depth_height=3'));
    const turkish = await generate('depth_height=2', { 'accept-language': 'tr' });
    expect(items(turkish).map((item) => [field(item, 'label'), field(item, 'url')])).toEqual([
      ['women', '/women/'],
      ['Erkek', '/erkek/'],
      ['shirts', '/erkek/gomlek/'],
      ['sale', '/list/?category_ids=1'],
    ]);
  });

  it.each<[string, (string | undefined)[]]>([
    ['depth_height=1', ['women', 'Men', 'sale']],
    ['depth_height=3', ['women', 'Men', 'shirts', 'cotton', 'linen', 'sale']],
    ['depth_height=undefined', ['women', 'Men', 'shirts', 'cotton', 'linen', 'sale']],
    ['depth_height=1&depth_height=2', ['women', 'Men', 'shirts', 'sale']],
    ['depth_height=9&parent=MEN', ['shirts', 'cotton', 'linen']],
    ['depth_height=1&parent=MEN', ['shirts']],
    ['depth_height=1&parent=MEN&include_parent=true', ['shirts', 'Men']],
    ['depth_height=1&parent=HIDDEN&include_parent=true', ['below-hidden']],
    ['depth_height=1&include_parent=true', ['women', 'Men', 'sale']],
    ['depth_height=1&parent=null', ['women', 'Men', 'sale']],
    ['depth_height=1&parent=undefined', ['women', 'Men', 'sale']],
    [`depth_height=1&parent=${NOBODY}`, []],
    ['depth_height=1&parent=men', []],
    ['depth_height=1&sibling=COTTON', ['cotton', 'linen']],
    ['depth_height=1&sibling=WOMEN', ['women', 'Men', 'sale']],
    [`depth_height=1&sibling=${NOBODY}`, []],
    ['depth_height=1&start_level=1', []],
    ['depth_height=1&start_level=x', ['women', 'Men', 'sale']],
    ['depth_height=1&start_level=2&parent=MEN', ['shirts']],
    ['depth_height=1&start_level=1&selected=LINEN', ['shirts']],
    ['depth_height=1&start_level=2&request_path=/linen', ['cotton', 'linen']],
    ['depth_height=1&start_level=9&selected=LINEN', []],
  ])('shows by %s', async (query, shown) => {
    const named = query.replaceAll(/=([A-Z]+)/g, (_all, key: string) => `=${uuid(key.toLowerCase())}`);
    expect(labels(await generate(named))).toEqual(shown);
  });

  it('has every parent in the answer, and none at the first level', async () => {
    for (const query of ['depth_height=3', `depth_height=2&parent=${uuid('men')}&include_parent=1`]) {
      const menu = items(await generate(query));
      const pks = new Set(menu.map((item) => field(item, 'pk')));
      const parents = menu.map((item) => field(item, 'parent', 'pk')).filter((pk) => pk !== undefined);
      expect(parents.length).toBeGreaterThan(0);
      expect(parents.filter((pk) => !pks.has(pk))).toEqual([]);
    }
    const [first] = items(await generate(`depth_height=1&parent=${uuid('men')}`));
    expect([field(first, 'parent'), field(first, 'parent_pk'), field(first, 'level')]).toEqual([null, null, 1]);
  });

  it.each([
    ['selected=LINEN', ['Men', 'shirts', 'linen']],
    ['request_path=/linen', ['Men', 'shirts', 'linen']],
    ['request_path=/MEN/', ['Men']],
    ['request_path=/erkek', ['Men']],
    ['request_path=/men/shirts/?page=2', ['Men', 'shirts']],
    ['request_path=/erkek/gomlek', ['Men', 'shirts']],
    ['request_path=/category/CATEGORY/', ['Men', 'shirts']],
    ['request_path=/list/', []],
    ['request_path=/nowhere/', []],
    ['request_path=%00', []],
    [`selected=${NOBODY}`, []],
  ])('marks by %s', async (query, marked) => {
    const named = query.replace('CATEGORY', String(shirts)).replace('LINEN', uuid('linen'));
    const menu = items(await generate(`depth_height=3&${named}`));
    expect(menu.filter((item) => field(item, 'selected') === true).map((item) => field(item, 'label'))).toEqual(marked);
    expect(menu.filter((item) => typeof field(item, 'selected') !== 'boolean')).toEqual([]);
  });

  it.each([
    ['', { depth_height: ['This field is required.'] }],
    ['depth_height=', { depth_height: ['This field is required.'] }],
    ['depth_height=two', { depth_height: ['A valid integer is required.'] }],
    ['depth_height=1.5', { depth_height: ['A valid integer is required.'] }],
    ['depth_height=0', { depth_height: ['Ensure this value is greater than or equal to 1.'] }],
    ['depth_height=-1', { depth_height: ['Ensure this value is greater than or equal to 1.'] }],
    [
      `depth_height=1&parent=${NOBODY}&sibling=${NOBODY}`,
      { non_field_errors: ['parent and sibling cannot be used together.'] },
    ],
  ])('refuses %j', async (query, body) => {
    const answer = await shop().visit().get(`/menus/generate/?${query}`);
    expect([answer.status, answer.json]).toEqual([400, body]);
  });

  it('is asked of the database once until it changes', async () => {
    await generate('depth_height=4');
    let statements = 0;
    const stop = shop().database.listen(() => statements++);
    await generate('depth_height=4');
    await generate('depth_height=5');
    expect(statements).toBe(0);
    stop();
    await save(shop(), (tx, now) =>
      saveMenuItems(tx, [menuItem('sale', { position: 3, labels: { en: 'Sale!' } })], now),
    );
    expect(labels(await generate('depth_height=1'))).toEqual(['women', 'Men', 'Sale!']);
  });
});

describe('GET /menus/generate_breadcrumb/', () => {
  const breadcrumb = async (query: string) => shop().visit().get(`/menus/generate_breadcrumb/?${query}`);

  it('answers the item and what lies above it, oldest first', async () => {
    for (const id of [uuid('linen'), uuid('linen').replaceAll('-', ''), uuid('linen').toUpperCase()]) {
      const { status, json } = await breadcrumb(`item=${id}&generator_name=menu_item`);
      expect(status).toBe(200);
      expect(
        items(json).map((item) => [field(item, 'label'), field(item, 'level'), field(item, 'sort_order')]),
      ).toEqual([
        ['Men', 0, 0],
        ['shirts', 1, 1],
        ['linen', 2, 2],
      ]);
      expect(items(json).every((item) => field(item, 'parent') === null && field(item, 'parent_pk') === null)).toBe(
        true,
      );
    }
  });

  it('leaves hidden items out', async () => {
    const { json } = await breadcrumb(`item=${uuid('below-hidden')}&generator_name=menu_item`);
    expect(labels(json)).toEqual(['Men', 'below-hidden']);
  });

  it('answers a category’s line where no item has the id', async () => {
    const categories = await someCategories(shop(), [
      { key: 'b-top', name: 'Top' },
      { key: 'b-low', parent: 'b-top', name: 'Low' },
    ]);
    await save(shop(), (tx, now) => announceChange(tx, ['definitions'], now));
    const { json } = await breadcrumb(`item=${categories.get('b-low')?.uuid ?? ''}&generator_name=menu_item`);
    expect(items(json).map((item) => [field(item, 'label'), field(item, 'url')])).toEqual([
      ['Top', `/category/${categories.get('b-top')?.id ?? 0}/`],
      ['Low', `/category/${categories.get('b-low')?.id ?? 0}/`],
    ]);
  });

  it.each([
    [`item=${NOBODY}&generator_name=menu_item`],
    ['item=junk&generator_name=menu_item'],
    ['item=null&generator_name=menu_item'],
    ['item=%00&generator_name=menu_item'],
    [`item=${NOBODY}&generator_name=other`],
  ])('is empty for %s', async (query) => {
    const answer = await breadcrumb(query);
    expect([answer.status, answer.json]).toEqual([200, { menu: [] }]);
  });

  it.each([
    ['', { item: ['This field is required.'], generator_name: ['This field is required.'] }],
    ['item=x', { generator_name: ['This field is required.'] }],
    ['generator_name=menu_item&item=', { item: ['This field is required.'] }],
  ])('names what is missing in %j', async (query, body) => {
    const answer = await breadcrumb(query);
    expect([answer.status, answer.json]).toEqual([400, body]);
  });
});

describe('a configured default parent', () => {
  const other = useShop({ env: { MENU_DEFAULT_PARENT_UUID: 'AAAAAAAA-0000-4000-8000-000000000001' } });

  it('holds unless a call names its own', async () => {
    await save(other(), (tx, now) =>
      saveMenuItems(tx, [menuItem('main'), menuItem('a', { parent: 'main' }), menuItem('b', { parent: 'a' })], now),
    );
    const asked = async (query: string) => labels((await other().visit().get(`/menus/generate/?${query}`)).json);
    expect(await asked('depth_height=2')).toEqual([]);
    await other().database.db.updateTable('menu_items').set({ parent_id: null }).execute();
    const id = 'aaaaaaaa-0000-4000-8000-000000000001';
    await other().database.db.updateTable('menu_items').set({ id }).where('key', '=', 'main').execute();
    await save(other(), (tx, now) =>
      saveMenuItems(tx, [menuItem('main'), menuItem('a', { parent: 'main' }), menuItem('b', { parent: 'a' })], now),
    );
    expect(await asked('depth_height=2')).toEqual(['a', 'b']);
    expect(await asked('depth_height=1&parent=null')).toEqual(['main']);
    expect(await asked(`depth_height=1&parent=${NOBODY}`)).toEqual([]);
  });
});

describe('a shop without any menu item', () => {
  const other = useShop();

  it('has its active categories for a menu', async () => {
    const categories = await someCategories(other(), [
      { key: 'men', name: 'Men' },
      { key: 'men-shirts', parent: 'men', name: 'Shirts' },
      { key: 'gone', name: 'Gone', active: false },
      { key: 'below-gone', parent: 'gone', name: 'Below' },
    ]);
    const men = categories.get('men');
    await save(other(), async (tx, now) => {
      await assignUrls(tx, [{ oldPath: `/category/${men?.id ?? 0}/`, texts: { en: 'men', tr: 'erkek' } }], now);
      await announceChange(tx, ['definitions'], now);
    });
    const { json } = await other().visit().get('/menus/generate/?depth_height=3&request_path=/erkek/');
    const shown = items(json).map((item) =>
      ['pk', 'label', 'url', 'level', 'path', 'selected'].map((name) => field(item, name)),
    );
    expect(shown).toEqual([
      [men?.uuid, 'Men', '/men/', 0, '00010001', true],
      [
        categories.get('men-shirts')?.uuid,
        'Shirts',
        `/category/${categories.get('men-shirts')?.id ?? 0}/`,
        1,
        '000100010001',
        false,
      ],
    ]);
    expect(field(items(json)[0], 'extra_context', 'attributes')).toEqual({ category_id: men?.id });
  });
});
