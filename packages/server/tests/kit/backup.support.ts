import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { compose } from '../../src/composition.ts';
import { openShopDatabase, prepareDatabase, withDataDir } from '../../src/database.ts';
import { seedDemo } from '../../src/demo/index.ts';
import { allDrawings } from '../../src/demo/shop/drawings.ts';
import { galleryOf } from '../../src/demo/shop/gallery.ts';
import { systemClock } from '../../src/platform/clock/index.ts';
import { loadConfig } from '../../src/platform/config/index.ts';
import { openEmbeddedPostgres } from '../../src/platform/db/embedded/index.ts';
import { openDatabase } from '../../src/platform/db/index.ts';
import { systemRandom } from '../../src/platform/random/index.ts';
import { main } from '../../../cli/src/main.ts';
import { CHECKOUT, cleanEnv, postgresOn, type Ran } from '../support/process.ts';

/** What the tests of backups do and look at. */

/** Runs a command in this process, which spares the start of one; `run` shows that it is the same in its own. */
export async function command(args: string[], env: Record<string, string>): Promise<Ran> {
  const ran = { stdout: '', stderr: '' };
  const status = await main(args, {
    print: (text) => (ran.stdout += text),
    complain: (text) => (ran.stderr += text),
    env: { ...cleanEnv(), ...env },
    readLine: () => Promise.resolve(null),
    untilStopped: () => new Promise(() => undefined),
  });
  return { status, ...ran };
}

/** A shop as `npm start` makes it, but for the pictures: drawing them takes longer than all the rest. */
export async function seedWithoutPictures(dataDir: string): Promise<void> {
  const given = loadConfig({ ARASTA_ENV: 'development', ARASTA_DATA_DIR: dataDir });
  const surroundings = { clock: systemClock, random: systemRandom(), progress: () => undefined };
  const config = await withDataDir(given, surroundings.random);
  const database = await openShopDatabase(config, surroundings);
  await prepareDatabase(database, surroundings.progress);
  const open = openDatabase({ connection: database.connection, poolSize: 2, prepare: false });
  const paths = new Map(allDrawings().map(({ key }, index) => [key, `demo/${index}.webp`]));
  await seedDemo(compose({ config, db: open.db }), surroundings.progress, () => Promise.resolve(galleryOf(paths)));
  await open.close();
  await database.embedded?.stop();
}

/** A folder on another disk than temporary ones, where the machine has one; and its removal. */
export async function otherDisk(): Promise<{ path: string; remove: () => Promise<void> }> {
  const here = (await stat(tmpdir())).dev;
  const devices = await Promise.all(
    ['/dev/shm', '/run', CHECKOUT].map(async (path) => ({ path, dev: (await stat(path).catch(() => null))?.dev })),
  );
  const place = devices.find(({ dev }) => dev !== undefined && dev !== here)?.path ?? tmpdir();
  const path = await mkdtemp(join(place, 'arasta-kit-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A connection to the embedded database of a folder, which is started for it if need be. */
export async function connectTo(dataDir: string): Promise<{ client: pg.Client; close: () => Promise<void> }> {
  const embedded = await openEmbeddedPostgres({ dataDir, checkoutDir: CHECKOUT, now: () => new Date() });
  const client = new pg.Client(embedded.connection);
  client.on('error', () => undefined);
  await client.connect();
  const close = async () => {
    await client.end();
    await embedded.stop();
  };
  return { client, close };
}

/** Rows and a digest of each table. */
export async function contentOf(client: pg.Client): Promise<Record<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  const content: Record<string, string> = {};
  for (const { name } of tables) {
    const { rows } = await client.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as sum from public.${name} t`,
    );
    content[name] = rows[0]?.sum ?? '';
  }
  return content;
}

/** Every file of a folder with its content's digest, but for what comes and goes around a running database. */
export async function filesIn(dataDir: string): Promise<Record<string, string>> {
  const names = await readdir(dataDir, { recursive: true }).catch(() => []);
  const files: Record<string, string> = {};
  for (const name of names.sort()) {
    const path = join(dataDir, name);
    if (!(await stat(path)).isFile()) continue;
    files[name] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
  }
  return files;
}

export function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt8(copy.readUInt8(at) ^ 0xff, at);
  return copy;
}

export async function untilDraftHas(place: string, path: string): Promise<void> {
  for (;;) {
    const draft = (await readdir(place)).find((name) => name.startsWith('restoring-'));
    if (draft !== undefined && (await stat(join(place, draft, path)).catch(() => null)) !== null) return;
    await sleep(5);
  }
}

export async function untilNothingRunsOn(place: string): Promise<void> {
  for (let tries = 0; (await postgresOn(place)).length > 0; tries++) {
    if (tries > 200) throw new Error('PostgreSQL is still there');
    await sleep(50);
  }
}

/** Fills two tables at once, each transaction both, until it is told to stop; fulfils when it is well under way. */
export async function startWriting(client: pg.Client) {
  await client.query('create schema if not exists test; create table test.ledger (n integer primary key, pad text)');
  await client.query('create table test.mirror (n integer primary key)');
  const state = { written: 0, stop: false };
  const writer = (async () => {
    for (let n = 1; !state.stop; n++) {
      await client.query('begin');
      await client.query(`insert into test.ledger values ($1, repeat(md5($2), 40))`, [n, String(n)]);
      await client.query('insert into test.mirror values ($1)', [n]);
      await client.query('commit');
      state.written = n;
    }
  })();
  const untilWritten = async (count: number) => {
    while (state.written < count) await sleep(10);
  };
  await untilWritten(200);
  const stop = () => {
    state.stop = true;
    return writer;
  };
  return { written: () => state.written, untilWritten, stop };
}
