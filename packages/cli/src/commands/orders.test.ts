import { beforeAll, describe, expect, it } from 'vitest';
import { useCommandLine } from './command-line.support.ts';

/** The order desk on the command line, on an empty PostgreSQL of its own. */

const shop = useCommandLine('orders');
const arasta = shop.run;
const IBAN = 'TR330006100519786457841326';

const orders = (...args: string[]) => arasta('orders', ...args);

let count = 0;

/** A transfer order of two pieces at 10.00 EUR, shipping 5.00, paid for already or not. @returns its number and items */
async function anOrder({ paid = true, placed = '2030-01-01', email = 'ada@example.org' } = {}) {
  count += 1;
  const number = String(5_100_000_000_000_000 + count);
  const [status, state] = paid ? [400, 'captured'] : [300, 'awaiting'];
  const reference = `attempt${String(count).padStart(20, '0')}`;
  await shop.query(
    `insert into payment_attempts (reference, order_number, option_id, method, state, amount, currency, created_date,
       modified_date) values ($1, $2, (select id from payment_options where key = 'transfer'), 'transfer', $3, 2500, 'eur',
       now(), now())`,
    [reference, number, state],
  );
  const place = { id: 1, name: 'Harbour', isActive: true, postcode: null };
  const address = { firstName: 'Ada', lastName: 'Example', line: '12 Harbour Road', postcode: null, city: place };
  const payment = { option: { id: 1, key: 'transfer', names: { en: 'Transfer' }, type: 'funds_transfer' } };
  const [order] = await shop.query(
    `insert into orders (number, basket_version, placed_at, status, is_guest, user_email, language, currency, amount,
       products_amount, discount_amount, shipping_amount, shipping_address, billing_address, delivery_type,
       shipping_option, payment, attempt_reference, created_date, modified_date)
     values ($1, 1, $2, $3, false, $4, 'en', 'eur', 2500, 2000, 0, 500, $5, $5, 'customer',
       '{"names": {"en": "Standard"}}', $6, $7, now(), now()) returning id::integer`,
    [
      ...[number, placed, status, email, JSON.stringify({ ...address, township: place })],
      ...[JSON.stringify({ ...payment, method: 'transfer' }), reference],
    ],
  );
  const items = await shop.query(
    `insert into order_items (order_id, product_id, product, price, retail_price, tax_rate, status, modified_date)
     select $1, 1, '{"sku": "A-1", "names": {"en": "Scarf"}}', 1000, 1000, 20, $2, now() from generate_series(1, 2)
     returning id::integer`,
    [order?.['id'], status],
  );
  return { number, items: items.map(({ id }) => String(id)) };
}

beforeAll(async () => {
  expect((await arasta('migrate')).status).toBe(0);
  await shop.query(
    `insert into payment_options (key, names, payment_type) values ('transfer', '{}', 'funds_transfer')`,
  );
  await shop.query(
    `insert into shipping_companies (key, name, tracking_url) values ('acme', 'Acme', 'https://a.example/{number}')`,
  );
}, 60_000);

