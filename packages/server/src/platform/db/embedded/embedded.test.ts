import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testFolder, valueOf, type TestFolder } from './embedded.support.ts';

const run = promisify(execFile);

let folder: TestFolder;

beforeEach(async () => {
  folder = await testFolder();
});

afterEach(async () => {
  await folder.dispose();
});

describe('a first start', () => {
  test('makes a database that only we can reach', async () => {
    const lines: string[] = [];
    const database = await folder.open({ progress: (line) => lines.push(line) });

    expect(database.owned).toBe(true);
    expect(database.connection).toMatchObject({ port: 5432, user: 'arasta', database: 'arasta' });
    expect(lines).toEqual(['Making the database …']);
    expect(await valueOf(database, 'show listen_addresses')).toBe('');
    expect((await stat(database.connection.host)).mode & 0o777).toBe(0o700);
    expect((await stat(join(folder.clusterDir, 'arasta.password'))).mode & 0o777).toBe(0o600);
    await expect(
      valueOf({ ...database, connection: { ...database.connection, password: 'no' } }, 'select 1'),
    ).rejects.toThrow('password authentication failed');
  });

  test('orders and folds text by ICU, and takes every letter for one', async () => {
    const database = await folder.open();

    const provider = 'select datlocprovider::text from pg_database where datname = current_database()';
    expect(await valueOf(database, provider)).toBe('i');
    await valueOf(database, 'create extension pg_trgm');
    expect(await valueOf(database, "select cardinality(show_trgm('ışık'))")).toBe(5);
  });

  test('runs PostgreSQL 15 too', async () => {
    const database = await folder.open({ version: 15 });

    expect(await valueOf(database, "select current_setting('server_version_num')::int / 10000")).toBe(15);
  });

  test('takes settings', async () => {
    const database = await folder.open({ settings: { fsync: 'off', work_mem: '7MB' } });

    expect(await valueOf(database, 'show work_mem')).toBe('7MB');
    expect(await valueOf(database, 'show fsync')).toBe('off');
  });
});

describe('a later start', () => {
  test('on a copied folder leaves the original alone', async () => {
    const first = await folder.open();
    await valueOf(first, 'create table kept as select 7 as number');
    await first.stop();
    const copied = `${folder.dataDir}-copy`;
    await cp(folder.dataDir, copied, { recursive: true, preserveTimestamps: true });
    if (process.getuid?.() === 0)
      await run('chown', ['-R', '--reference', folder.clusterDir, join(copied, 'postgres')]);

    const original = await folder.open();
    const copy = await folder.open({ dataDir: copied });

    expect(copy.connection.host).not.toBe(original.connection.host);
    await valueOf(copy, 'drop table kept');
    expect(await valueOf(original, 'select number from kept')).toBe(7);
  });

  test('finds what was written', async () => {
    const first = await folder.open();
    await valueOf(first, 'create table kept as select 7 as number');
    await first.stop();
    const lines: string[] = [];
    const second = await folder.open({ progress: (line) => lines.push(line) });

    expect(second.connection).toEqual(first.connection);
    expect(await valueOf(second, 'select number from kept')).toBe(7);
    expect(lines).toEqual([]);
  });

  test('is not misled by notes of processes that are gone', async () => {
    await (await folder.open()).stop();
    // A killed PostgreSQL, whose number another process (this one) has by now.
    const note = [process.pid, folder.clusterDir, 1, 5432, '/tmp/gone', '', '  1  1', 'ready', ''].join('\n');
    const gone = { pid: process.pid, start: 'long ago' };
    await writeFile(join(folder.clusterDir, 'postmaster.pid'), note);
    const runtime = { postmaster: gone, owner: gone, socketDir: '/tmp/gone', port: 5432, startedAt: '' };
    await writeFile(join(folder.dataDir, 'runtime.json'), JSON.stringify(runtime));
    await writeFile(join(folder.dataDir, 'postgres.lock'), JSON.stringify({ ...gone, nonce: 'x' }));

    const database = await folder.open();

    expect(database.owned).toBe(true);
    expect(await valueOf(database, 'select 1')).toBe(1);
  });

  test('begins anew where a first start was cut short', async () => {
    await mkdir(join(folder.dataDir, 'postgres.draft-1', 'cluster'), { recursive: true });
    const database = await folder.open();

    expect(await valueOf(database, 'select 1')).toBe(1);
    expect(await readdir(folder.dataDir)).toEqual(['postgres', 'postgres.log', 'runtime.json']);
  });
});

describe('a database that cannot be opened', () => {
  test('of another version is left alone, with the way out', async () => {
    await (await folder.open()).stop();
    await writeFile(join(folder.clusterDir, 'PG_VERSION'), '17\n');

    await expect(folder.open()).rejects.toThrow(/written by PostgreSQL 17, this is PostgreSQL 18.*ARASTA_DATA_DIR/);
    expect(await readFile(join(folder.clusterDir, 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  test('a folder of something else is left alone', async () => {
    await mkdir(folder.clusterDir, { recursive: true });

    await expect(folder.open()).rejects.toThrow('is not a database folder');
  });

  test('a data folder that cannot be made says so in one line', async () => {
    await writeFile(folder.dataDir, 'a file');

    await expect(folder.open()).rejects.toThrow(/cannot be opened: .*(EEXIST|ENOTDIR).* ARASTA_DATA_DIR/);
  });

  test("PostgreSQL's own reason is told", async () => {
    await (await folder.open()).stop();

    await expect(folder.open({ settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      /did not start: FATAL: invalid value for parameter "shared_buffers": "plenty".*postgres\.log/,
    );
  });
});
