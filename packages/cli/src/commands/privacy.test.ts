import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { useCommandLine } from './command-line.support.ts';

/** A person's archive by the command line, on an empty PostgreSQL of its own. */

const shop = useCommandLine('privacy');

it('is written to a file that was not there, never over one that was', async () => {
  const names = ['--first-name', 'Ada', '--last-name', 'Example'];
  expect((await shop.run('customer', 'create', 'ada@example.org', ...names)).status).toBe(0);
  const [taken, free] = [join(shop.folder, 'taken.zip'), join(shop.folder, 'free.zip')];
  await writeFile(taken, 'something else');
  const write = (file: string) => shop.run('privacy', 'export', 'ada@example.org', '--output', file);
  const refused = await write(taken);
  expect([refused.status, refused.out]).toEqual([1, '']);
  expect(refused.err).toBe(`${taken} is there already. Name another file with --output.\n`);
  expect(await readFile(taken, 'utf8')).toBe('something else');
  expect(await write(free)).toMatchObject({ status: 0, out: `Written to ${free}.\n` });
  expect((await readFile(free)).subarray(0, 2).toString()).toBe('PK');
});
