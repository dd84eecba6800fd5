import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { Shelf } from '../../../../tests/support/search-shelf.ts';

const shop = useShop();
const prices = { eur: 5000 };

let shelf: Shelf;

beforeAll(async () => {
  shelf = new Shelf(shop());
  await shelf.tree({ clothing: null, shirts: 'clothing' });
  await shelf.attributes({
    color: { navy: { en: 'Navy', tr: 'Lacivert' }, red: { en: 'Red', tr: 'Kırmızı' } },
    brand: { acme: { en: 'Acmé' } },
  });
  await shelf.put(
    {
      sku: 'LS-31',
      name: { en: 'Linen shirt', tr: 'Keten gömlek' },
      prices,
      categories: ['shirts'],
      attributes: { brand: 'acme' },
      variants: [{ sku: 'LS-31-NVY-M', attributes: { color: 'navy' } }],
    },
    {
      sku: 'CT-7',
      name: { en: 'Cotton trousers', tr: 'Pamuklu pantolon' },
      prices,
      description: { en: 'Goes well with a <b>linen</b> shirt/jacket.', tr: 'Keten gömlekle iyi gider.' },
    },
    { sku: 'TS-1', name: { en: 'T-shirt', tr: 'IŞIK Tişört' }, prices, attributes: { color: 'red' } },
    {
      sku: 'BAG-9',
      name: { en: 'The Café crème bag', tr: 'Kahve çantası' },
      prices,
      description: { en: 'With a liner.' },
    },
    { sku: 'ONLY-EN', name: 'Umbrella', prices },
    { sku: 'DOLLARS', name: 'Hidden hat', prices: { usd: 100 } },
  );
});

describe('search', () => {
  it('finds words in names, labels of values and categories, and descriptions, names first', async () => {
    expect(await shelf.search('linen')).toEqual(['LS-31', 'CT-7']);
    expect(await shelf.search('navy')).toEqual(['LS-31']);
    expect(await shelf.search('clothing')).toEqual(['LS-31']);
    expect(await shelf.search('jacket')).toEqual(['CT-7']);
    expect(await shelf.search('acme linen')).toEqual(['LS-31']);
  });

  it('wants every word', async () => {
    expect(await shelf.search('linen trousers')).toEqual(['CT-7']);
    expect(await shelf.search('linen umbrella')).toEqual([]);
  });

  it('knows other forms of a word, accents or not, capitals or not', async () => {
    for (const text of ['shirts', 'SHIRT', 'shïrt']) expect(await shelf.search(text)).toContain('LS-31');
    for (const text of ['cafe creme', 'CAFÉ CRÈME', 'cafe\u0301']) expect(await shelf.search(text)).toEqual(['BAG-9']);
  });

  it('knows Turkish letters and suffixes, with or without their dots', async () => {
    for (const text of ['gömlek', 'gömleği', 'GÖMLEK', 'gomlekler', 'gomlegi', 'gömleğin']) {
      expect((await shelf.search(text, 'tr'))[0], text).toBe('LS-31');
    }
    for (const text of ['ışık', 'isik', 'IŞIK', 'ISIK', 'Işık'])
      expect(await shelf.search(text, 'tr'), text).toEqual(['TS-1']);
    for (const text of ['çanta', 'cantalar', 'çantayı'])
      expect(await shelf.search(text, 'tr'), text).toEqual(['BAG-9']);
    for (const text of ['pantolonu', 'pantolonlar']) expect(await shelf.search(text, 'tr'), text).toEqual(['CT-7']);
    expect(await shelf.search('kirmizi', 'tr')).toEqual(['TS-1']);
  });

  it('searches each language in its own words, and what is not translated in the default one', async () => {
    expect(await shelf.search('keten', 'en')).toEqual([]);
    expect(await shelf.search('umbrella', 'tr')).toEqual(['ONLY-EN']);
  });

  it('passes over small words, unless there is nothing else', async () => {
    expect(await shelf.search('the linen shirt for the')).toEqual(['LS-31', 'CT-7']);
    expect(await shelf.search('the')).toEqual(['BAG-9']);
  });

  it('reads words with a hyphen apart and together', async () => {
    for (const text of ['t-shirt', 'tshirt', 't shirt']) expect(await shelf.search(text), text).toContain('TS-1');
  });

  it('finds codes exactly, variants too, before anything else', async () => {
    expect(await shelf.search('LS-31')).toEqual(['LS-31']);
    expect(await shelf.search('ls-31-nvy-m')).toEqual(['LS-31']);
    expect(await shelf.search('  CT-7 ')).toEqual(['CT-7']);
    expect(await shelf.search('LS-31-NVY-X')).toEqual([]);
  });

  it('takes a word that only descriptions have for what it says, not for a slip', async () => {
    expect(await shelf.search('liner')).toEqual(['BAG-9']);
  });

  it('understands slips of the fingers in words that it does not know', async () => {
    for (const text of ['linne', 'lnien', 'trousres', 'umbrela', 'umbrellla', 'coton trouser']) {
      expect(await shelf.search(text), text).not.toEqual([]);
    }
    expect(await shelf.search('umbrxxxa')).toEqual([]);
    expect(await shelf.search('gomelk', 'tr')).toContain('LS-31');
  });

  it('shows only what has a price in the list', async () => {
    expect(await shelf.search('hidden hat')).toEqual([]);
    expect(await shelf.found({ text: 'hidden hat', priceListId: shelf.lists.get('usd') ?? 0 })).toEqual(['DOLLARS']);
  });

  it('takes a word out of what no longer has it', async () => {
    await shelf.db
      .updateTable('products')
      .set({ names: JSON.stringify({ en: 'Parasol' }) })
      .where('sku', '=', 'ONLY-EN')
      .execute();
    await shelf.index('ONLY-EN');
    expect(await shelf.search('parasol')).toEqual(['ONLY-EN']);
    expect(await shelf.search('umbrella')).toEqual([]);
  });

  it('ranks by boost what fits alike', async () => {
    await shelf.put(
      { sku: 'W-1', name: 'Woollen scarf', prices, boost: 0 },
      { sku: 'W-2', name: 'Woollen scarf', prices, boost: 100 },
      { sku: 'W-3', name: 'Woollen scarf', prices, boost: -100 },
    );
    expect(await shelf.search('woollen scarf')).toEqual(['W-2', 'W-1', 'W-3']);
  });

  it.each([
    ['ten thousand letters', 'a'.repeat(10_000)],
    ['ten thousand words', 'linen '.repeat(10_000)],
    ['different words', Array.from({ length: 5000 }, (_, index) => `w${index}`).join(' ')],
    ['NUL', 'lin\u0000en \u0000'],
    ['a lone surrogate', '\ud800 linen \udfff'],
    ['a regular expression', '^(a+)+$ [\\w]* .* \\'],
    ['operators', `'shirt' & !linen | (a <-> b):*A \\' "x" %_`],
    ['quotes', `''''\\\\'`],
    ['only signs', '!!! ??? ---'],
    ['other scripts', '衬衫 рубашка قميص 😀😀 ﷺ'],
    ['combining marks', `z${'\u0301'.repeat(500)}`],
    ['very long code', `LS-${'9'.repeat(5000)}`],
  ])('answers %s', async (_what, text) => {
    for (const language of ['en', 'tr']) expect(Array.isArray(await shelf.search(text, language))).toBe(true);
  });

  it('takes blank text for none', async () => {
    expect((await shelf.list({ text: '  ' })).total).toBe((await shelf.list()).total);
  });
});
