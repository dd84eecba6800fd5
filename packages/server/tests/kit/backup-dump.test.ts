import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../src/platform/db/embedded/index.ts';
import { CHECKOUT, dataFolder, type Ran, run } from '../support/process.ts';

/** Backups of a shop whose database is a PostgreSQL of its own, here one of version 15. */

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

function arasta(args: string[], database: string, env: Record<string, string> = {}): Promise<Ran> {
  const { user, password, host, port } = postgres.connection;
  return run(process.execPath, ['bin/arasta.js', ...args], {
    DATABASE_URL: `postgres://${user}:${password}@/${database}?host=${encodeURIComponent(host)}&port=${port}`,
    ...{ ARASTA_ENV: 'test', ARASTA_SECRET_KEY: SECRET, ARASTA_MEDIA_DIR: join(place, `media-${database}`), ...env },
  });
}

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
    const restored = await arasta(['restore', kept()], 'other');
    expect([restored.status, restored.stdout]).toEqual([0, expect.stringContaining('Restored to other')]);
    expect(await query('other', 'select hits from rate_limits')).toEqual([{ hits: 7 }]);
    const count = 'select count(*) from townships';
    expect(await query('other', count)).toEqual(await query('shop', count));
    expect(await readFile(join(place, 'media-other/originals/lamp.webp'), 'utf8')).toBe('a lamp');
    expect((await arasta(['migrate'], 'other')).stdout).toBe('The database is up to date.\n');
  }, 120_000);

  it('changes nothing when the backup is damaged', async () => {
    const bytes = await readFile(kept());
    bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 0xff, bytes.length >> 1);
    await writeFile(join(place, 'damaged.zip'), bytes);
    await query('postgres', 'create database third');
    const ran = await arasta(['restore', join(place, 'damaged.zip')], 'third');
    expect([ran.status, ran.stderr]).toEqual([1, expect.stringContaining('is no whole backup')]);
    expect(await query('third', `select count(*)::int as tables from pg_tables where schemaname = 'public'`)).toEqual([
      { tables: 0 },
    ]);
    expect(await readdir(join(place, 'media-third')).catch(() => [])).toEqual([]);
  });

  it('is for the database it was made of: each kind says where it goes', async () => {
    const { status, stderr } = await run(process.execPath, ['bin/arasta.js', 'restore', kept()], {
      ARASTA_DATA_DIR: join(place, 'embedded'),
    });
    expect([status, stderr]).toEqual([1, expect.stringContaining('name an empty one of PostgreSQL 15')]);
    expect(await readdir(place)).not.toContain('embedded');
  });
});