describe('arasta orders', () => {
  it('lists the newest first, narrowed and in pages', async () => {
    expect((await orders('list')).out).toBe('There are no such orders.\n');
    const old = await anOrder({ placed: '2029-01-01T10:00:00Z' });
    const late = await anOrder({ placed: '2029-06-01T10:00:00Z', paid: false, email: 'bob@example.org' });
    const line = `${late.number}  2029-06-01T10:00:00.000Z  300 payment waiting  2 pieces  25.00 eur  transfer  bob@example.org\n`;
    expect((await orders('list', '--limit', '1')).out).toBe(line);
    const numbers = async (...args: string[]) => {
      const json: unknown = JSON.parse((await orders('list', '--json', ...args)).out);
      return Array.isArray(json) ? json.map((each: { number?: unknown }) => each.number) : [];
    };
    expect(await numbers()).toEqual([late.number, old.number]);
    expect(await numbers('--after', late.number)).toEqual([old.number]);
    expect(await numbers('--status', '400,450')).toEqual([old.number]);
    expect(await numbers('--email', 'Bob@Example.org')).toEqual([late.number]);
    expect(await numbers('--from', '2029-03-01', '--until', '2029-06-01')).toEqual([]);
    expect(await numbers('--until', '2029-06-01')).toEqual([old.number]);
  });

  it('takes one all the way, and says so when it was done already', async () => {
    const { number, items } = await anOrder({ paid: false });
    const [first = '', second = ''] = items;
    const twice = async (done: string, ...args: string[]) => {
      expect(await orders(...args)).toMatchObject({ status: 0, out: `${number}: ${done}.\n` });
      expect(await orders(...args)).toMatchObject({ status: 0, out: `${number}: that was done already.\n` });
    };
    await twice('approved', 'confirm-transfer', number);
    await twice('preparing', 'prepare', number);
    await twice('preparing', 'ship', number, '--items', first, '--company', 'acme', '--tracking', 'X1');
    await twice('shipped', 'ship', number, '--items', second);
    await twice('shipped', 'attempted', number, '--items', first);
    await twice('delivered', 'deliver', number);
    const { out } = await orders('show', number);
    expect(out).toMatch(/^status +550 delivered$/m);
    expect(out).toMatch(/^to +Ada, Example, 12 Harbour Road, Harbour, Harbour$/m);
    expect(out).toMatch(new RegExp(`^item ${first} +delivered +1 × A-1 +10\\.00 eur +Scarf$`, 'm'));
    expect(out).toMatch(/^parcel \d+ +Acme +X1 +https:\/\/a\.example\/X1 +sent .* +delivered .*$/m);
    expect(out).toMatch(/payment_received +staff$/m);
    const json: unknown = JSON.parse((await orders('show', number, '--json')).out);
    expect(json).toMatchObject({ order: { number, status: 550 }, refunds: [] });
  });

  it('cancels, refunds, and keeps a list of what is to be transferred', async () => {
    const { number, items } = await anOrder();
    const [first = '', second = ''] = items;
    const cancelled = await orders('cancel', number, '--items', first, '--iban', IBAN, '--holder', 'Ada');
    expect(cancelled.out).toMatch(new RegExp(`^${number}: approved\\.\\nRefund \\d+: to be transferred\\.\\n$`));
    await orders('ship', number);
    const refunded = await orders('refund', number, '--items', second, '--iban', IBAN);
    const id = /Refund (\d+)/.exec(refunded.out)?.[1] ?? '';
    const listed = (await orders('refunds')).out.split('\n').filter((line) => line.includes(number));
    expect(listed.map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual([
      expect.stringContaining(`| ${number} | to be transferred | 10.00 eur | 10.00 by hand | ${IBAN} Ada`),
      `${id} | ${number} | to be transferred | 10.00 eur | 10.00 by hand | ${IBAN}`,
    ]);
    expect((await orders('refunded', id)).out).toBe(`Refund ${id} of ${number} is done.\n`);
    expect((await orders('refunded', id)).out).toBe(`Refund ${id} is done; nothing was changed.\n`);
    expect((await orders('refunds', '--json')).out).not.toContain(`"id": ${id},`);
  });

  it('answers requests', async () => {
    const { number, items } = await anOrder();
    await shop.query(`insert into cancellation_reasons (key, cancellation_type, subjects)
      values ('late', 'cancel', '{"en": "Too late"}') on conflict (key) do nothing`);
    await shop.query(`update order_items set status = 50 where id = any($1)`, [items]);
    const made = await shop.query(
      `insert into cancellation_requests (order_id, order_item_id, reason_id, cancellation_type, description, quantity, iban,
         status_before, created_date, modified_date)
       select i.order_id, i.id, c.id, 'cancel', 'Sorry', 1, $2, 400, now(), now()
       from order_items i, cancellation_reasons c where i.id = any($1) and c.key = 'late' order by i.id returning id::integer`,
      [items, IBAN],
    );
    const [first = '', second = ''] = made.map(({ id }) => String(id));
    const row = (id: string, item = '') =>
      `${id}  ${number}  waiting  cancel 1 × A-1 (item ${item})  Too late  Sorry  -\n`;
    const [one, two] = [row(first, items[0]), row(second, items[1])];
    expect((await orders('requests', '--order', number, '--limit', '1')).out).toBe(one);
    expect((await orders('requests', '--order', number, '--after', first)).out).toBe(two);
    expect((await orders('answer', first, '--reject', 'It is packed')).out).toBe(`${number}: ${first} rejected.\n`);
    expect((await orders('answer', first, '--reject')).out).toBe(`${number}: ${first} rejected already.\n`);
    expect((await orders('answer', second, '--approve')).out).toMatch(
      new RegExp(`^${number}: ${second} approved\\. Refund \\d+: to be transferred\\.\\n$`),
    );
    expect((await orders('answer', second, '--approve')).out).toBe(`${number}: ${second} approved already.\n`);
    expect((await orders('requests', '--order', number)).out).toBe('No request is waiting.\n');
    expect((await orders('requests', '--order', number, '--all')).out).toContain(`${first}  ${number}  rejected`);
    const answers = await shop.query('select answer from cancellation_requests where id = $1', [first]);
    expect(answers).toEqual([{ answer: 'It is packed' }]);
  });

  it.each([
    [['show', '1000000000000000'], 1, 'There is no such order: 1000000000000000.'],
    [['ship', '1000000000000000'], 1, 'There is no such order: 1000000000000000.'],
    [['ship', 'NUMBER', '--company', 'nobody'], 1, 'company: "nobody" is not a valid choice.'],
    [['ship', 'NUMBER', '--items', '999999'], 1, 'items: Invalid pk "999999" - object does not exist.'],
    [['ship', 'NUMBER', '--items', 'x'], 2, 'Write ids of items: 12,13.'],
    [['deliver', 'NUMBER'], 1, 'This is not on its way: Approved.'],
    [['confirm-transfer', 'NUMBER', 'more'], 2, 'too many arguments'],
    [['refund', 'NUMBER'], 1, 'This was not sent, or waits for an answer: Approved.'],
    [['cancel', 'NUMBER', '--iban', 'TR00'], 1, 'iban: "TR00" is not an IBAN.'],
    [['refunded', '999999'], 1, 'There is no such refund: 999999.'],
    [['answer', '999999', '--approve'], 1, 'There is no such request: 999999.'],
    [['answer', '999999'], 2, 'Say --approve or --reject.'],
    [['answer', 'x', '--approve'], 2, 'Write a whole number above zero.'],
    [['list', '--status', 'shipped'], 2, 'Write codes: 400,450.'],
    [['list', '--from', 'yesterday'], 2, 'Write 2031-01-01'],
  ])('refuses %j in words, and changes nothing', async (args, expected, words) => {
    const { number } = await anOrder();
    const before = (await orders('show', number, '--json')).out;
    const { status, err } = await orders(...args.map((arg) => (arg === 'NUMBER' ? number : arg)));
    expect([status, err]).toEqual([expected, expect.stringContaining(words)]);
    expect((await orders('show', number, '--json')).out).toBe(before);
  });
});
