import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { main } from '../main.ts';
import type { Terminal } from '../terminal.ts';

/** Loyalty money and gift cards on the command line, on an empty PostgreSQL of its own. */

const NAME = `cli_balances_${process.pid}`;
const server = inject('postgres');
const url = `postgres://${server.user}:${server.password}@/${NAME}?host=${encodeURIComponent(server.host)}&port=${server.port}`;

let folder = '';

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' });
  await client.connect();
  await client.query(statement);
  await client.end();
}

async function arasta(...args: string[]) {
  const ran = { out: '', err: '' };
  const terminal: Terminal = {
    print: (text) => (ran.out += text),
    complain: (text) => (ran.err += text),
    env: {
      ...{ ARASTA_ENV: 'test', DATABASE_URL: url, ARASTA_MEDIA_DIR: folder },
      ARASTA_SECRET_KEY: 'a1b2c3d4e5f6-cli-secret-0123456789-xyz',
    },
    readLine: () => Promise.resolve('correct horse battery'),
    untilStopped: () => new Promise(() => undefined),
  };
  const status = await main(args, terminal);
  return { status, ...ran };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'arasta-cli-'));
  await onServer(`create database ${NAME}`);
  const names = ['--first-name', 'Ada', '--last-name', 'Example'];
  expect((await arasta('customer', 'create', 'ada@example.org', ...names)).status).toBe(0);
}, 60_000);

afterAll(async () => {
  await onServer(`drop database ${NAME} with (force)`);
  await rm(folder, { recursive: true });
});

describe('arasta loyalty', () => {
  const balance = async () => (await arasta('loyalty', 'balance', 'ada@example.org')).out;

  it('grants, once for a reference, and shows what there is', async () => {
    expect(await balance()).toBe('This customer has no loyalty money.\n');
    const first = await arasta('loyalty', 'grant', 'ada@example.org', '12.50', 'EUR', '--reference', 'sorry-17');
    expect(first).toMatchObject({ status: 0, out: 'ada@example.org has 12.50 eur now.\n' });
    const second = await arasta('loyalty', 'grant', 'ada@example.org', '12.50', 'eur', '--reference', 'sorry-17');
    expect(second.out).toBe('ada@example.org has 12.50 eur: this was granted before.\n');
    await arasta('loyalty', 'grant', 'ada@example.org', '3', 'usd', '--account', 'refund', '--reference', 'parcel');
    const [eur, usd, , ...lines] = (await balance()).split('\n');
    expect([eur, usd]).toEqual(['eur  sale    12.50', 'usd  refund  3.00']);
    expect(lines.map((line) => line.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d/, 'then'))).toEqual([
      'then  grant  3.00   usd  parcel',
      'then  grant  12.50  eur  sorry-17',
      '',
    ]);
    const json: unknown = JSON.parse((await arasta('loyalty', 'balance', 'ada@example.org', '--json')).out);
    expect(json).toMatchObject({ accounts: [{ amount: 1250 }, { amount: 300 }], transactions: [{}, {}] });
  });

  it.each([
    [['nobody@example.org', '1', 'eur'], 1],
    [['ada@example.org', '1', 'gbp'], 1],
    [['ada@example.org', '0', 'eur'], 1],
    [['ada@example.org', '-1', 'eur'], 2],
    [['ada@example.org', '1,50', 'eur'], 2],
    [['ada@example.org', '1', 'eur', '--account', 'treasure'], 2],
  ])('refuses %j and grants nothing', async (args, status) => {
    const before = await balance();
    const ran = await arasta('loyalty', 'grant', ...args);
    expect([ran.status, ran.out, ran.err === '']).toEqual([status, '', false]);
    expect(await balance()).toBe(before);
  });
});

describe('arasta giftcards', () => {
  const listed = async () => (await arasta('giftcards', 'list')).out;

  it('issues codes once, lists the cards without them, and disables one', async () => {
    expect(await listed()).toBe('There are no such gift cards.\n');
    const issued = await arasta('giftcards', 'issue', '50', 'eur', '--count', '2', '--expires', '2999-01-01');
    expect([issued.status, issued.err]).toEqual([
      0,
      '2 gift cards of 50.00 eur. Keep the codes: the shop cannot show them again.\n',
    ]);
    const [head, ...codes] = issued.out.trimEnd().split('\n');
    expect(head).toBe('code');
    for (const code of codes) expect(code).toMatch(/^([2-9A-Z]{4}-){3}[2-9A-Z]{4}$/);
    const ends = codes.map((code) => `…${code.slice(-4)}`).sort();
    const cells = async () =>
      (await listed())
        .trimEnd()
        .split('\n')
        .map((line) => line.split(/ {2,}/));
    const cards = await cells();
    expect(cards.map(([, end]) => end).sort()).toEqual(ends);
    expect(cards.map(([, , ...rest]) => rest)).toEqual([
      ['valid', '50.00 of 50.00 eur', '2999-01-01'],
      ['valid', '50.00 of 50.00 eur', '2999-01-01'],
    ]);
    const id = cards[0]?.[0] ?? '';
    expect((await arasta('giftcards', 'disable', id)).out).toBe(`Gift card ${id} is not valid any more.\n`);
    expect((await cells()).map(([, , state]) => state)).toEqual(['disabled', 'valid']);
    const json: unknown = JSON.parse((await arasta('giftcards', 'list', '--after', id, '--json')).out);
    expect(json).toMatchObject([{ state: 'valid', balance: 5000, currency: 'eur' }]);
  });

  it.each([
    [['issue', '0', 'eur'], 1],
    [['issue', '5', 'gbp'], 1],
    [['issue', '5', 'eur', '--count', '10001'], 1],
    [['issue', '5', 'eur', '--expires', '2001-01-01'], 1],
    [['issue', 'five', 'eur'], 2],
    [['disable', '999999'], 1],
  ])('refuses %j and changes nothing', async (args, status) => {
    const before = await listed();
    const ran = await arasta('giftcards', ...args);
    expect([ran.status, ran.out]).toEqual([status, '']);
    expect(await listed()).toBe(before);
  });
});
