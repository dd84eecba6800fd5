import { describe, expect, it } from 'vitest';
import { field } from '../../../../tests/support/customer.ts';
import { inFolder } from '../import.fixture.ts';
import { findSources } from './find-sources.ts';
import { surveyJsonl } from './jsonl.ts';
import { linesOf } from './lines.ts';
import { lookAt } from './look.ts';
import { readRecords } from './read.ts';
import type { Fault, RawRecord } from './source.ts';

/** What a file's records of one type are, and what is wrong with the others. */
async function read(name: string, content: string | Buffer, type = 'product') {
  return inFolder({ [name]: content }, async (folder) => {
    const [source] = await findSources([folder]);
    if (source === undefined) throw new Error('No file');
    const look = await lookAt(source);
    if ('unreadable' in look) return { unreadable: look.unreadable, records: [], faults: [], warnings: [] };
    const records: RawRecord[] = [];
    const faults: string[] = [];
    const warnings: string[] = [];
    const reading = { count: () => undefined, shopify: { currency: 'eur' } };
    const told = ({ line, field, reason }: Fault) => `${line} ${field} ${reason}`;
    if (look.format === 'jsonl') {
      const refuse = async (fault: Fault) => void faults.push(told(fault));
      await surveyJsonl(source, new Set(['product', 'category']), { count: () => undefined, refuse });
    }
    for await (const one of readRecords({ source, look }, type, reading)) {
      if ('record' in one) records.push(one.record);
      else if ('fault' in one) faults.push(told(one.fault));
      else warnings.push(told(one.warning));
    }
    return { unreadable: null, records, faults, warnings };
  });
}

describe('JSON Lines', () => {
  it('tells of every line that is none, once', async () => {
    const { records, faults } = await read(
      'x.jsonl',
      [
        '{"type":"product","sku":"A"}',
        '',
        '  ',
        'not json',
        '[1]',
        '{"sku":"B"}',
        '{"type":"produkt"}',
        '{"type":"product",',
        '{"sku":"C","type":"product"}',
        '{"type":"product","type":"category"}',
      ].join('\n'),
    );
    expect(records.map(({ line, value }) => [line, value])).toEqual([
      [1, { type: 'product', sku: 'A' }],
      [9, { type: 'product', sku: 'C' }],
    ]);
    expect(faults).toEqual([
      expect.stringMatching(/^4 {2}is not JSON: /),
      '5  is not an object in braces',
      '6 type is missing',
      '7 type "produkt" is none of product, category',
      expect.stringMatching(/^8 {2}is not JSON: /),
      '10 type is given twice',
    ]);
  });

  it('refuses text of another encoding', async () => {
    const latin = Buffer.concat([
      Buffer.from('{"type":"product","sku":"A","name":"G'),
      Buffer.from([0xf6]),
      Buffer.from('mlek"}\n'),
    ]);
    expect((await read('x.jsonl', latin)).faults).toEqual(['1  is not UTF-8 text: save the file as UTF-8']);
    expect(await read('x.jsonl', Buffer.from('\uFEFF{}', 'utf16le'))).toMatchObject({
      unreadable: 'is UTF-16 text: save it as UTF-8',
    });
  });

  it('refuses what is no text, and a damaged archive', async () => {
    expect(await read('x.jsonl', Buffer.from([0x50, 0x4b, 0, 4, 0, 0]))).toMatchObject({
      unreadable: 'is not a text file',
    });
    expect((await read('x.jsonl.gz', 'no archive')).unreadable).toMatch(/^cannot be read: /);
  });

  it('passes over a line of 400 MB without holding it', async () => {
    async function* chunks() {
      yield Buffer.from('first\n{"type":"product","sku":"');
      const part = Buffer.alloc(1_048_576, 'x');
      for (let sent = 0; sent < 400; sent += 1) yield part;
      yield Buffer.from('"}\nlast');
    }
    const lines: (string | null)[] = [];
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    for await (const { bytes } of linesOf(chunks())) {
      lines.push(bytes?.toString() ?? null);
      peak = Math.max(peak, process.memoryUsage().arrayBuffers);
    }
    expect(lines).toEqual(['first', null, 'last']);
    expect(peak - before).toBeLessThan(200_000_000);
  });
});

