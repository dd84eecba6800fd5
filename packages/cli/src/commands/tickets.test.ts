import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { useCommandLine } from './command-line.support.ts';

/** The help desk on the command line, on an empty PostgreSQL of its own. */

const shop = useCommandLine('tickets');
const tickets = (...args: string[]) => shop.run('tickets', ...args);

async function aTicket(number: string, { waiting = '2030-01-01T10:00:00Z', name = 'Ada' } = {}): Promise<string> {
  await shop.query(
    `with t as (
       insert into tickets (number, subject_id, full_name, email, language_code, message_count, last_message_at,
         waiting_since, link_nonce, created_date, modified_date)
       values ($1, 1, $2, lower($2) || '@example.org', 'en', 1, $3, $3, 'abcdefghijklmnopqrstuvwx', $3, $3) returning id)
     insert into ticket_messages (ticket_id, author, body, created_date) select id, 'customer', 'Is it wool?', $3 from t`,
    [number, name, waiting],
  );
  return number;
}

beforeAll(async () => {
  expect((await tickets('subjects')).out).toBe('There are no subjects.\n');
  await shop.query(
    `insert into contact_subjects (key, names, is_order_needed) values ('product', '{"en": "A product"}', false),
       ('order', '{"en": "My order"}', true)`,
  );
  await shop.query(
    `insert into staff_members (email, name, password_hash, language_code, created_date, modified_date)
     values ('deniz@shop.example', 'Deniz', 'x', 'en', now(), now())`,
  );
}, 60_000);

