import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startProgram, withoutPassword } from './programs.ts';

it.each([
  ['postgres://ada:s%40fe@db:5433/shop', 'postgres://ada@db:5433/shop', 's@fe'],
  ['postgresql://ada@db/shop', 'postgresql://ada@db/shop', null],
  ['postgres://a:b@/shop?host=%2Frun%2Fpg&port=1', 'postgres://a@/shop?host=%2Frun%2Fpg&port=1', 'b'],
  ['postgres://db/shop?user=a&password=b', 'postgres://db/shop?user=a', 'b'],
  ['postgres://a:@db/shop?sslmode=no-verify&max=4', 'postgres://a@db/shop?sslmode=require', null],
  ['postgres://u:p@ss@host/db', 'postgres://u@host/db', 'p@ss'],
  ['postgres://u:p%40s%s:x y@host:5433/db', 'postgres://u@host:5433/db', 'p@s%s:x y'],
  ['postgres://a:b@%2Frun%2Fpg/shop', 'postgres://a@%2Frun%2Fpg/shop', 'b'],
  ['postgres://db', 'postgres://db', null],
  ['postgres:///shop?user=a', 'postgres:///shop?user=a', null],
])('of %s everybody may see %s', (address, url, password) => {
  expect(withoutPassword(address)).toEqual({ url, password });
});

it('names the version that is needed, and those that are there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'arasta-programs-'));
  const program = join(folder, 'pg_dump');
  await writeFile(program, '#!/bin/sh\necho "pg_dump (PostgreSQL) 14.2"\n');
  await chmod(program, 0o755);
  const call = { name: 'pg_dump' as const, major: 99, url: 'postgres://db/shop', args: [], env: { PATH: folder } };
  await expect(startProgram({ ...call, signal: new AbortController().signal })).rejects.toThrow(
    `pg_dump of PostgreSQL 99 is needed for this database, and is not here (${program} is of version 14.2). Install it (Debian: apt-get install postgresql-client-99), or have the folder of its programs in PATH.`,
  );
  await rm(folder, { recursive: true });
});
