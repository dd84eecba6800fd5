import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { BUILT_SHOP } from '../../server/src/features/shop/index.ts';
import { buildDemoShop } from '../../server/tests/support/demo.ts';

const MOST = 100_000;

it('has less than 100 KB of script in all, as it travels', async () => {
  await buildDemoShop();
  const scripts = (await readdir(join(BUILT_SHOP, 'assets'))).filter((name) => name.endsWith('.js'));
  const sizes = await Promise.all(
    scripts.map(async (name) => gzipSync(await readFile(join(BUILT_SHOP, 'assets', name)), { level: 9 }).length),
  );
  expect(scripts.length).toBeGreaterThan(5);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST);
});