describe('arasta tickets', () => {
  it('lists who waits longest first, narrowed and in pages', async () => {
    expect((await tickets('list')).out).toBe(
      'There are no such tickets.\n0 of 0 shown. In all: 0 open, 0 answered, 0 closed.\n',
    );
    await aTicket('BBBBBBBBBB', { waiting: '2030-01-02T10:00:00Z', name: 'Bob' });
    await aTicket('AAAAAAAAAA');
    const lines = [
      'AAAAAAAAAA  open  2030-01-01 10:00  1 message  A product  Ada ada@example.org  -\n',
      'BBBBBBBBBB  open  2030-01-02 10:00  1 message  A product  Bob bob@example.org  -\n',
    ];
    const footer = 'In all: 2 open, 0 answered, 0 closed.\n';
    expect((await tickets('list')).out).toBe(`${lines.join('')}2 of 2 shown. ${footer}`);
    expect((await tickets('list', '--latest', '--limit', '1')).out).toBe(`${lines[1]}1 of 2 shown. ${footer}`);
    const numbers = async (...args: string[]) => {
      const found: unknown = JSON.parse((await tickets('list', '--json', ...args)).out);
      return Array.isArray(found) ? found.map((each: { number?: unknown }) => each.number) : [];
    };
    expect(await numbers('--page', '2', '--limit', '1')).toEqual(['BBBBBBBBBB']);
    expect(await numbers('--search', 'bob')).toEqual(['BBBBBBBBBB']);
    expect(await numbers('--state', 'closed')).toEqual([]);
    expect(await numbers('--subject', '2')).toEqual([]);
    expect(await numbers('--assignee', 'nobody')).toEqual(['AAAAAAAAAA', 'BBBBBBBBBB']);
    expect(await numbers('--assignee', 'Deniz@shop.example')).toEqual([]);
    expect((await tickets('list', '--assignee', 'x@shop.example')).status).toBe(1);
    expect((await tickets('list', '--state', 'lost')).status).toBe(2);
  });

  it('answers with a file, notes, closes, reopens and assigns', async () => {
    const number = await aTicket('CCCCCCCCCC');
    const path = join(shop.folder, 'label.pdf');
    await writeFile(path, '%PDF-1.7\nlabel');
    const answered = await tickets('reply', number.toLowerCase(), 'Yes, it is.', '--file', path);
    expect(answered).toMatchObject({ status: 0, out: `${number}: answered, 2 messages.\n` });
    expect((await tickets('note', number, 'Asked the maker')).out).toBe(`${number}: answered, 3 messages.\n`);
    expect((await tickets('assign', number, 'deniz@shop.example')).out).toBe(`${number}: Deniz has it.\n`);
    expect((await tickets('close', number)).out).toBe(`${number}: closed, 3 messages.\n`);
    const again = await tickets('close', number);
    expect([again.status, again.err]).toEqual([1, expect.stringContaining('This conversation is closed already.')]);
    expect((await tickets('reopen', number)).out).toBe(`${number}: open, 3 messages.\n`);
    expect((await tickets('assign', number, 'nobody')).out).toBe(`${number}: nobody has it.\n`);
    expect((await tickets('reply', number, 'Bye', '--close')).out).toBe(`${number}: closed, 4 messages.\n`);
    const { out } = await tickets('show', number);
    expect(out).toMatch(/^from +Ada, ada@example\.org$/m);
    expect(out).toContain('the shop:\nYes, it is.\n[label.pdf, 14 bytes]\n');
    expect(out).toContain('the shop (note):\nAsked the maker\n');
    const kinds = [...out.matchAll(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2} +(\w+) +-$/gm)].map(([, kind]) => kind);
    expect(kinds).toEqual(['assigned', 'closed', 'reopened', 'assigned', 'closed']);
    const shown: unknown = JSON.parse((await tickets('show', number, '--json')).out);
    expect(shown).toMatchObject({ number, state: 'closed', messages: [{ body: 'Is it wool?' }, {}, {}, {}] });
  });

  it('closes without a mail where it is told to', async () => {
    const jobs = async () => (await shop.query(`select count(*) from graphile_worker._private_jobs`))[0];
    const [quiet, loud] = [await aTicket('EEEEEEEEEE'), await aTicket('FFFFFFFFFF')];
    const before = await jobs();
    expect((await tickets('close', quiet, '--quiet')).out).toBe(`${quiet}: closed, 1 message.\n`);
    expect(await jobs()).toEqual(before);
    await tickets('close', loud);
    expect(await jobs()).not.toEqual(before);
  });

  it('lets nothing that strangers write steer the terminal or look like another row', async () => {
    const number = await aTicket('GGGGGGGGGG', { name: 'Ada\x1b[2J\nX' });
    const body = 'One\r\ntwo\tthree\x1b]52;c;cm0gLXJm\x07\x9b2J\rfour';
    await shop.query(
      `update ticket_messages m set body = $2 from tickets t where t.id = m.ticket_id and t.number = $1`,
      [number, body],
    );
    const listed = (await tickets('list', '--search', 'Ada\x1b')).out;
    expect(listed.split('\n')).toEqual([
      expect.stringMatching(/^GGGGGGGGGG  open  .*  Ada\?\[2J X ada\?\[2j x@example\.org  -$/),
      '1 of 1 shown. In all: '.concat(listed.split('In all: ')[1]?.trimEnd() ?? ''),
      '',
    ]);
    const shown = (await tickets('show', number)).out;
    expect(shown).toContain('customer:\nOne\r\ntwo\tthree?]52;c;cm0gLXJm??2J?four\n');
    expect(shown).toMatch(/^from +Ada\?\[2J X, /m);
    for (const out of [listed, shown]) expect(out.replaceAll(/\r\n|[\n\t]/g, '')).not.toMatch(/\p{Cc}/u);
    const json = (await tickets('show', number, '--json')).out;
    expect(json.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    const read: unknown = JSON.parse(json);
    expect(read).toMatchObject({ fullName: 'Ada\x1b[2J\nX', messages: [{ body }] });
  });

  it('says what is wrong, and changes nothing', async () => {
    const number = await aTicket('DDDDDDDDDD');
    const path = join(shop.folder, 'page.pdf');
    await writeFile(path, '<html>');
    const before = (await tickets('show', number)).out;
    const steps = [['show'], ['close'], ['reopen'], ['reply', 'Hello'], ['note', 'Hello'], ['assign', 'nobody']];
    for (const [step = '', ...more] of steps) {
      const answer = await tickets(step, 'nosuchone1', ...more);
      expect([step, answer.status, answer.err]).toEqual([step, 1, 'There is no such ticket: NOSUCHONE1.\n']);
    }
    expect((await tickets('reply', number, ' ')).status).toBe(1);
    expect((await tickets('reply', number, 'Here', '--file', path)).status).toBe(1);
    const missing = join(shop.folder, 'none.pdf');
    const unread = await tickets('reply', number, 'Here', '--file', missing);
    expect([unread.status, unread.err]).toEqual([1, expect.stringContaining(`The file cannot be read: ${missing}`)]);
    expect((await tickets('reopen', number)).status).toBe(1);
    expect((await tickets('assign', number, 'x@shop.example')).status).toBe(1);
    expect((await tickets('show', number)).out).toBe(before);
  });

  it('lists what people may ask about', async () => {
    expect((await tickets('subjects')).out).toBe('1  product  A product\n2  order    My order   needs an order\n');
  });
});
