import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  command,
  connectTo,
  contentOf,
  filesIn,
  flipped,
  otherDisk,
  seedWithoutPictures,
  startWriting,
  untilDraftHas,
  untilNothingRunsOn,
} from './backup.support.ts';
import { blocksOf, follow } from '../support/documents.ts';
import { dataFolder, launch, type Ran, run, start, type Started } from '../support/process.ts';

/** A shop with an order, backed up while it sells, and restored elsewhere. */

const PICTURE = 'media/originals/shelf/lamp.webp';

let server: Started;
let folder: Awaited<ReturnType<typeof dataFolder>>;
let backups: string;
let kept: string;
const undo: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  folder = await dataFolder();
  backups = await mkdtemp(join(tmpdir(), 'arasta-backups-'));
  await seedWithoutPictures(folder.path);
  server = await start({ env: { ARASTA_DATA_DIR: folder.path, ARASTA_DEMO: 'on' } });
  const blocks = [...(await blocksOf('README.md', 'sh')), ...(await blocksOf('docs/guides/curl.md', 'sh'))];
  const replaced = { 'http://localhost:8000': server.url };
  const lines = blocks.filter((block) => block.includes('curl '));
  expect(await follow(lines, { folder: backups, replaced })).toMatchObject({ status: 0 });
  await mkdir(join(folder.path, 'media/originals/shelf'), { recursive: true });
  await writeFile(join(folder.path, PICTURE), 'a lamp');
  kept = join(backups, 'kept.zip');
  const { env, args } = { env: { ARASTA_DATA_DIR: folder.path }, args: ['bin/arasta.js', 'backup', kept] };
  expect(await run(process.execPath, args, env)).toMatchObject({ status: 0 });
}, 180_000);

afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
});

afterAll(async () => {
  await server.stop();
  await folder.remove();
  await rm(backups, { recursive: true });
});

function arasta(args: string[], dataDir = folder.path, env: Record<string, string> = {}): Promise<Ran> {
  return command(args, { ARASTA_DATA_DIR: dataDir, ...env });
}

async function emptyPlace(): Promise<string> {
  const place = await dataFolder();
  undo.push(place.remove);
  return place.path;
}

/** The database of a folder, as another process of it sees it. */
async function opened(dataDir: string): Promise<pg.Client> {
  const { client, close } = await connectTo(dataDir);
  undo.push(close);
  return client;
}

describe('arasta backup', () => {
  it('copies while somebody writes: the copy has all that was there when it began, and nothing half', async () => {
    const writing = await opened(folder.path);
    const other = await opened(folder.path);
    const writer = await startWriting(writing);
    const before = writer.written();
    const backup = arasta(['backup', join(backups, 'busy.zip')]);
    await writer.untilWritten(before + 300);
    // A checkpoint in between is what a careless copy would not survive.
    await other.query('checkpoint');
    expect(await backup).toMatchObject({ status: 0 });
    await writer.stop();
    const place = await emptyPlace();
    expect(await arasta(['restore', join(backups, 'busy.zip')], place)).toMatchObject({ status: 0 });
    const restored = await opened(place);
    const { rows } = await restored.query<{ ledger: number[]; mirror: number[] }>(
      `select (select array_agg(n order by n) from test.ledger) as ledger, (select array_agg(n order by n) from test.mirror) as mirror`,
    );
    const ledger = rows[0]?.ledger ?? [];
    expect(ledger).toEqual(Array.from({ length: ledger.length }, (_, index) => index + 1));
    expect(rows[0]?.mirror).toEqual(ledger);
    expect(ledger.length).toBeGreaterThanOrEqual(before);
    await writing.query('drop schema test cascade');
  }, 120_000);

  it('is for its owner only, is never written over something, and names itself in a folder', async () => {
    expect((await stat(kept)).mode & 0o777).toBe(0o600);
    const before = await readFile(kept);
    const again = await arasta(['backup', kept]);
    expect([again.status, again.stderr]).toEqual([1, expect.stringContaining(`${kept} is there already`)]);
    expect((await readFile(kept)).equals(before)).toBe(true);
    const place = await mkdtemp(join(tmpdir(), 'arasta-backups-'));
    undo.push(() => rm(place, { recursive: true }));
    await writeFile(join(place, 'arasta-20200101T000000Z.zip'), 'old');
    await writeFile(join(place, 'arasta-20200102T000000Z.zip'), 'newer');
    await writeFile(join(place, 'other.zip'), 'not ours');
    expect(await arasta(['backup', place, '--keep', '2'])).toMatchObject({ status: 0 });
    const names = (await readdir(place)).sort();
    expect(names).toEqual([
      'arasta-20200102T000000Z.zip',
      expect.stringMatching(/^arasta-20\d{6}T\d{6}Z\.zip$/),
      'other.zip',
    ]);
  });

  it('lets one backup go on at a time', async () => {
    const client = await opened(folder.path);
    await client.query('select pg_advisory_lock($1)', [0x6261636b7570]);
    const second = await arasta(['backup', join(backups, 'second.zip')]);
    expect([second.status, second.stderr]).toEqual([1, 'Another backup of this database is under way.\n']);
    expect(await readdir(backups)).not.toContain('second.zip');
  });

  it('says when there is no room, and leaves nothing behind', async () => {
    const place = await mkdtemp(join(tmpdir(), 'arasta-backups-'));
    undo.push(() => rm(place, { recursive: true }));
    const command = `ulimit -f 256; exec "${process.execPath}" bin/arasta.js backup "${place}"`;
    const ran = await run('bash', ['-c', command], { ARASTA_DATA_DIR: folder.path });
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining(`There is no room left in ${place}`)]);
    expect(await readdir(place)).toEqual([]);
  });

  it('takes back what it began when it is stopped', async () => {
    const place = await mkdtemp(join(tmpdir(), 'arasta-backups-'));
    undo.push(() => rm(place, { recursive: true }));
    const running = await launch({ args: ['backup', place], env: { ARASTA_DATA_DIR: folder.path } });
    while ((await readdir(place)).length === 0) await sleep(5);
    running.child.kill('SIGTERM');
    expect(await running.ended()).toBe(1);
    expect(running.output()).toContain('Stopped.');
    expect(await readdir(place)).toEqual([]);
    const client = await opened(folder.path);
    expect((await client.query('select from pg_replication_slots')).rowCount).toBe(0);
  });

  it('is what the doctor asks for', async () => {
    const env = { ARASTA_ENV: 'production', ARASTA_SECRET_KEY: 'a1b2c3d4e5f6-backup-secret-0123456789' };
    const { stdout } = await arasta(['doctor'], folder.path, env);
    expect(stdout).toMatch(/^ {2}ok +backup +The last one was made 20\d\d-\d\d-\d\d$/m);
  });

  it('makes no shop where there is none', async () => {
    const place = await emptyPlace();
    const ran = await arasta(['backup', join(backups, 'none.zip')], place);
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining(`There is no shop in ${place}`)]);
    expect(await readdir(backups)).not.toContain('none.zip');
    expect(await filesIn(place)).toEqual({});
  });
});