const HEADER =
  'sku,parent,name,name:tr,description,categories,attribute:material,attribute:care,attribute:care:tr,attribute:size,variant_keys,price:eur,retail_price:eur,stock,stock:harbour,images';

describe('a products table', () => {
  it('makes records of rows, with the lines and columns they come from', async () => {
    const { records, faults, warnings } = await read(
      'x.csv',
      [
        HEADER,
        'A-1,,Shirt,Gömlek,"Soft, ""good""',
        'and long",men|sale,linen|cotton,Cool,Soğuk,,size,12.50,15,,,a.jpg|b.jpg',
        'A-1-M,A-1,,,ignored,,,,,M,,11,,3,2',
        '',
        ',,,,,',
        'A-2,,Mug',
      ].join('\r\n'),
    );
    expect([faults, warnings]).toEqual([[], []]);
    expect(records.map(({ line, value }) => [line, value])).toEqual([
      [
        2,
        {
          ...{
            type: 'product',
            sku: 'A-1',
            name: { '': 'Shirt', tr: 'Gömlek' },
            description: 'Soft, "good"\r\nand long',
          },
          categories: ['men', 'sale'],
          attributes: { material: ['linen', 'cotton'], care: { '': 'Cool', tr: 'Soğuk' } },
          ...{
            variant_keys: ['size'],
            prices: { eur: { price: '12.50', retail_price: '15' } },
            images: ['a.jpg', 'b.jpg'],
          },
          variants: [
            {
              sku: 'A-1-M',
              attributes: { size: 'M' },
              prices: { eur: { price: '11' } },
              stock: { '': '3', harbour: '2' },
            },
          ],
        },
      ],
      [7, { type: 'product', sku: 'A-2', name: 'Mug', variants: [] }],
    ]);
    expect(records[0]?.locate?.('variants[0].prices.eur.price')).toEqual({ line: 4, field: 'price:eur' });
    expect(records[0]?.locate?.('prices.eur.retail_price')).toEqual({ line: 2, field: 'retail_price:eur' });
    expect(records[0]?.locate?.('attributes.material')).toEqual({ line: 2, field: 'attribute:material' });
  });

  it('tells of variants that follow another product, of unknown columns and of rows that are too long', async () => {
    const { faults, warnings } = await read('x.csv', 'sku,parent,name,colour\nA,,Name,red\nB-M,B,,\nC,,Name,,,,\n');
    expect(warnings).toEqual(['1 colour is no column of this format: not read']);
    expect(faults).toEqual([
      expect.stringMatching(/^3 parent "B" is not the product above/),
      '4  has 7 cells where the header has 4: is a quote missing?',
    ]);
  });

  it('reads semicolons and inches, and says where a quote is never closed', async () => {
    const { records, faults } = await read('x.csv', 'sku;name\nA;Screen 24" wide\nB;"never closed\nC;D\n');
    expect(records.map(({ value }) => value)).toEqual([
      { type: 'product', sku: 'A', name: 'Screen 24" wide', variants: [] },
    ]);
    expect(faults).toEqual(['3  opens a quote that is never closed. The rest of the file was not read.']);
  });

  it('refuses rows of another encoding and rows without an end', async () => {
    const latin = Buffer.from('sku,name\nA,Gömlek\nB,Mug\n', 'latin1');
    const { records, faults } = await read('x.csv', latin);
    expect(records).toHaveLength(1);
    expect(faults).toEqual(['2 name is not UTF-8 text: save the file as "CSV UTF-8"']);
    const endless = await read('x.csv', `sku,name\nA,"${'x\n'.repeat(5_000_000)}`);
    expect(endless.faults).toEqual([expect.stringMatching(/^2 {2}is a row of more than 8 MB/)]);
  });

  it('says when it knows no header', async () => {
    expect(await read('x.csv', 'a,b\n1,2\n')).toMatchObject({ unreadable: 'has no header that is known: a, b' });
    expect(await read('x.csv', '')).toMatchObject({ unreadable: 'has no header that is known: ' });
  });
});

const SHOPIFY =
  'Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Image Position,Variant Image,Status';

