import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { main } from '../main.ts';
import type { Terminal } from '../terminal.ts';

/** Importing and single changes on the command line, on an empty PostgreSQL of its own. */

const NAME = `cli_import_${process.pid}`;
const server = inject('postgres');
const url = `postgres://${server.user}:${server.password}@/${NAME}?host=${encodeURIComponent(server.host)}&port=${server.port}`;
const EXAMPLE = fileURLToPath(new URL('../../../../examples/import/jsonl', import.meta.url));

let folder = '';

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' });
  await client.connect();
  await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arasta-cli-'));
  await onServer(`create database ${NAME}`);
});
afterAll(async () => {
  await onServer(`drop database ${NAME} with (force)`);
  await rm(folder, { recursive: true });
});

async function arasta(args: string[], given: Partial<Terminal> = {}) {
  const ran = { out: '', err: '' };
  const terminal: Terminal = {
    print: (text) => (ran.out += text),
    complain: (text) => (ran.err += text),
    env: {
      ...{ ARASTA_ENV: 'test', DATABASE_URL: url, ARASTA_SECRET_KEY: 'a1b2c3d4e5f6-cli-secret-0123456789-xyz' },
      ARASTA_MEDIA_DIR: join(folder, 'media'),
    },
    readLine: () => Promise.resolve(null),
    untilStopped: () => new Promise(() => undefined),
    ...given,
  };
  const status = await main(args, terminal);
  return { status, ...ran };
}