describe('arasta restore', () => {
  let settled: Awaited<ReturnType<typeof dataFolder>>;

  beforeAll(async () => {
    settled = await dataFolder();
    // Under another key, which is said: what was signed before is lost then.
    const env = { ARASTA_DATA_DIR: settled.path, ARASTA_SECRET_KEY: 'another-key-another-key-another-key' };
    const ran = await run(process.execPath, ['bin/arasta.js', 'restore', kept], env);
    expect([ran.status, ran.stdout]).toEqual([0, expect.stringContaining('The shop had another secret key')]);
    expect(ran.stdout).toContain(`Restored to ${settled.path}`);
  });

  afterAll(() => settled.remove());

  it('has the same customers, orders and pictures, and the session of whoever was signed in', async () => {
    const place = settled.path;
    const [before, after] = [await contentOf(await opened(folder.path)), await contentOf(await opened(place))];
    const alike = 'customers orders order_items payments baskets products stock_levels addresses'.split(' ');
    for (const table of alike.filter((name) => name in before))
      expect([table, after[table]]).toEqual([table, before[table]]);
    expect(before['orders']).toMatch(/^1 /);
    expect(await readFile(join(place, PICTURE), 'utf8')).toBe('a lamp');
    for (const step of undo.splice(1).toReversed()) await step();
    const copy = await start({ env: { ARASTA_DATA_DIR: place } });
    undo.push(() => copy.stop());
    const { stdout } = await run('curl', ['-s', '-b', join(backups, 'cookies.txt'), `${copy.url}/users/orders/`]);
    expect(JSON.parse(stdout)).toMatchObject({ count: 1, results: [{ status: { value: '400' } }] });
  }, 120_000);

  it('verifies a backup and writes nothing', async () => {
    const place = await emptyPlace();
    const ran = await arasta(['restore', kept, '--dry-run'], place);
    expect([ran.status, ran.stdout]).toEqual([0, expect.stringMatching(/^The backup is whole: made 20/)]);
    expect(await filesIn(place)).toEqual({});
  });

  it('refuses a shop that is there, running or not, and with --replace keeps it beside', async () => {
    const running = await arasta(['restore', kept, '--replace']);
    expect([running.status, running.stderr]).toEqual([
      1,
      `The database in ${folder.path} is running. Stop the server first.\n`,
    ]);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    const place = settled.path;
    const client = await opened(place);
    await client.query(`update customers set first_name = 'Before' where id = 1`);
    for (const step of undo.splice(0).toReversed()) await step();
    const before = await filesIn(place);
    const refused = await arasta(['restore', kept], place);
    expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('There is a shop in')]);
    expect(await filesIn(place)).toEqual(before);
    const replaced = await arasta(['restore', kept, '--replace'], place);
    expect(replaced.status).toBe(0);
    const former = /kept in (\S+before-restore-\w+)\./.exec(replaced.stdout)?.[1] ?? '';
    const names = async (dataDir: string) => {
      const { rows } = await (
        await opened(dataDir)
      ).query<{ name: string }>('select first_name as name from customers where id = 1');
      return rows[0]?.name;
    };
    expect([await names(place), await names(former)]).toEqual(['Ada', 'Before']);
    expect(await readFile(join(former, PICTURE), 'utf8')).toBe('a lamp');
  }, 120_000);

  it('keeps the pictures of another disk there, and the rest in the data folder', async () => {
    const [place, disk] = [settled.path, await otherDisk()];
    undo.push(disk.remove);
    await rm(join(place, 'media'), { recursive: true });
    await symlink(disk.path, join(place, 'media'));
    await mkdir(join(disk.path, 'originals'));
    await writeFile(join(disk.path, 'originals/chair.webp'), 'a chair');
    const replaced = await arasta(['restore', kept, '--replace'], place);
    const media = (await readdir(disk.path)).find((name) => name.startsWith('before-restore-'));
    const former = (await readdir(place)).filter((name) => name.startsWith('before-restore-')).at(-1);
    const told = `${join(place, former ?? '')} and ${join(place, 'media', media ?? '')}`;
    expect([replaced.status, replaced.stdout]).toEqual([0, expect.stringContaining(`kept in ${told}.`)]);
    expect(await readFile(join(disk.path, media ?? '', 'originals/chair.webp'), 'utf8')).toBe('a chair');
    expect(await readFile(join(place, PICTURE), 'utf8')).toBe('a lamp');
    expect((await readdir(disk.path)).sort()).toEqual([media, 'originals']);
    const names = await readdir(place);
    expect(names.filter((name) => /^(moving|restoring)/.test(name))).toEqual([]);
    expect((await (await opened(place)).query('select from orders')).rowCount).toBe(1);
    await rm(join(place, 'media'));
  }, 120_000);

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length - 2000)],
    ['changed in the middle', (bytes: Buffer) => flipped(bytes, Math.floor(bytes.length / 2))],
    ['no archive', () => Buffer.from('no archive')],
  ])('refuses a backup that is %s, and changes nothing', async (_name, damage) => {
    const damaged = join(backups, 'damaged.zip');
    await writeFile(damaged, damage(await readFile(kept)));
    const place = await emptyPlace();
    for (const option of ['--replace', '--dry-run']) {
      const ran = await arasta(['restore', damaged, option], place);
      expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining('is no whole backup')]);
      expect(await filesIn(place)).toEqual({});
    }
  });

  it('leaves the old shop where it is when it is killed in the middle, and the next one tidies up', async () => {
    const place = settled.path;
    const before = await filesIn(join(place, 'postgres'));
    for (const until of ['postgres/base', 'postgres/postmaster.pid']) {
      const running = await launch({ args: ['restore', kept, '--replace'], env: { ARASTA_DATA_DIR: place } });
      await untilDraftHas(place, until);
      running.child.kill('SIGKILL');
      await running.ended();
      await untilNothingRunsOn(place);
      expect(await filesIn(join(place, 'postgres'))).toEqual(before);
    }
    expect(await arasta(['restore', kept], place)).toMatchObject({ status: 1 });
    expect((await readdir(place)).filter((name) => name.startsWith('restoring-'))).toEqual([]);
    const client = await opened(place);
    expect((await client.query('select from orders')).rowCount).toBe(1);
  }, 120_000);

  it('finishes what was cut off while the folders changed places', async () => {
    const place = settled.path;
    const moves = [
      { from: 'postgres', to: 'before-restore-x/postgres' },
      { from: 'restoring-x/postgres', to: 'postgres' },
    ];
    await mkdir(join(place, 'before-restore-x'));
    await run('mv', [join(place, 'postgres'), join(place, 'before-restore-x')]);
    await run('cp', ['-a', join(place, 'before-restore-x'), join(place, 'restoring-x')]);
    await writeFile(join(place, 'moving.json'), JSON.stringify(moves));
    expect((await arasta(['customer', 'show', 'user@example.com'], place)).status).toBe(0);
    expect((await readdir(place)).filter((name) => /moving|postgres$/.test(name))).toEqual(['postgres']);
    expect(await readdir(join(place, 'before-restore-x'))).toEqual(['postgres']);
  }, 120_000);
});
