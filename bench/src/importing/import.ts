import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Cluster, openCluster, type Progress, type Shop, temporaryFolder } from '../cluster.ts';
import { heading, type Machine, surveyMachine } from '../machine.ts';
import type { Options } from '../options.ts';
import { surroundings } from '../processes/child.ts';
import { fixed, table, verdict } from '../table.ts';
import { rowsOf, writeDefinitions, writeProducts } from './goods.ts';

interface Imported {
  readonly products: number;
  /** Products and variants. */
  readonly rows: number;
  /** Milliseconds, without what starting takes and the definitions. */
  readonly time: number;
  readonly perSecond: number;
  /** The most resident bytes of the process. */
  readonly peak: number;
}

/** "Constant" and "flat", as figures: a share of the smallest size's rows per second, times its memory. */
const LEAST_SHARE = 0.8;
const MOST_TIMES = 1.3;

/** `--import`: `arasta import` of files of several sizes, each into a shop of its own. */
export async function runImport(options: Options, progress: Progress): Promise<void> {
  const cluster = await openCluster(progress);
  const folder = await temporaryFolder();
  try {
    const imported: Imported[] = [];
    let postgresVersion = '';
    for (const products of options.sizes.toSorted((a, b) => a - b)) {
      const measured = await importInto(cluster, folder, { products, progress });
      imported.push(measured.imported);
      postgresVersion = measured.postgresVersion;
    }
    const results = { ...surveyMachine(postgresVersion), quick: options.quick, imported };
    process.stdout.write(report(results));
    if (options.out !== null) await writeFile(options.out, `${JSON.stringify(results, null, 2)}\n`);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await cluster.close();
  }
}

async function importInto(
  cluster: Cluster,
  folder: string,
  { products, progress }: { products: number; progress: Progress },
): Promise<{ imported: Imported; postgresVersion: string }> {
  const shop = await cluster.openShop(`import_${products}`);
  const [definitions, goods] = [join(folder, 'definitions.jsonl'), join(folder, 'goods.jsonl')];
  await writeDefinitions(definitions);
  await writeProducts(goods, products);
  progress(`Measuring: import of ${products} products`);
  await runCommand(shop, definitions);
  // What is all there already costs what starting does, and a look at the definitions.
  const start = await runCommand(shop, definitions);
  const whole = await runCommand(shop, goods);
  await rm(goods);
  const { rows } = await shop.database.pool.query<{ count: number }>('select count(*)::int from products');
  await shop.close();
  const expected = rowsOf(products + 1);
  if (rows[0]?.count !== expected) throw new Error(`There are ${rows[0]?.count ?? 0} rows, not ${expected}`);
  const time = whole.time - start.time;
  const made = rowsOf(products);
  const imported = { ...{ products, rows: made, time, peak: whole.peak }, perSecond: (made * 1000) / time };
  return { imported, postgresVersion: shop.postgresVersion };
}

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const PRELOADED = new URL('../processes/peak.ts', import.meta.url).href;

// The flags that the command gives itself: the process that is measured is then the one that imports.
const LEAN = ['--max-semi-space-size=4', '--heap-growing-percent=50'];

/** @throws Error with what the command said, unless it ended well */
async function runCommand(shop: Shop, file: string): Promise<{ time: number; peak: number }> {
  const peakFile = `${file}.peak`;
  const began = performance.now();
  const child = spawn(process.execPath, [...LEAN, '--import', PRELOADED, 'bin/arasta.js', 'import', file], {
    cwd: ROOT,
    env: { ...surroundings(), ...shop.env, PEAK_FILE: peakFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  await once(child, 'close');
  const time = performance.now() - began;
  if (child.exitCode !== 0) throw new Error(`arasta import failed:\n${said}`);
  return { time, peak: Number(await readFile(peakFile, 'utf8')) };
}

const MEGABYTE = 1_000_000;

function report(results: Machine & { readonly quick: boolean; readonly imported: readonly Imported[] }): string {
  const [first] = results.imported;
  const checked = results.imported.map((one) => ({
    ...one,
    share: one.perSecond / (first?.perSecond ?? 1),
    times: one.peak / (first?.peak ?? 1),
  }));
  const missed = checked.flatMap(({ products, share, times }) => [
    ...(share >= LEAST_SHARE
      ? []
      : [`${products} products: ${fixed(share, 2)} of the rows per second, target ${LEAST_SHARE}`]),
    ...(times <= MOST_TIMES ? [] : [`${products} products: ${fixed(times, 2)} times the memory, target ${MOST_TIMES}`]),
  ]);
  const head = ['products', 'with variants', 's', 'rows/s', 'share', 'at least', 'peak MB', 'times', 'at most'];
  const rows = checked.map(({ products, rows: made, time, perSecond, share, peak, times }) => [
    ...[products.toLocaleString('en'), made.toLocaleString('en'), fixed(time / 1000, 1), fixed(perSecond, 0)],
    ...[fixed(share, 2), String(LEAST_SHARE), fixed(peak / MEGABYTE, 0), fixed(times, 2), String(MOST_TIMES)],
  ]);
  return `${[heading(results), table(head, rows), verdict(missed)].join('\n\n')}\n`;
}
