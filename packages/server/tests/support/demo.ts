import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { compose } from '../../src/composition.ts';
import { seedDemo, seedStaff } from '../../src/demo/index.ts';
import { type Gallery, galleryOf, paintApart } from '../../src/demo/shop/gallery.ts';
import { loadPlaces } from '../../src/features/places/index.ts';
import { BUILT_SHOP } from '../../src/features/shop/index.ts';
import { pollChanges } from '../../src/platform/cache/index.ts';
import { systemClock } from '../../src/platform/clock/index.ts';
import { type Environment, loadConfig } from '../../src/platform/config/index.ts';
import { isRecord } from '../../src/platform/http/decoding/index.ts';
import { openShop, type ShopOptions, TEST_ENV, type TestShop } from './app.ts';
import { createTestDatabase, makeTemplate, type TestDatabase } from './database.ts';
import { CHECKOUT, freePort, run } from './process.ts';

const TEMPLATE = 'arasta_demo_template';

export interface DemoShop extends TestShop {
  /** Where it listens: `http://127.0.0.1:41234`. */
  readonly url: string;
}

/**
 * The server with the demo's data, as `npm start` gives it, listening. The data is loaded once for all test files of a
 * run and cloned for each. It goes by the real clock, as the browser does, unless another is given.
 */
export async function openDemoShop({
  env = {},
  outside = {},
}: Pick<ShopOptions, 'env' | 'outside'> = {}): Promise<DemoShop> {
  await makeTemplate(TEMPLATE, (database) => loadDemo(database, demoEnv()));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const shop = await openShop({
    database: await createTestDatabase(TEMPLATE),
    env: { ...demoEnv(), PUBLIC_URL: url, ...env },
    outside: { clock: systemClock, ...outside },
  });
  const poller = pollChanges(shop.deps.changes, () => undefined);
  await shop.app.listen({ host: '127.0.0.1', port });
  return {
    ...shop,
    url,
    close: async () => {
      poller.stop();
      await shop.close();
    },
  };
}

/** Builds the pages of the demo shop where their sources changed. @throws Error with what the build said */
export async function buildDemoShop(): Promise<void> {
  await run(process.execPath, ['scripts/build-shop.mjs']);
  const failure = join(BUILT_SHOP, 'failure.txt');
  if (existsSync(failure)) throw new Error(await readFile(failure, 'utf8'));
}

function demoEnv(): Environment {
  const mediaDir = join(inject('sharedFolder'), 'demo-pictures');
  // Its own address is known only once it listens: what is loaded before names none.
  const development = { ARASTA_ENV: 'development', PUBLIC_URL: 'http://127.0.0.1' };
  return { ...TEST_ENV, ...development, ARASTA_SHOP: 'on', ARASTA_MEDIA_DIR: mediaDir };
}

async function loadDemo({ db }: TestDatabase, env: Environment): Promise<void> {
  const deps = compose({ config: loadConfig(env), db });
  await loadPlaces(db);
  await seedStaff(deps, () => undefined);
  await seedDemo(deps, () => undefined, paintOnce);
}

const CACHE = join(CHECKOUT, 'node_modules', '.cache', 'arasta-demo-pictures');
const SERVER = join(CHECKOUT, 'packages', 'server', 'src');
const DRAWN_BY = ['demo', 'features/media', 'platform/images'].map((folder) => join(SERVER, folder));

/** Drawing takes longer than all the rest: what was drawn by these very sources is taken from the last run. */
async function paintOnce(folder: string): Promise<Gallery> {
  const kept = join(CACHE, await hashOf(DRAWN_BY));
  if (!existsSync(kept)) {
    const draft = `${kept}.${process.pid}`;
    const paths = await paintApart(join(draft, 'media'), () => undefined);
    await writeFile(join(draft, 'paths.json'), JSON.stringify(Object.fromEntries(paths)));
    await rename(draft, kept);
  }
  await cp(join(kept, 'media'), folder, { recursive: true });
  const paths: unknown = JSON.parse(await readFile(join(kept, 'paths.json'), 'utf8'));
  return galleryOf(new Map(Object.entries(isRecord(paths) ? paths : {}).map(([key, path]) => [key, String(path)])));
}

async function hashOf(folders: readonly string[]): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of folders) {
    const names = (await readdir(folder, { recursive: true })).filter((name) => /(?<!\.test)\.ts$/.test(name)).sort();
    for (const name of names) hash.update(`${name}\0`).update(await readFile(join(folder, name)));
  }
  return hash.digest('hex').slice(0, 32);
}