async function fileWith(name: string, ...records: object[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  return path;
}

describe('arasta import', () => {
  it('says what it would do and does it', async () => {
    const dry = await arasta(['import', EXAMPLE, '--dry-run']);
    expect([dry.status, dry.out]).toEqual([
      0,
      expect.stringContaining('products            4 to be created, 0 to be updated\n'),
    ]);
    expect(dry.out).toMatch(/0 refused, 0 warnings\.\nA dry run: nothing was written\.\n$/);
    const { status, out } = await arasta(['import', EXAMPLE]);
    expect([status, out]).toEqual([0, expect.stringContaining('products            4 created, 0 updated\n')]);
    expect((await arasta(['import', EXAMPLE])).out).toContain('products            0 created, 4 updated\n');
  });

  it.each(['csv', 'jsonl'])('tells what it refused, on the terminal and in a report as %s', async (kind) => {
    const records = Array.from({ length: 25 }, (_, index) => ({
      type: 'product',
      sku: `=BAD-${index}`,
      name: 'x',
      boost: 'much',
    }));
    const bad = await fileWith(
      'bad.jsonl',
      { type: 'product', sku: `FINE-${kind}`, name: 'Fine', colour: 'red' },
      ...records,
    );
    const report = join(folder, `report.${kind}`);
    const { status, out, err } = await arasta(['import', bad, '--report', report]);
    expect(status).toBe(1);
    expect(out).toBe(
      `products            1 created, 0 updated, 25 refused\n25 refused, 1 warning, all in ${report}.\n`,
    );
    expect(err).toContain(`warning  ${bad}:1  product FINE-${kind}: colour is not known here: not read\n`);
    expect(err).toContain(`refused  ${bad}:2  product =BAD-0: boost "much" is not a whole number from -1000 to 1000\n`);
    expect(err.match(/^refused/gm)).toHaveLength(20);
    expect(err).toContain('… more refusals: --report <file> keeps them all.\n');
    const lines = (await readFile(report, 'utf8')).trimEnd().split('\n');
    expect(lines).toHaveLength(kind === 'csv' ? 27 : 26);
    const reason = '"much" is not a whole number from -1000 to 1000';
    expect(lines.at(-1)).toBe(
      kind === 'csv'
        ? `refused,${bad},26,product,'=BAD-24,boost,"${reason.replaceAll('"', '""')}"`
        : JSON.stringify({
            outcome: 'refused',
            file: bad,
            line: 26,
            type: 'product',
            key: '=BAD-24',
            field: 'boost',
            reason,
          }),
    );
  });

  it('lets nothing of a file steer the terminal', async () => {
    const bad = await fileWith('steer.jsonl', { type: 'product', sku: 'a\u001b[31m', name: 'x' });
    const { err } = await arasta(['import', bad]);
    expect(err).toContain('refused');
    expect(err).not.toContain('\u001b');
  });

  it('draws a bar where a person watches, and leaves nothing of it', async () => {
    const { err } = await arasta(['import', EXAMPLE], { columns: 60 });
    const drawn = err.split('\r\u001b[2K');
    expect(drawn.some((line) => /^(Importing|Looking).*: \[[#-]{24}\] /.test(line))).toBe(true);
    expect(drawn.every((line) => line.length < 60)).toBe(true);
    expect(drawn.at(-1)).toBe('');
  });

  it('stops when it is asked to', async () => {
    const { status, out, err } = await arasta(['import', EXAMPLE], { untilStopped: () => Promise.resolve() });
    expect([status, err]).toEqual([2, 'Stopping after the running batch…\n']);
    expect(out).toContain('Stopped before the end');
  });

  it.each([
    [['/none/such'], '/none/such: there is no such file or folder.\n'],
    [[fileURLToPath(import.meta.url)], 'only .jsonl, .ndjson and .csv files'],
    [[EXAMPLE, '--currency', 'gbp'], "gbp is none of the shop's currencies: usd, eur, try.\n"],
    [[EXAMPLE, '--report', '/none/such/report.csv'], '/none/such/report.csv cannot be written'],
  ])('exits with 2 when it cannot run: %s', async (args, complaint) => {
    const { status, err } = await arasta(['import', ...args]);
    expect([status, err]).toEqual([2, expect.stringContaining(complaint)]);
  });
});

describe('single changes', () => {
  it('lists and shows products', async () => {
    const { out } = await arasta(['products', 'list', '--search', 'linen']);
    expect(out.split('\n').map((line) => line.slice(0, 44).trimEnd())).toEqual([
      'LS-31                   on sale   3 variants',
      'NP-07                   on sale',
      '',
    ]);
    expect((await arasta(['products', 'list', '--search', 'SND-M'])).out).toMatch(/^LS-31 /);
    expect((await arasta(['products', 'list', '--limit', 'x'])).status).toBe(2);
    const shown: unknown = JSON.parse((await arasta(['products', 'show', 'LS-31-NVY-M', '--json'])).out);
    expect(shown).toMatchObject({
      product: { sku: 'LS-31-NVY-M', parentSku: 'LS-31' },
      stock: [{ onHand: 12 }, { onHand: 3 }],
    });
  });

  it('sets prices', async () => {
    const { status, out } = await arasta(['prices', 'set', 'MG-12', 'eur', '15.5', '--retail-price', '18']);
    expect([status, out]).toEqual([0, expect.stringMatching(/eur +15\.50 instead of 18\.00\n/)]);
    const before = (await arasta(['prices', 'show', 'MG-12', '--json'])).out;
    for (const [args, complaint] of [
      [['MG-12', 'eur', '12,50'], 'price: "12,50" is not an amount: write 12.50\n'],
      [['MG-12', 'eur', '20', '--retail-price', '18'], 'retail_price: "18" is below the price'],
      [['MG-12', 'euro', '20'], 'currency: "euro" is not a text of up to 3 characters'],
      [['NONE', 'eur', '20'], 'There is no product or variant with the SKU "NONE".\n'],
    ] as const) {
      const refused = await arasta(['prices', 'set', ...args]);
      expect([refused.status, refused.err]).toEqual([1, expect.stringContaining(complaint)]);
    }
    expect((await arasta(['prices', 'show', 'MG-12', '--json'])).out).toBe(before);
  });

  it('sets and adjusts stock', async () => {
    expect((await arasta(['stock', 'set', 'MG-12', '7'])).out).toMatch(/online +7 on hand, 0 reserved\n/);
    expect((await arasta(['stock', 'adjust', 'MG-12', '--', '-3'])).out).toMatch(/online +4 on hand/);
    expect((await arasta(['stock', 'adjust', 'MG-12', '2', '--location', 'harbour'])).out).toMatch(
      /harbour +2 on hand/,
    );
    for (const [args, complaint] of [
      [['adjust', 'MG-12', '--', '-5'], 'There are fewer than 5 pieces of MG-12 at online.\n'],
      [['adjust', 'MG-12', 'few'], 'pieces: "few" is not a whole number'],
      [['set', 'MG-12', '3', '--location', 'moon'], 'There is no location "moon".\n'],
      [['set', 'NONE', '3'], 'There is no product or variant with the SKU "NONE".\n'],
    ] as const) {
      const refused = await arasta(['stock', ...args]);
      expect([refused.status, refused.err]).toEqual([1, expect.stringContaining(complaint)]);
    }
    expect((await arasta(['stock', 'show', 'MG-12'])).out).toMatch(/online +4 on hand.*\n.*harbour +2 on hand/);
  });

  it('takes products off sale, puts them on again and removes them', async () => {
    expect((await arasta(['products', 'disable', 'MG-12'])).out).toBe('MG-12 is off sale.\n');
    expect((await arasta(['products', 'disable', 'MG-12'])).out).toBe('MG-12 was off sale already.\n');
    expect((await arasta(['products', 'show', 'MG-12'])).out).toContain('disabled');
    expect((await arasta(['products', 'enable', 'MG-12'])).out).toBe('MG-12 is on sale.\n');
    expect((await arasta(['products', 'remove', 'LS-31-NVY-M'])).status).toBe(0);
    expect((await arasta(['products', 'remove', 'LS-31-NVY-L'])).status).toBe(0);
    const last = await arasta(['products', 'remove', 'LS-31-SND-M']);
    expect([last.status, last.err]).toEqual([
      1,
      'sku: "LS-31-SND-M" is the last variant of "LS-31": remove that instead.\n',
    ]);
    expect((await arasta(['products', 'remove', 'LS-31'])).out).toBe('LS-31 was removed.\n');
    const gone = await arasta(['products', 'show', 'LS-31-SND-M']);
    expect([gone.status, gone.err]).toEqual([1, 'There is no product or variant with the SKU "LS-31-SND-M".\n']);
  });

  it('indexes everything anew', async () => {
    const { status, out } = await arasta(['reindex']);
    expect([status, out]).toEqual([0, expect.stringMatching(/^\d+ products were indexed\.\n$/)]);
  });
});