describe("Shopify's products", () => {
  it('groups the rows of a handle', async () => {
    const { records } = await read(
      'x.csv',
      [
        SHOPIFY,
        'scarf,Wool scarf,<p>Warm</p>,Loom,Winter Scarves,"wool, warm",true,Shoe colour,Grey,Size,M,S-1,shopify,4,deny,39,49,https://x.test/2.jpg,2,https://x.test/v.jpg,active',
        'scarf,,,,,,,,Red,,M,,shopify,-3,continue,39,30,https://x.test/1.jpg,1,,',
        'scarf,,,,,,,,,,,,,,,,,https://x.test/3.jpg,3,,',
        'lamp,Lamp,,,,,false,Title,Default Title,,,L-1,,0,deny,80,,,,,draft',
      ].join('\n'),
    );
    expect(records.map(({ value }) => value)).toEqual([
      {
        ...{ type: 'product', sku: 'scarf', base_code: 'scarf', slug: 'scarf', name: 'Wool scarf', active: true },
        ...{ description: '<p>Warm</p>', categories: ['winter-scarves'], variant_keys: ['shoe_colour', 'size'] },
        attributes: { vendor: 'Loom', tags: ['wool', 'warm'] },
        images: ['https://x.test/1.jpg', 'https://x.test/2.jpg', 'https://x.test/3.jpg'],
        variants: [
          {
            ...{ sku: 'S-1', attributes: { shoe_colour: 'Grey', size: 'M' }, stock: '4', sell_without_stock: false },
            ...{ prices: { eur: { price: '39', retail_price: '49' } }, images: ['https://x.test/v.jpg'] },
          },
          {
            ...{ sku: 'scarf-2', attributes: { shoe_colour: 'Red', size: 'M' }, stock: '0', sell_without_stock: true },
            prices: { eur: { price: '39' } },
          },
        ],
      },
      {
        ...{ type: 'product', sku: 'L-1', base_code: 'lamp', slug: 'lamp', name: 'Lamp', active: false },
        ...{ categories: [], attributes: {}, images: [], prices: { eur: { price: '80' } } },
        ...{ stock: '0', sell_without_stock: true },
      },
    ]);
    expect(records[0]?.notes).toEqual([
      { line: 3, field: 'Variant SKU', reason: 'is empty: scarf-2 is used' },
      { line: 3, field: 'Variant Inventory Qty', reason: 'is -3: 0 is used' },
    ]);
    expect(records[0]?.locate?.('variants[1].prices.eur.price')).toEqual({ line: 3, field: 'Variant Price' });
  });

  it('weighs what was weighed', async () => {
    const weights = ['180.0', '0', '', 'heavy', '12.6'];
    const rows = weights.map((grams, index) => `p${index},P,Title,Default Title,P-${index},${grams},1`).join('\n');
    const { records } = await read(
      'x.csv',
      `Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Price\n${rows}\n`,
    );
    expect(records.map(({ value }) => field(value, 'weight'))).toEqual([180, undefined, undefined, undefined, 13]);
  });

  it('knows the columns of the newer template, and says which it passes over', async () => {
    const { records, warnings, faults } = await read(
      'x.csv',
      'Title,URL handle,Description,Status,SKU,Option1 name,Option1 value,Price,Inventory quantity,Weight value (grams),Mood\nMug,mug,<b>M</b>,Active,M-1,Title,Default Title,18,3,200,happy\nNo handle,,,,,,,1,,,\n',
    );
    expect(records.map(({ value }) => value)).toMatchObject([
      { sku: 'M-1', name: 'Mug', prices: { eur: { price: '18' } }, stock: '3', weight: 200 },
    ]);
    expect(warnings).toEqual(['1 Mood is a column that is not read']);
    expect(faults).toEqual(['3 Handle is missing']);
  });

  it('makes categories of its types, once each', async () => {
    const rows = ['a,A,,,Home', 'b,B,,,Home', 'c,C,,,Çay & Kahve'].map((row) => `${row},,,,,,,,,,,1`).join('\n');
    const { records } = await read('x.csv', `${SHOPIFY}\n${rows}\n`, 'category');
    expect(records.map(({ value, onlyIfMissing }) => [value, onlyIfMissing])).toEqual([
      [{ type: 'category', key: 'home', name: 'Home' }, true],
      [{ type: 'category', key: 'cay-kahve', name: 'Çay & Kahve' }, true],
    ]);
  });
});
