import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useCommandLine } from './command-line.support.ts';

/** Promotions and codes on the command line, on an empty PostgreSQL of its own. */

const shop = useCommandLine('promotions');
const arasta = shop.run;

const promotion = (key: string, more: object = {}) => ({
  ...{ type: 'promotion', key, name: key, benefit: { type: 'percentage', percent: 10 } },
  ...more,
});

beforeAll(async () => {
  const file = join(shop.folder, 'promotions.jsonl');
  const records = [
    promotion('sale', { priority: 5, name: { en: 'Summer sale', tr: 'Yaz indirimi' } }),
    promotion('codes', { kind: 'voucher_code', budget: { currency: 'eur', amount: '1000' } }),
    promotion('hers', { kind: 'coupon' }),
  ];
  await writeFile(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  expect(await arasta('import', file)).toMatchObject({ status: 0 });
  const names = ['--first-name', 'Ada', '--last-name', 'Example'];
  expect((await arasta('customer', 'create', 'ada@example.org', ...names)).status).toBe(0);
}, 60_000);

describe('arasta promotions', () => {
  it('lists them in the order of applying', async () => {
    const { status, out } = await arasta('promotions', 'list');
    expect(status).toBe(0);
    expect(out.split('\n')).toEqual([
      'sale   on  automatic     5  0 orders  Summer sale',
      'codes  on  voucher_code  0  0 orders  codes',
      'hers   on  coupon        0  0 orders  hers',
      '',
    ]);
    const json: unknown = JSON.parse((await arasta('promotions', 'list', '--json')).out);
    expect(json).toMatchObject([{ key: 'sale', state: 'on' }, { key: 'codes', budgetAmount: '1000.00' }, {}]);
  });

  it('shows one', async () => {
    const { out } = await arasta('promotions', 'show', 'codes');
    expect(out).toMatch(/^cost +0\.00 of 1000\.00 eur$/m);
    expect(out).toMatch(/^benefit +\{.*"percent":10.*\}$/m);
  });

  it('switches one off and on', async () => {
    expect((await arasta('promotions', 'disable', 'sale')).out).toBe('sale is off.\n');
    expect((await arasta('promotions', 'disable', 'sale')).out).toBe('sale was off already.\n');
    expect((await arasta('promotions', 'list')).out).toContain('sale   off ');
    expect((await arasta('promotions', 'enable', 'sale')).out).toBe('sale is on.\n');
  });

  it('removes one, and says when there is none', async () => {
    expect((await arasta('promotions', 'remove', 'sale')).out).toBe('sale was removed.\n');
    for (const verb of ['show', 'enable', 'remove']) {
      const { status, err } = await arasta('promotions', verb, 'sale');
      expect([status, err]).toEqual([1, 'There is no such promotion: sale.\n']);
    }
  });
});

describe('arasta vouchers', () => {
  it('makes codes, assigns and disables them', async () => {
    expect((await arasta('vouchers', 'create', 'codes', 'HELLO', '--uses', '3')).out).toBe('HELLO unlocks codes.\n');
    const coupon = ['hers', 'ADA', '--customer', 'ada@example.org', '--ends', '2099-01-01'];
    expect((await arasta('vouchers', 'create', ...coupon)).status).toBe(0);
    expect((await arasta('vouchers', 'assign', 'hello', 'ada@example.org')).status).toBe(0);
    expect((await arasta('vouchers', 'disable', 'hello')).out).toBe('hello is not valid any more.\n');
    expect((await arasta('vouchers', 'list')).out.split('\n')).toEqual([
      'ADA    hers   valid     0 of 1  ada@example.org  -',
      'HELLO  codes  disabled  0 of 3  ada@example.org  -',
      '',
    ]);
  });

  it('generates codes as CSV, and finds them by their batch', async () => {
    const { status, out, err } = await arasta('vouchers', 'generate', 'codes', '3', '--prefix', 'S-', '--batch', 'b1');
    expect([status, err]).toEqual([0, expect.stringContaining('Batch b1: 3 codes of codes.\n')]);
    const [head, ...codes] = out.trim().split('\n');
    expect(head).toBe('code');
    expect(codes.filter((code) => /^S-[2-9A-HJKMNP-Z]{10}$/.test(code))).toHaveLength(3);
    const listed: unknown = JSON.parse((await arasta('vouchers', 'list', '--batch', 'b1', '--json')).out);
    expect(listed).toMatchObject(codes.sort().map((code) => ({ code, batch: 'b1', promotion: 'codes' })));
  });

  it.each([
    [['create', 'hers', 'X'], 1, 'X: A code of the promotion "hers" needs a customer whose it is.'],
    [['create', 'nothing', 'X'], 1, 'X: There is no such promotion: nothing.'],
    [['create', 'codes', 'X', '--uses', '0'], 2, 'Write a whole number above zero.'],
    [['create', 'codes', 'X', '--ends', 'soon'], 2, 'Write 2031-01-01'],
    [['generate', 'codes', '3', '--length', '7'], 1, 'length: Enter a whole number from 8 to 20.'],
    [['assign', 'X', 'ada@example.org'], 1, 'There is no such code: X.'],
    [['assign', 'ADA', 'nobody@example.org'], 1, 'ADA: There is no such customer: nobody@example.org.'],
    [['disable', 'X'], 1, 'There is no such code: X.'],
  ])('refuses %j in words, and makes nothing', async (args, expected, words) => {
    const before = (await arasta('vouchers', 'list', '--json')).out;
    const { status, err } = await arasta('vouchers', ...args);
    expect(status).toBe(expected);
    expect(err).toContain(words);
    expect((await arasta('vouchers', 'list', '--json')).out).toBe(before);
  });
});
