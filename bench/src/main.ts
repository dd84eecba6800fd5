import { writeFile } from 'node:fs/promises';
import { catalogueGrowth } from './growth/catalogue.ts';
import { runGrowth } from './growth/growth.ts';
import { sessionGrowth } from './growth/sessions.ts';
import { runImport } from './importing/import.ts';
import { type Measured, measure } from './measure.ts';
import { operations } from './operations/index.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { report, type Results } from './report.ts';
import { startServers } from './servers.ts';
import { measureStart } from './start-size.ts';
import { surveyMachine } from './machine.ts';
import { measureCheckouts, WHOLE_CHECKOUTS, type WholeCheckouts } from './till/checkouts.ts';
import { openWorld, type World } from './world.ts';

/** `npm run bench`: each operation beside its ceiling, then start and size (README.md says how). */

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function runOperations(options: Options): Promise<void> {
  const asked = (name: string) => options.only.length === 0 || options.only.some((word) => name.includes(word));
  const chosen = operations.filter(({ name }) => asked(name));
  const buying = asked(WHOLE_CHECKOUTS);
  const needsCatalogue = buying || chosen.some((operation) => operation.needsCatalogue === true);
  const world = await openWorld(needsCatalogue ? Math.max(...options.sizes) : 0, progress);
  try {
    const plain = chosen.filter(({ needsBank }) => needsBank !== true);
    const paying = chosen.filter(({ needsBank }) => needsBank === true);
    const read = await measureAll(plain, { world, options, buying: null });
    const paid = await measureAll(paying, { world, options, buying });
    const measured = [...read.measured, ...paid.measured];
    const start = asked('start') ? await measureStart(world, progress) : null;
    const { checkouts } = paid;
    const machine = { ...surveyMachine(world.postgresVersion), quick: options.quick };
    await publish({ ...machine, measured, checkouts, idle: read.idle, start }, options);
  } finally {
    await world.close();
  }
}

interface Measuring {
  readonly world: World;
  readonly options: Options;
  /** Whether whole checkouts are measured too; null where the server has no bank. */
  readonly buying: boolean | null;
}

const NOTHING = { measured: [], idle: null, checkouts: null };
const IDLE_MS = 3000;

async function measureAll(chosen: typeof operations, { world, options, buying }: Measuring) {
  const { pace, profileTo } = options;
  if (chosen.length === 0 && buying !== true) return NOTHING;
  const servers = await startServers(world, profileTo, buying !== null);
  try {
    await new Promise((resume) => setTimeout(resume, IDLE_MS));
    const { rss: idle } = await servers.ours.usage();
    const measured: Measured[] = [];
    for (const operation of chosen) {
      progress(`Measuring: ${operation.name}`);
      measured.push(await measure(operation, { world, servers, pace }));
    }
    return { measured, idle, checkouts: buying === true ? await measureWhole({ world, servers, pace }) : null };
  } finally {
    await Promise.all([servers.ours.stop(), servers.ceilings.stop()]);
  }
}

function measureWhole(measuring: Parameters<typeof measureCheckouts>[0]): Promise<WholeCheckouts> {
  progress(`Measuring: ${WHOLE_CHECKOUTS}`);
  return measureCheckouts(measuring);
}

async function publish(results: Results, { out }: Options): Promise<void> {
  process.stdout.write(report(results));
  if (out !== null) await writeFile(out, `${JSON.stringify(results, null, 2)}\n`);
}

const runs = {
  operations: runOperations,
  growth: (options: Options) => runGrowth(catalogueGrowth, options, progress),
  sessions: (options: Options) => runGrowth(sessionGrowth, options, progress),
  import: (options: Options) => runImport(options, progress),
};

const options = readOptions(process.argv.slice(2));
if (options === null) process.stdout.write(`${USAGE}\n`);
else await runs[options.what](options);
