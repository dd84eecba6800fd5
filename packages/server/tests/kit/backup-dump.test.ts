import { chown, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { restoreBackup } from '../../src/backup/index.ts';
import { systemClock } from '../../src/platform/clock/index.ts';
import { loadConfig } from '../../src/platform/config/index.ts';
import { systemRandom } from '../../src/platform/random/index.ts';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../src/platform/db/embedded/index.ts';
import { command, filesIn } from './backup.support.ts';
import { CHECKOUT, dataFolder, launch, type Ran, run } from '../support/process.ts';

/** Backups of a shop whose database is a PostgreSQL of its own, here one of version 15. */

const WAIT = { timeout: 60_000, interval: 50 };
const SECRET = 'a1b2c3d4e5f6-dump-secret-0123456789-xyz';
const version = /\) (\d+)/.exec((await run('pg_dump', ['--version'])).stdout)?.[1];

let postgres: EmbeddedPostgres;
let folder: Awaited<ReturnType<typeof dataFolder>>;
let place: string;

beforeAll(async () => {
  folder = await dataFolder();
  place = await mkdtemp(join(tmpdir(), 'arasta-dumps-'));
  const options = { dataDir: folder.path, checkoutDir: CHECKOUT, version: 15 as const, now: () => new Date() };
  postgres = await openEmbeddedPostgres({ ...options, settings: { fsync: 'off' } });
  for (const name of ['shop', 'other']) await query('postgres', `create database ${name}`);
}, 120_000);

afterAll(async () => {
  await postgres.stop();
  await folder.remove();
  await rm(place, { recursive: true });
});

async function query(database: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...postgres.connection, database });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

function environment(database: string, media = `media-${database}`): Record<string, string> {
  const { user, password, host, port } = postgres.connection;
  return {
    DATABASE_URL: `postgres://${user}:${password}@/${database}?host=${encodeURIComponent(host)}&port=${port}`,
    ...{ ARASTA_ENV: 'test', ARASTA_SECRET_KEY: SECRET, ARASTA_MEDIA_DIR: join(place, media) },
  };
}

function arasta(args: string[], ...where: Parameters<typeof environment>): Promise<Ran> {
  return command(args, environment(...where));
}

/** A database for a restore to go into, and pictures of a shop beside it. */
async function withChair(database: string): Promise<string> {
  await query('postgres', `create database ${database}`);
  const media = join(place, `media-${database}`);
  await mkdir(join(media, 'originals'), { recursive: true });
  await writeFile(join(media, 'originals/chair.webp'), 'a chair');
  return media;
}

const tablesOf = async (database: string) =>
  (await query(database, `select count(*)::int as n from pg_tables where schemaname = 'public'`))[0]?.['n'];

