import { beforeAll, describe, expect, it } from 'vitest';
import { useCommandLine } from './command-line.support.ts';

/** Loyalty money and gift cards on the command line, on an empty PostgreSQL of its own. */

const shop = useCommandLine('balances');
const arasta = shop.run;

beforeAll(async () => {
  const names = ['--first-name', 'Ada', '--last-name', 'Example'];
  expect((await arasta('customer', 'create', 'ada@example.org', ...names)).status).toBe(0);
}, 60_000);

const containing = (text: string): unknown => expect.stringContaining(text);

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

  it('enrols a customer once, and shows card, lots, and what is pending or owed', async () => {
    const show = async (...options: string[]) => (await arasta('loyalty', 'show', 'ada@example.org', ...options)).out;
    expect((await show()).split('\n')[0]).toBe('No loyalty card');
    const first = await arasta('loyalty', 'enrol', 'ada@example.org');
    const number = /^ada@example\.org has the loyalty card (\d{16}) now\.\n$/.exec(first.out)?.[1] ?? 'none';
    const again = await arasta('loyalty', 'enrol', 'ada@example.org');
    expect(again).toMatchObject({ status: 0, out: `ada@example.org had the loyalty card ${number} before.\n` });
    await shop.query(`
      with someone as (select id from customers where email = 'ada@example.org'), earning as (
        insert into loyalty_earnings (customer_id, order_number, currency, rate, counts, counted_amount, paid_amount, state,
          amount, owed_amount, created_date, modified_date)
        select id, n, 'eur', 100, 'goods', 9900, 9900, state, 99, owed, now(), now() from someone, (
          values ('1', 'pending', 0), ('2', 'earned', 15)) as o (n, state, owed)
      )
      insert into loyalty_lots (account_id, amount, left_amount, expires_at, created_date)
      select a.id, 500, 500, '2999-05-06', now() from loyalty_accounts a, someone where a.customer_id = someone.id
        and a.kind = 'sale'`);
    expect(await show()).toBe(
      [
        `Loyalty card ${number}`,
        'sale     5.00   eur  until 2999-05-06',
        'sale     12.50  eur',
        'refund   3.00   usd',
        'pending  0.99   eur  once the order is there',
        'owed     0.15   eur  by what is earned next',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(await show('--json'))).toMatchObject({ card: number, lots: [{ amount: 500 }, {}, {}] });
    expect(await arasta('loyalty', 'enrol', 'nobody@example.org')).toMatchObject({ status: 1, out: '' });
  });

  it('says what would expire, and then lets it', async () => {
    const expire = async (...options: string[]) => (await arasta('loyalty', 'expire', ...options)).out;
    expect([await expire('--dry-run'), await expire()]).toEqual(['Nothing would expire.\n', 'Nothing has expired.\n']);
    await shop.query(`
      with sold as (select id from loyalty_accounts where kind = 'sale'), lot as (
        update loyalty_lots set expires_at = '2020-01-01' where expires_at is not null)
      update loyalty_accounts set balance = balance + 500 where id in (select id from sold)`);
    const before = await balance();
    expect(await expire('--dry-run')).toBe('Would expire:\n5.00  eur  of 1 customer\n');
    expect(await balance()).toBe(before);
    expect(await expire()).toBe('Expired:\n5.00  eur  of 1 customer\n');
    expect(await expire()).toBe('Nothing has expired.\n');
    expect((await balance()).split('\n')[3]).toMatch(/ {2}expire +-5\.00 +eur +expiry /);
  });

  it('takes back once for a reference, and grants until a day', async () => {
    const of = 'ada@example.org';
    const left = () => shop.query(`select sum(balance) from loyalty_accounts where currency = 'try'`);
    const until = ['--reference', 'until', '--expires', '2999-05-06'];
    expect((await arasta('loyalty', 'grant', of, '9', 'try', ...until)).out).toBe(`${of} has 9.00 try now.\n`);
    expect((await arasta('loyalty', 'show', of)).out).toContain('9.00   try  until 2999-05-06\n');
    const taken = await arasta('loyalty', 'take', of, '4.50', 'TRY', '--reference', 'slip');
    expect(taken).toMatchObject({ status: 0, out: `${of} has 4.50 try now.\n` });
    const again = await arasta('loyalty', 'take', of, '4.50', 'try', '--reference', 'slip');
    expect(again.out).toBe(`${of} has 4.50 try: this was taken before.\n`);
    const before = await left();
    const refused = [
      [['take', of, '4.51', 'try', '--reference', 'more'], 1, 'amount: The customer can spend 4.50 TRY, no more.\n'],
      [
        ['take', of, '1', 'try', '--reference', 'slip'],
        1,
        'reference: 4.50 TRY were taken under this reference before.\n',
      ],
      [['take', of, '1', 'try'], 2, containing('--reference')],
      [['grant', of, '1', 'try', '--expires', '2001-01-01'], 1, 'expires: Invalid value\n'],
      [['grant', of, '1', 'try', '--expires', 'soon'], 2, containing('2031-01-01')],
    ] as const;
    for (const [args, status, err] of refused) {
      expect(await arasta('loyalty', ...args)).toMatchObject({ status, out: '', err });
    }
    expect(await left()).toEqual(before);
    await arasta('loyalty', 'take', of, '4.50', 'try', '--reference', 'rest');
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
