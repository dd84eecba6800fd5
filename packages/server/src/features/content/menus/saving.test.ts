import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { menuItem, save } from '../content.support.ts';
import { type MenuItemInput, saveMenuItems } from '../index.ts';

const shop = useShop();
const db = () => shop().database.db;
const saveAll = (...inputs: MenuItemInput[]) => save(shop(), (tx, now) => saveMenuItems(tx, inputs, now));
const paths = async () => {
  const rows = await db().selectFrom('menu_items').select(['key', 'path']).orderBy('path').execute();
  return rows.map(({ key, path }) => `${key} ${path}`);
};

beforeEach(async () => {
  await sql`truncate menu_items, catalogue_changes`.execute(db());
});

describe('saveMenuItems', () => {
  it('takes parents in any order, and places siblings by position, then key', async () => {
    await saveAll(
      menuItem('b', { parent: 'top' }),
      menuItem('a', { parent: 'top' }),
      menuItem('z', { parent: 'top', position: -1 }),
      menuItem('top'),
    );
    expect(await paths()).toEqual(['top 00010001', 'z 000100010001', 'a 000100010002', 'b 000100010003']);
  });

  it('moves what lies below along', async () => {
    await saveAll(
      menuItem('one'),
      menuItem('two'),
      menuItem('a', { parent: 'one' }),
      menuItem('deep', { parent: 'a' }),
    );
    await saveAll(menuItem('a', { parent: 'two' }));
    expect(await paths()).toEqual(['one 00010001', 'two 00010002', 'a 000100020001', 'deep 0001000200010001']);
  });

  it('keeps ids, and replaces everything else', async () => {
    await saveAll(menuItem('a', { visible: false, attributes: { x: 1 } }));
    const before = await db().selectFrom('menu_items').select('id').executeTakeFirstOrThrow();
    await saveAll(menuItem('a', { labels: { tr: 'A' }, urls: {}, position: 7 }));
    const after = await db().selectFrom('menu_items').selectAll().executeTakeFirstOrThrow();
    expect(after).toMatchObject({
      id: before.id,
      labels: { tr: 'A' },
      urls: {},
      position: 7,
      visible: true,
      attributes: {},
    });
  });

  it('counts places with letters', async () => {
    await saveAll(...Array.from({ length: 37 }, (_, index) => menuItem(`k${index}`, { position: index })));
    const all = await paths();
    expect([all[9], all[34], all[35], all[36]]).toEqual([
      'k9 0001000A',
      'k34 0001000Z',
      'k35 00010010',
      'k36 00010011',
    ]);
  });

  it.each<[string, MenuItemInput[], string, string]>([
    ['an unknown parent', [menuItem('x', { parent: 'nobody' })], 'parent', 'unknown_key'],
    ['an unknown category', [menuItem('x', { category: 'nobody' })], 'category', 'unknown_key'],
    ['itself for a parent', [menuItem('a', { parent: 'a' })], 'parent', 'menu_item_below_itself'],
    ['a circle', [menuItem('a', { parent: 'b' })], 'parent', 'menu_item_below_itself'],
    [
      'too many levels',
      Array.from({ length: 12 }, (_, index) => menuItem(`l${index}`, { parent: index === 0 ? null : `l${index - 1}` })),
      'parent',
      'menu_too_deep',
    ],
  ])('refuses %s and changes nothing', async (_what, inputs, name, key) => {
    await saveAll(menuItem('a'), menuItem('b', { parent: 'a' }));
    const before = await db().selectFrom('menu_items').selectAll().orderBy('key').execute();
    const changes = await db().selectFrom('catalogue_changes').selectAll().execute();
    const call = saveAll(menuItem('new'), ...inputs);
    await expect(call).rejects.toMatchObject({ kind: 'invalid', details: { fields: { [name]: [{ key }] } } });
    expect(await db().selectFrom('menu_items').selectAll().orderBy('key').execute()).toEqual(before);
    expect(await db().selectFrom('catalogue_changes').selectAll().execute()).toEqual(changes);
  });

  it('costs as many statements for five hundred items as for one', async () => {
    const count = async (size: number) => {
      let statements = 0;
      const stop = shop().database.listen(() => statements++);
      const inputs = Array.from({ length: size }, (_, index) => menuItem(`s${index}`));
      await db()
        .transaction()
        .execute((tx) => saveMenuItems(tx, inputs, shop().clock.now()));
      stop();
      return statements;
    };
    expect(await count(500)).toBe(await count(1));
  });

  it('lets two at once save', async () => {
    await Promise.all(Array.from({ length: 5 }, (_, index) => saveAll(menuItem(`p${index}`))));
    expect(new Set((await paths()).map((path) => path.split(' ')[1])).size).toBe(5);
  });

  it('loses its category without going away', async () => {
    await saveAll(menuItem('a'));
    const { rows } = await sql<{ id: number }>`
      insert into categories (key, names, depth, path, created_date, modified_date)
      values ('c', '{"en":"C"}', 2, '{1}', now(), now()) returning id`.execute(db());
    await saveAll(menuItem('a', { category: 'c' }));
    expect(await db().selectFrom('menu_items').select('category_id').execute()).toEqual([{ category_id: rows[0]?.id }]);
    await sql`delete from categories`.execute(db());
    expect(await db().selectFrom('menu_items').select('category_id').execute()).toEqual([{ category_id: null }]);
  });
});