describe.skipIf(version !== '15')('with pg_dump 15 (skipped where it is another, or none)', () => {
  const kept = () => join(place, 'kept.zip');

  it('goes into an empty database, and into no other', async () => {
    await arasta(['migrate'], 'shop');
    await mkdir(join(place, 'media-shop/originals'), { recursive: true });
    await writeFile(join(place, 'media-shop/originals/lamp.webp'), 'a lamp');
    await query('shop', `insert into rate_limits values ('\\x01', 7, now())`);
    const backup = await arasta(['backup', kept()], 'shop');
    expect([backup.status, backup.stdout]).toEqual([0, expect.stringContaining('The secret key is not in it')]);
    const occupied = await arasta(['restore', kept(), '--replace'], 'shop');
    expect([occupied.status, occupied.stderr]).toEqual([1, expect.stringContaining('The database shop is not empty')]);
    const media = join(place, 'media-other');
    await mkdir(media);
    if (process.getuid?.() === 0) await chown(media, 65_534, 65_534);
    const restored = await run(process.execPath, ['bin/arasta.js', 'restore', kept()], environment('other'));
    expect([restored.status, restored.stdout]).toEqual([0, expect.stringContaining('Restored to other')]);
    expect(await query('other', 'select hits from rate_limits')).toEqual([{ hits: 7 }]);
    const count = 'select count(*) from townships';
    expect(await query('other', count)).toEqual(await query('shop', count));
    expect(await readFile(join(place, 'media-other/originals/lamp.webp'), 'utf8')).toBe('a lamp');
    const { uid, gid } = await stat(media);
    for (const path of ['originals', 'originals/lamp.webp'])
      expect(await stat(join(media, path))).toMatchObject({ uid, gid });
    expect(await readdir(media)).toEqual(['originals']);
    expect((await arasta(['migrate'], 'other')).stdout).toBe('The database is up to date.\n');
  }, 120_000);

  it('changes nothing when the backup is damaged', async () => {
    const bytes = await readFile(kept());
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 0xff, bytes.length >> 1);
    await writeFile(join(place, 'damaged.zip'), bytes);
    await query('postgres', 'create database third');
    const ran = await arasta(['restore', join(place, 'damaged.zip')], 'third');
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining('is no whole backup')]);
    expect(await tablesOf('third')).toBe(0);
    expect(await readdir(join(place, 'media-third')).catch(() => [])).toEqual([]);
  });

  it('stops where it is while the backup is still read, and changes nothing', async () => {
    const media = await withChair('stopped');
    const stop = new AbortController();
    const seen = { done: 0, total: 0 };
    const stopped = restoreBackup({
      ...{ config: loadConfig(environment('stopped')), env: process.env, clock: systemClock, random: systemRandom() },
      ...{ file: kept(), replace: true, signal: stop.signal, progress: () => undefined },
      onStep: (done, total) => {
        Object.assign(seen, { done, total });
        if (done > 'a lamp'.length) stop.abort(new Error('Stopped. Nothing was changed.'));
      },
    });
    await expect(stopped).rejects.toThrow('Stopped. Nothing was changed.');
    expect(seen.done).toBeLessThan(seen.total);
    expect(await tablesOf('stopped')).toBe(0);
    expect(Object.keys(await filesIn(media))).toEqual(['originals/chair.webp']);
    expect(await readdir(media)).toEqual(['originals']);
  });

  it('leaves the pictures when it is killed while the database is filled, and the next one tidies up', async () => {
    const media = await withChair('killed');
    const holder = new pg.Client({ ...postgres.connection, database: 'killed' });
    await holder.connect();
    await holder.query(`create function held() returns event_trigger language plpgsql as
      $$ begin perform pg_advisory_lock(77); end $$`);
    await holder.query('create event trigger held on ddl_command_start execute function held()');
    await holder.query('select pg_advisory_lock(77)');
    const running = await launch({ args: ['restore', kept(), '--replace'], env: environment('killed') });
    const waiting = `from pg_stat_activity where datname = 'killed' and wait_event = 'advisory'`;
    await vi.waitFor(async () => expect(await query('postgres', `select ${waiting}`)).toHaveLength(1), WAIT);
    running.child.kill('SIGKILL');
    await running.ended();
    await query('postgres', `select pg_terminate_backend(pid) ${waiting}`);
    await holder.end();
    expect(await readdir(join(media, 'originals'))).toEqual(['chair.webp']);
    expect((await readdir(media)).filter((name) => name.startsWith('restoring-'))).toHaveLength(1);
    await query('postgres', 'create database again');
    const again = await arasta(['restore', kept(), '--replace'], 'again', 'media-killed');
    expect([again.status, again.stdout]).toEqual([0, expect.stringContaining(`kept in ${media}/before-restore-`)]);
    expect((await readdir(media)).sort()).toEqual([expect.stringMatching(/^before-restore-\w+$/), 'originals']);
    expect(await readdir(join(media, 'originals'))).toEqual(['lamp.webp']);
  }, 120_000);

  it('leaves the pictures when the database cannot be brought up to date', async () => {
    await query('postgres', 'create database older template shop');
    await query('older', 'delete from schema_migrations where id > (select min(id) from schema_migrations)');
    expect(await arasta(['backup', join(place, 'older.zip')], 'older')).toMatchObject({ status: 0 });
    const media = await withChair('newer');
    const ran = await arasta(['restore', join(place, 'older.zip'), '--replace'], 'newer');
    const told = 'The pictures are as they were. The database newer holds the backup (drop it before you try again)';
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining(told)]);
    expect(Object.keys(await filesIn(media))).toEqual(['originals/chair.webp']);
    expect(await readdir(media)).toEqual(['originals']);
    expect(await query('newer', 'select hits from rate_limits')).toEqual([{ hits: 7 }]);
  }, 120_000);

  it('is for the database it was made of: each kind says where it goes', async () => {
    const { status, stderr } = await run(process.execPath, ['bin/arasta.js', 'restore', kept()], {
      ARASTA_DATA_DIR: join(place, 'embedded'),
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining('name an empty one of PostgreSQL 15')]);
    expect(await readdir(place)).not.toContain('embedded');
  });
});
