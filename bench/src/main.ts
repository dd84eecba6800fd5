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
import { openWorld, type World } from './world.ts';

/** `npm run bench`: each operation beside its ceiling, then start and size (README.md says how). */

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function runOperations(options: Options): Promise<void> {
  const asked = (name: string) => options.only.length === 0 || options.only.some((word) => name.includes(word));
  const chosen = operations.filter(({ name }) => asked(name));
  const needsCatalogue = chosen.some((operation) => operation.needsCatalogue === true);
  const world = await openWorld(needsCatalogue ? Math.max(...options.sizes) : 0, progress);
  try {
    const { measured, idle } = chosen.length === 0 ? NOTHING : await measureAll(chosen, world, options);
    const start = asked('start') ? await measureStart(world, progress) : null;
    await publish({ ...surveyMachine(world.postgresVersion), quick: options.quick, measured, idle, start }, options);
  } finally {
    await world.close();
  }
}

const NOTHING = { measured: [], idle: null };
const IDLE_MS = 3000;

async function measureAll(chosen: typeof operations, world: World, options: Options) {
  const servers = await startServers(world, options.profileTo);
  try {
    await new Promise((resume) => setTimeout(resume, IDLE_MS));
    const { rss: idle } = await servers.ours.usage();
    const measured: Measured[] = [];
    for (const operation of chosen) {
      progress(`Measuring: ${operation.name}`);
      measured.push(await measure(operation, { world, servers, pace: options.pace }));
    }
    return { measured, idle };
  } finally {
    await Promise.all([servers.ours.stop(), servers.ceilings.stop()]);
  }
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
