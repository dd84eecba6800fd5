import { once } from 'node:events';
import { readdir, rename, rm } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { testFolder, valueOf, type TestFolder } from './embedded.support.ts';
import { commandOf, identify, signal, waitUntilGone } from './processes.ts';

let folder: TestFolder;

beforeAll(async () => {
  folder = await testFolder();
});

afterEach(async () => {
  await folder.quiet();
});

afterAll(async () => {
  await folder.dispose();
});

// The first test makes the database, the others find it.
describe('two processes on one folder', () => {
  test('starting a fresh one at once both come up, and one owns it', async () => {
    const others = await Promise.all([folder.openElsewhere(), folder.openElsewhere(), folder.openElsewhere()]);

    expect(others.filter(({ owned }) => owned)).toHaveLength(1);
    expect(new Set(others.map(({ host }) => host)).size).toBe(1);
  });

  test('the second attaches, and leaves the database running', async () => {
    const database = await folder.open();
    const other = await folder.openElsewhere();

    expect(other.owned).toBe(false);
    expect(other.host).toBe(database.connection.host);
    await other.finish();
    expect(await valueOf(database, 'select 1')).toBe(1);
  });

  test('one that attached starts it again when its owner has stopped it', async () => {
    const other = await folder.openElsewhere();
    const database = await folder.open();
    expect(database.owned).toBe(false);
    await other.finish();

    await database.ensure();

    expect(database.owned).toBe(true);
    expect(await valueOf(database, 'select 1')).toBe(1);
  });
});

describe('one whose socket is hidden from us', () => {
  test('is left to the process that tends it', async () => {
    const other = await folder.openElsewhere();
    const before = await folder.postmaster();
    const hidden = `${other.host}-hidden`;
    await rename(other.host, hidden);

    const refused = folder.open();
    await expect(refused).rejects.toThrow(
      `The database is in use by process ${other.child.pid}, and its socket in ${other.host} cannot be seen from here. Set TMPDIR`,
    );
    expect(await folder.postmaster()).toEqual(before);

    await rename(hidden, other.host);
    const database = await folder.open();
    expect(database.owned).toBe(false);
    expect(await valueOf(database, 'select 1')).toBe(1);
  });
});

describe('a killed owner', () => {
  test('leaves no PostgreSQL', async () => {
    const other = await folder.openElsewhere();
    const postmaster = await folder.postmaster();
    other.child.kill('SIGKILL');

    expect(await waitUntilGone(postmaster, 20_000)).toBe(true);
  });

  test('is followed at once by another', async () => {
    const other = await folder.openElsewhere();
    other.child.kill('SIGKILL');
    const database = await folder.open();

    expect(database.owned).toBe(true);
    expect(await valueOf(database, 'select 1')).toBe(1);
  });

  test.runIf(process.platform === 'linux')(
    'with its supervisor killed as well leaves one that the next start replaces',
    async () => {
      const other = await folder.openElsewhere();
      const orphan = await folder.postmaster();
      for (const pid of await supervisorsOf(folder.clusterDir)) signal(pid, 'SIGKILL');
      const exit = once(other.child, 'exit');
      other.child.kill('SIGKILL');
      // Until it is gone the database is its own, and nobody stops it for others.
      await exit;
      const database = await folder.open();

      expect(database.owned).toBe(true);
      expect(await identify(orphan.pid)).not.toEqual(orphan);
      expect(await valueOf(database, 'select 1')).toBe(1);
    },
  );
});

describe('ensure', () => {
  test('starts a killed PostgreSQL again, once for all who ask, with what was written', async () => {
    const database = await folder.open();
    await valueOf(database, 'create table kept as select 7 as number');
    const killed = await folder.postmaster();
    signal(killed.pid, 'SIGKILL');
    await waitUntilGone(killed, 20_000);

    await Promise.all([database.ensure(), database.ensure(), database.ensure()]);

    expect(database.owned).toBe(true);
    expect(await valueOf(database, 'select number from kept')).toBe(7);
    const revived = await folder.postmaster();
    await database.stop();
    expect(await waitUntilGone(revived, 0)).toBe(true);
  });

  test('does nothing to one that runs', async () => {
    const database = await folder.open();
    const before = await folder.postmaster();
    await database.ensure();

    expect(await folder.postmaster()).toEqual(before);
    expect(database.owned).toBe(true);
  });

  test('restarts one whose socket was cleaned away, in the same place', async () => {
    const database = await folder.open();
    const before = database.connection;
    await rm(before.host, { recursive: true });

    await database.ensure();

    expect(database.connection).toEqual(before);
    expect(await valueOf(database, 'select 1')).toBe(1);
  });

  test('refuses after stop', async () => {
    const database = await folder.open();
    await database.stop();

    await expect(database.ensure()).rejects.toThrow('was stopped');
  });
});

describe('stop', () => {
  test.runIf(process.platform === 'linux')('works when the supervisor was killed', async () => {
    const database = await folder.open();
    const postmaster = await folder.postmaster();
    for (const pid of await supervisorsOf(folder.clusterDir)) signal(pid, 'SIGKILL');
    await database.stop();

    expect(await waitUntilGone(postmaster, 0)).toBe(true);
  });
});

async function supervisorsOf(clusterDir: string): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const commands = await Promise.all(pids.map(async (pid) => ({ pid, command: await commandOf(pid) })));
  return commands
    .filter(({ command }) => command.startsWith('/bin/sh') && command.includes(clusterDir))
    .map(({ pid }) => pid);
}
