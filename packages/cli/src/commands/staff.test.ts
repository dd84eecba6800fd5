import { expect, it } from 'vitest';
import { useCommandLine } from './command-line.support.ts';

/** Accounts of the desk by the command line, on a database of its own. */

const shop = useCommandLine('staff');

interface Typed {
  readonly piped?: string;
  readonly asked?: string;
}

const arasta = (args: string[], { piped, asked }: Typed = {}) =>
  shop.runAt(
    {
      readLine: () => Promise.resolve(piped ?? null),
      ...(asked === undefined ? {} : { askSecret: () => Promise.resolve(asked) }),
      untilStopped: () => Promise.resolve(),
    },
    ...['staff', ...args],
  );

const listed = async () => (await arasta(['list'])).out;

it('creates, lists, disables and enables staff, and gives new passwords', async () => {
  expect(await listed()).toBe('Nobody works at the desk yet.\n');
  const selin = await arasta(['create', 'Selin@Example.org', '--name', 'Selin', '--language', 'tr'], {
    piped: 'viel zu lange Worte',
  });
  expect(selin).toMatchObject({ status: 0, out: 'Staff member 1 was created.\n' });
  const deniz = await arasta(['create', 'deniz@example.org', '--name', 'Deniz'], { asked: 'at the terminal, typed' });
  expect(deniz).toMatchObject({ status: 0, out: 'Staff member 2 was created.\n' });
  expect(await arasta(['disable', 'deniz@example.org'])).toMatchObject({
    status: 0,
    out: 'deniz@example.org is disabled; 0 sessions ended.\n',
  });
  expect(await listed()).toBe(
    '1  selin@example.org  Selin  active    tr  never logged in\n' +
      '2  deniz@example.org  Deniz  disabled  en  never logged in\n',
  );
  expect((await arasta(['enable', '2'])).out).toBe('deniz@example.org is enabled; 0 sessions ended.\n');
  expect((await arasta(['password', '2'], { piped: 'another good one' })).out).toBe(
    'deniz@example.org has a new password; 0 sessions ended.\n',
  );
  expect(JSON.parse((await arasta(['list', '--json'])).out)).toMatchObject([{ id: 1 }, { id: 2, isActive: true }]);
});

it('makes a password and shows it once', async () => {
  const { out } = await arasta(['create', 'mert@example.org', '--name', 'Mert', '--generate']);
  expect(out).toMatch(
    /^Staff member \d+ was created\.\nPassword: ([a-z2-9]{5}-){3}[a-z2-9]{5}\nIt is shown this once and kept nowhere\.\n$/,
  );
  expect(await listed()).not.toContain('Password');
});

it('refuses, and changes nothing', async () => {
  await arasta(['create', 'ege@example.org', '--name', 'Ege', '--generate']);
  const before = await listed();
  const refused = [
    [['create', 'ege@example.org', '--name', 'Ege'], { piped: 'a long enough one' }, 1, 'has this address already'],
    [['create', 'nobody', '--name', 'N'], { piped: 'a long enough one' }, 1, 'email: Enter a valid email address.'],
    [['create', 'n@example.org', '--name', 'N'], { piped: 'short' }, 1, 'at least 12'],
    [['create', 'n@example.org', '--name', 'N'], {}, 2, 'Type a password'],
    [['create', 'n@example.org', '--name', 'N'], { asked: '' }, 2, 'Type a password'],
    [['create', 'n@example.org'], { piped: 'a long enough one' }, 2, '--name'],
    [
      ['password', 'nobody@example.org'],
      { piped: 'a long enough one' },
      1,
      'There is no such staff member: nobody@example.org.',
    ],
    [['disable', '99999'], {}, 1, 'There is no such staff member: 99999.'],
  ] as const;
  for (const [args, typed, status, text] of refused) {
    const answer = await arasta([...args], typed);
    expect([args, answer.status]).toEqual([args, status]);
    expect(answer.err).toContain(text);
  }
  expect(await listed()).toBe(before);
});
