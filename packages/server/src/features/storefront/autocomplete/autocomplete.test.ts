import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';
import { category, euro, product, sell } from '../../../../tests/support/goods.ts';
import { saveCategories } from '../../catalogue/index.ts';

const shop = useShop({ env: { DEFAULT_CURRENCY: 'eur', AVAILABLE_CURRENCIES: 'eur' } });

beforeAll(async () => {
  const { deps } = shop();
  await deps.db
    .transaction()
    .execute((tx) =>
      saveCategories(deps, tx, [
        category('men', { names: { en: 'Men', tr: 'Erkek' } }),
        category('shirts', { parent: 'men', names: { en: 'Shirts', tr: 'Gömlekler' } }),
      ]),
    );
  const names = ['Linen Shirt', 'Shirt Box', 'Striped Shirt', 'Long Shirt', 'Short Shirt'];
  const shirts = names.map((name, index) =>
    product(`P${index}`, { names: { en: name }, images: ['products/x.jpg'], prices: [euro(7450, 9900)] }),
  );
  await sell(shop(), shirts);
});

const groups = async (query: string, headers: Record<string, string> = {}) => {
  const { status, json } = await shop().visit(headers).get(`/autocomplete/${query}`);
  expect(status).toBe(200);
  return field(json, 'groups');
};

it('suggests at most four categories, then four products', async () => {
  const found = await groups('?search_text=shi');
  expect(field(found, 0)).toEqual({
    suggestion_type: 'Category',
    entries: [
      {
        ...{ label: 'Shirts', url: '/men/shirts/', suggestion_type: 'category' },
        extra: { category_id: 2, parent_categories: ['Men'] },
      },
    ],
  });
  expect(field(found, 1, 'suggestion_type')).toBe('Product');
  expect(field(found, 1, 'entries')).toHaveLength(4);
  expect(field(await groups('?search_text=linen%20sh'), 1, 'entries')).toEqual([
    {
      ...{ label: 'Linen Shirt', url: '/linen-shirt/', suggestion_type: 'product' },
      extra: {
        image: 'http://shop.test/media/products/x_size273x210.jpg',
        ...{ price: 74.5, retail_price: 99, product_type: '0' },
      },
    },
  ]);
});

it('speaks the language asked for', async () => {
  const found = await groups('?search_text=GOMLEK', { 'accept-language': 'tr' });
  expect(field(found, 0, 'entries', 0)).toMatchObject({ label: 'Gömlekler', extra: { parent_categories: ['Erkek'] } });
});

it.each(['', '?search_text=', '?search_text=%20', '?search_text', '?other=shirt'])(
  'has no suggestions for %j',
  async (query) => {
    expect(await groups(query)).toEqual([]);
  },
);

it.each(['zzzzzz', "'; drop table products --", '&|!:*()', '%00', 'x'.repeat(5000)])(
  'finds nothing for %.30s',
  async (text) => {
    const found = await groups(`?search_text=${text === '%00' ? text : encodeURIComponent(text)}`);
    expect([field(found, 0, 'entries') ?? [], field(found, 1, 'entries') ?? []]).toEqual([[], []]);
  },
);

it('costs one statement cold and none warm', async () => {
  await groups('?search_text=warm');
  const statements = async () => {
    let count = 0;
    const stop = shop().database.listen(() => (count += 1));
    await groups('?search_text=stri');
    stop();
    return count;
  };
  expect([await statements(), await statements()]).toEqual([1, 0]);
});
