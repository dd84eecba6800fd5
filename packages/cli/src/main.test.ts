import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { main } from './main.ts';
import type { Terminal } from './terminal.ts';

/** The command line on an empty PostgreSQL of its own, as a merchant's DATABASE_URL. */

const NAME = `cli_${process.pid}`;
const SECRET = 'a1b2c3d4e5f6-cli-secret-0123456789-xyz';
const server = inject('postgres');
const url = `postgres://${server.user}:${server.password}@/${NAME}?host=${encodeURIComponent(server.host)}&port=${server.port}`;

async function onServer(statement: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres' });
  await client.connect();
  await client.query(statement);
  await client.end();
}

beforeAll(() => onServer(`create database ${NAME}`));
afterAll(() => onServer(`drop database ${NAME} with (force)`));

interface Ran {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function arasta(
  args: string[],
  { env = {}, input = null }: { env?: Record<string, string>; input?: string | null } = {},
): Promise<Ran> {
  const ran = { out: '', err: '' };
  const terminal: Terminal = {
    print: (text) => (ran.out += text),
    complain: (text) => (ran.err += text),
    env: { ARASTA_ENV: 'test', DATABASE_URL: url, ARASTA_SECRET_KEY: SECRET, ...env },
    readLine: () => Promise.resolve(input),
    untilStopped: () => Promise.resolve(),
  };
  const status = await main(args, terminal);
  return { status, ...ran };
}

describe('arasta', () => {
  it('explains itself', async () => {
    const { status, out } = await arasta(['--help']);
    expect(status).toBe(0);
    for (const command of ['serve', 'start', 'migrate', 'seed', 'doctor', 'customer'])
      expect(out).toContain(`  ${command} `);
  });

  it('says what it does not know', async () => {
    const { status, err } = await arasta(['srve']);
    expect(status).toBe(2);
    expect(err).toContain("unknown command 'srve'");
  });

  it('reports every mistake of the configuration', async () => {
    const { status, err } = await arasta(['serve'], { env: { PORT: 'x', HOST: '', LOG_LEVEL: 'loud' } });
    expect(status).toBe(1);
    expect(err).toContain('PORT must be');
    expect(err).toContain('LOG_LEVEL must be');
  });

  it('migrates once', async () => {
    expect((await arasta(['migrate'])).out).toMatch(/^Applied \d+ migrations\.\n$/);
    expect((await arasta(['migrate'])).out).toBe('The database is up to date.\n');
  });

  it('serves until it is asked to stop', async () => {
    const { status, err } = await arasta(['serve'], { env: { PORT: '0', LOG_LEVEL: 'silent' } });
    expect(status).toBe(0);
    expect(err).toMatch(/Arasta is open at http:\/\/127\.0\.0\.1:\d+/);
  });

  it('loads the demo data once', async () => {
    expect((await arasta(['seed'])).out).toMatch(/^Added \d+ products and customers\.\n$/);
    expect((await arasta(['seed'])).out).toBe('The demo data was there already.\n');
  }, 60_000);
});

describe('arasta privacy', () => {
  const names = ['--first-name', 'Grace', '--last-name', 'Example'];

  it('writes what the shop has of somebody, for its owner only, and never over something else', async () => {
    await arasta(['customer', 'create', 'grace@example.org', ...names], { input: 'correct horse battery' });
    const folder = await mkdtemp(join(tmpdir(), 'arasta-privacy-'));
    const file = join(folder, 'grace.zip');
    expect(await arasta(['privacy', 'export', 'Grace@example.org', '--output', file])).toMatchObject({ status: 0 });
    const { mode } = await stat(file);
    const written = await readFile(file);
    expect([mode & 0o777, written.subarray(0, 2).toString()]).toEqual([0o600, 'PK']);
    expect((await arasta(['privacy', 'export', 'grace@example.org', '--output', file])).status).toBe(1);
    expect((await readFile(file)).equals(written)).toBe(true);
    const nobody = await arasta(['privacy', 'export', 'nobody@example.org', '--output', join(folder, 'nobody.zip')]);
    expect([nobody.status, nobody.err]).toEqual([1, expect.stringContaining('There is no such customer.')]);
    expect(await readdir(folder)).toEqual(['grace.zip']);
    await rm(folder, { recursive: true });
  });

  it('erases a customer only when it is meant', async () => {
    const asked = await arasta(['customer', 'erase', 'grace@example.org']);
    expect([asked.status, asked.err]).toEqual([2, expect.stringContaining('Grace Example, for ever. Add --yes')]);
    expect((await arasta(['customer', 'show', 'grace@example.org'])).status).toBe(0);
    expect((await arasta(['customer', 'erase', 'grace@example.org', '--yes'])).out).toBe(
      'The customer is erased.\nWhat guests left under an address that was never proved stays; the same command again erases it.\n',
    );
    expect((await arasta(['customer', 'show', 'grace@example.org'])).status).toBe(1);
    const again = await arasta(['customer', 'erase', 'grace@example.org', '--yes']);
    expect([again.status, again.err]).toEqual([
      1,
      expect.stringContaining('Nothing is kept under the address grace@example.org.'),
    ]);
  });

  it('erases what somebody without an account left under an address, and says what stays', async () => {
    const reader = 'reader@example.org';
    await arasta(['subscriptions', 'add', reader, '--proof', 'A letter']);
    const asked = await arasta(['customer', 'erase', reader]);
    expect([asked.status, asked.err]).toEqual([
      2,
      expect.stringContaining(`Nobody registered ${reader}. This would erase what guests left under it, for ever.`),
    ]);
    const erased = await arasta(['customer', 'erase', reader, '--yes']);
    expect([erased.status, erased.out]).toEqual([0, expect.stringContaining('   1 newsletter subscriptions\n')]);
    expect(erased.out).toContain(
      '   2 lines of the consent log: under a digest of the address, until their time is up\n',
    );
    expect(erased.out).toContain('   0 orders: ');
    expect((await arasta(['customer', 'erase', reader, '--yes'])).status).toBe(1);
  });

  it('prints the record of what is kept', async () => {
    const { status, out } = await arasta(['privacy', 'map']);
    expect([status, out.slice(0, 16)]).toEqual([0, '# Personal data\n']);
  });
});

describe('arasta customer', () => {
  const names = ['--first-name', 'Ada', '--last-name', 'Example'];

  it('creates a customer with the password from standard input, and shows them without it', async () => {
    const created = await arasta(['customer', 'create', 'Ada@Example.org', ...names], {
      input: 'correct horse battery',
    });
    expect([created.status, created.out]).toEqual([0, expect.stringMatching(/^Customer \d+ was created\.\n$/)]);
    const shown = await arasta(['customer', 'show', 'ada@example.org']);
    expect(shown.out).toContain('ada@example.org');
    expect(shown.out).not.toContain('correct horse');
    const json: unknown = JSON.parse((await arasta(['customer', 'show', 'ada@example.org', '--json'])).out);
    expect(json).toMatchObject({ email: 'ada@example.org', isActive: true, hasPassword: true, sessions: 0 });
    expect(JSON.stringify(json)).not.toContain('argon2');
  });

  it.each([
    ['a taken address', 'ada@example.org', 'another fine secret', 'email: A user is already registered'],
    ['a weak password', 'bob@example.org', '12345678', 'password: This password is too common.'],
    ['no address', 'bob', 'another fine secret', 'email: Enter a valid email address.'],
  ])('refuses %s and creates nobody', async (_name, email, input, complaint) => {
    const { status, err } = await arasta(['customer', 'create', email, ...names], { input });
    expect(status).toBe(1);
    expect(err).toContain(complaint);
    expect((await arasta(['customer', 'show', 'bob@example.org'])).status).toBe(1);
  });

  it('wants the password piped in', async () => {
    const { status, err } = await arasta(['customer', 'create', 'eve@example.org', ...names]);
    expect(status).toBe(2);
    expect(err).toContain('Pipe the password in');
  });

  it('puts a customer into a segment, and takes them out', async () => {
    expect((await arasta(['customer', 'segment', 'ada@example.org', 'vip'])).status).toBe(0);
    expect((await arasta(['customer', 'show', 'ada@example.org'])).out).toMatch(/^segment +vip$/m);
    expect((await arasta(['customer', 'segment', 'ada@example.org', 'V I P'])).status).toBe(1);
    expect((await arasta(['customer', 'show', 'ada@example.org'])).out).toMatch(/^segment +vip$/m);
    expect((await arasta(['customer', 'segment', 'ada@example.org'])).status).toBe(0);
    expect((await arasta(['customer', 'show', 'ada@example.org'])).out).toMatch(/^segment +-$/m);
  });

  it('disables a customer', async () => {
    expect((await arasta(['customer', 'disable', 'ada@example.org'])).status).toBe(0);
    expect((await arasta(['customer', 'show', 'ada@example.org'])).out).toContain('disabled');
  });

  it('says when there is no such customer', async () => {
    const { status, err } = await arasta(['customer', 'disable', 'nobody@example.org']);
    expect([status, err]).toEqual([1, 'There is no such customer.\n']);
  });
});

describe('arasta subscriptions', () => {
  it('adds by proof, exports with the way out, shows what it rests on, and forgets', async () => {
    const added = await arasta(['subscriptions', 'add', 'Reader@Example.org', '--proof', '=paper, "2029"']);
    expect([added.status, added.out]).toEqual([0, 'Subscribed.\n']);
    const { out } = await arasta(['subscriptions', 'export']);
    const [head, row] = out.split('\r\n');
    expect(head).toBe('email,first_name,last_name,gender,language,origin,attributes,unsubscribe_url');
    expect(row).toMatch(
      /^reader@example\.org,,,,en,subscription,,http:\/\/\S+\/email-subscription\/unsubscribe\/marketing\/[\w-]+\/[\w-]{43}\/$/,
    );
    expect((await arasta(['subscriptions', 'list', '--state', 'confirmed'])).out).toMatch(
      /^reader@example\.org +confirmed/,
    );
    const consents = await arasta(['subscriptions', 'consents', 'reader@example.org']);
    expect(consents.out).toMatch(/marketing +email +granted +desk +- +=paper, "2029"\n$/);
    expect((await arasta(['subscriptions', 'remove', 'reader@example.org'])).out).toBe('Removed.\n');
    expect((await arasta(['subscriptions', 'list'])).out).toBe('There are none.\n');
    const unknown = await arasta(['subscriptions', 'consents', 'nobody@example.org']);
    expect(unknown.out).toBe('Nothing is noted of this address.\n');
    expect((await arasta(['subscriptions', 'add', 'nobody'])).err).toContain('email: Enter a valid email address.');
  });
});

describe('arasta doctor', () => {
  it('hides secrets and finds nothing wrong', async () => {
    const { status, out } = await arasta(['doctor']);
    expect(out).toContain('Nothing is wrong.');
    expect(status).toBe(0);
    expect(out).not.toContain(SECRET);
    expect(out).not.toContain(server.password);
  });

  it('hints that nobody is told what customers write, and that nobody can answer, until it is so', async () => {
    const bare = `${NAME}_bare`;
    await onServer(`create database ${bare}`);
    const at = { DATABASE_URL: url.replace(NAME, bare) };
    const hints = async (env = {}) => {
      const { status, out } = await arasta(['doctor'], { env: { ...at, ...env } });
      expect(status).toBe(0);
      return [...out.matchAll(/^ {2}(\S+) +(staff|contact) +(.{0,22})/gm)].map(([, ...found]) => found.join(' | '));
    };
    try {
      const unset = 'hint | contact | CONTACT_EMAIL_TO is no';
      expect(await hints()).toEqual([unset]);
      await arasta(['migrate'], { env: at });
      expect(await hints()).toEqual(['hint | staff | Nobody can log in at t', unset]);
      const made = ['staff', 'create', 'selin@example.org', '--name', 'Selin', '--generate'];
      await arasta(made, { env: at });
      const told = 'ok | contact | What customers write i';
      expect(await hints({ CONTACT_EMAIL_TO: 'help@shop.example' })).toEqual([
        ...['ok | staff | 1 can log in at the de', told],
      ]);
      await arasta(['staff', 'disable', 'selin@example.org'], { env: at });
      expect(await hints()).toEqual(['hint | staff | Nobody can log in at t', unset]);
    } finally {
      await onServer(`drop database ${bare} with (force)`);
    }
  }, 60_000);

  it('finds what is wrong, and says so in its exit status', async () => {
    const env = {
      ...{ ARASTA_ENV: 'production', DATABASE_URL: 'postgres://x@127.0.0.1:1/none', TRUST_PROXY: '0.0.0.0/0' },
      ...{ PUBLIC_URL: 'http://shop.example', ARASTA_SECRET_KEY: 'a'.repeat(40) },
    };
    const { status, out } = await arasta(['doctor'], { env });
    expect(status).toBe(1);
    for (const subject of ['database', 'mail', 'secret key', 'cookies', 'proxies']) {
      expect(out).toMatch(new RegExp(`WRONG ${subject}`));
    }
  });
});
