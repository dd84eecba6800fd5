import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useCommandLine } from './command-line.support.ts';

/** Divisions, their users and quotations on the command line, on an empty PostgreSQL of its own. */

const shop = useCommandLine('b2b');
const arasta = (...args: string[]) => shop.run('b2b', ...args);

beforeAll(async () => {
  expect((await arasta('divisions', 'save', 'HQ', '--name', 'Hotels', '--limit', '500')).out).toBe(
    '1 division was saved.\n',
  );
}, 60_000);

async function csv(text: string): Promise<string> {
  const file = join(shop.folder, 'divisions.csv');
  await writeFile(file, text);
  return file;
}

describe('arasta b2b divisions', () => {
  it('saves many by a file, all or none, and lists them', async () => {
    const header = 'erp_code,name,parent,monthly_order_limit,current_balance,is_active\n';
    const bad = await arasta('divisions', 'save', '--csv', await csv(`${header}N-01,North,HQ,10,,\nX,X,nowhere,,,\n`));
    expect([bad.status, bad.err]).toEqual([1, 'parent: There is no such division: nowhere.\n']);
    const good = await arasta(
      'divisions',
      'save',
      '--csv',
      await csv(`${header}N-01,North,HQ,10,-2.50,\nS-01,South,HQ,,,no\n`),
    );
    expect([good.status, good.out]).toEqual([0, '2 divisions were saved.\n']);
    expect((await arasta('divisions', 'list')).out.split('\n').map((line) => line.split(/ {2,}/))).toEqual([
      ['code', 'name', 'type', 'limit', 'balance', 'users', 'state'],
      ['HQ', 'Hotels', 'main', '500.00 usd', '0.00 usd', '0', 'active'],
      ['N-01', 'North', 'sub of HQ', '10.00 usd', '-2.50 usd', '0', 'active'],
      ['S-01', 'South', 'sub of HQ', '-', '0.00 usd', '0', 'inactive'],
      [''],
    ]);
  });

  it('changes one by options, and says what is wrong', async () => {
    expect((await arasta('divisions', 'save', 'N-01', '--deactivate', '--limit', '20')).status).toBe(0);
    expect((await arasta('divisions', 'list', '--json')).out).toContain('"monthlyLimit": 2000');
    const unknown = await arasta('divisions', 'save', '--csv', await csv('erp_code,colour\nN-01,red\n'));
    expect([unknown.status, unknown.err]).toEqual([1, 'file: "colour" is not a valid choice.\n']);
    const amount = await arasta('divisions', 'save', '--csv', await csv('erp_code,monthly_order_limit\nN-01,much\n'));
    expect([amount.status, amount.err]).toEqual([1, 'monthly_order_limit: Invalid value\n']);
    expect((await arasta('divisions', 'save')).status).toBe(2);
    expect((await arasta('divisions', 'save', 'N-01', '--limit', 'much')).status).toBe(2);
    await arasta('divisions', 'save', 'N-01', '--activate');
  });
});

describe('arasta b2b users', () => {
  it('makes a customer, has them buy for a division, and lists and removes them', async () => {
    const names = ['--first-name', 'Ada', '--last-name', 'Example'];
    const added = await arasta('users', 'add', 'ada@example.org', 'N-01', ...names);
    expect([added.status, added.out]).toEqual([0, 'ada@example.org buys for N-01 now.\n']);
    expect((await arasta('users', 'add', 'ada@example.org', 'N-01')).out).toBe(
      'ada@example.org buys for N-01 already.\n',
    );
    expect((await arasta('users', 'list')).out).toBe('N-01  North  ada@example.org  Ada Example\n');
    expect((await arasta('users', 'add', 'ada@example.org', 'HQ')).status).toBe(0);
    expect((await arasta('users', 'list', 'N-01')).out).toBe('There are none.\n');
    const gone = await arasta('users', 'remove', 'ada@example.org');
    expect([gone.status, gone.out]).toEqual([0, 'ada@example.org buys for no division now.\n']);
    const again = await arasta('users', 'remove', 'ada@example.org');
    expect([again.status, again.err]).toEqual([1, 'This customer belongs to no division.\n']);
    expect((await arasta('users', 'add', 'nobody@example.org', 'HQ')).status).toBe(1);
    expect((await arasta('users', 'add', 'ada@example.org', 'XX')).err).toBe(
      'division: There is no such division: XX.\n',
    );
  });
});

describe('arasta b2b quotations', () => {
  const NUMBER = '351000000042';

  it('lists, shows, comments on and decides what was asked for', async () => {
    expect((await arasta('quotations', 'list')).out).toBe('There are none.\n');
    await arasta('users', 'add', 'ada@example.org', 'N-01');
    await shop.query(
      `with q as (insert into quotations (number, name, customer_id, division_id, main_id, status, currency, total_amount,
         net_amount, created_date, modified_date)
       select '${NUMBER}', 'June order', m.customer_id, d.id, d.parent_id, 'pending', 'usd', 900, 900, '2031-01-01Z', '2031-01-01Z'
       from divisions d join division_members m on m.division_id = d.id where d.erp_code = 'N-01' returning id, division_id)
       insert into quotation_lines (quotation_id, division_id, product_id, sku, base_code, name, price, quantity, total_amount)
       select id, division_id, 1, 'TEA', 'TEA', 'Tea', 450, 2, 900 from q`,
    );
    const row = `${NUMBER}  2031-01-01 00:00  N-01  pending  9.00 usd  June order\n`;
    expect((await arasta('quotations', 'list', '--status', 'pending', '--division', 'N-01')).out).toBe(row);
    expect((await arasta('quotations', 'list', '--status', 'approved')).out).toBe('There are none.\n');
    await shop.query(
      `insert into quotations (number, name, division_id, main_id, status, currency, total_amount, net_amount, created_date,
         modified_date)
       select '351000000043', 'July order', id, parent_id, 'rejected', 'usd', 900, 900, '2031-02-01Z', '2031-02-01Z'
       from divisions where erp_code = 'N-01'`,
    );
    const listed = async (...options: string[]) => (await arasta('quotations', 'list', '--limit', '1', ...options)).out;
    expect(await listed('--page', '2')).toBe(`${row}1 of 2 shown.\n`);
    expect(await listed('--page', '3')).toBe('There are none.\n0 of 2 shown.\n');
    expect(await listed('--status', 'pending')).toBe(row);
    expect((await arasta('quotations', 'comment', NUMBER, 'From Monday on')).out).toBe('Noted.\n');
    const approved = await arasta('quotations', 'approve', NUMBER, '--comment', 'Gladly');
    expect([approved.status, approved.out]).toEqual([0, `The quotation ${NUMBER} is approved.\n`]);
    const late = await arasta('quotations', 'reject', NUMBER);
    expect([late.status, late.err]).toEqual([1, 'This quotation waits for no decision: it is approved.\n']);
    const { out } = await arasta('quotations', 'show', NUMBER);
    for (const part of ['approved', 'N-01 North', 'Ada Example <ada@example.org>', '2 ×', 'From Monday on', 'Gladly']) {
      expect(out).toContain(part);
    }
    expect((await arasta('quotations', 'cancel', NUMBER)).status).toBe(0);
    const missing = await arasta('quotations', 'show', '999999999999');
    expect([missing.status, missing.err]).toEqual([1, 'There is no such quotation: 999999999999.\n']);
  });
});
