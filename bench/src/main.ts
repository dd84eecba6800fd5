import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Measured, measure, type Servers } from './measure.ts';
import { operations } from './operations.ts';
import { type Options, readOptions, USAGE } from './options.ts';
import { startChild } from './processes/child.ts';
import { report, type Results } from './report.ts';
import { measureStart } from './start-size.ts';
import { surveyMachine } from './machine.ts';
import { openWorld, type World } from './world.ts';

/** `npm run bench`: each operation beside its ceiling, then start and size (README.md says how). */

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}

async function run(options: Options): Promise<void> {
  const asked = (name: string) => options.only.length === 0 || options.only.some((word) => name.includes(word));
  const world = await openWorld(progress);
  try {
    const chosen = operations.filter(({ name }) => asked(name));
    const { measured, idle } = chosen.length === 0 ? NOTHING : await measureAll(chosen, world, options);
    const start = asked('start') ? await measureStart(world, progress) : null;
    await publish({ ...surveyMachine(world), quick: options.quick, measured, idle, start }, options);
  } finally {
    await world.close();
  }
}

const NOTHING = { measured: [], idle: null };
const IDLE_MS = 3000;

async function measureAll(chosen: typeof operations, world: World, options: Options) {
  const servers = await startServers(world, options);
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

async function startServers(world: World, { profileTo }: Options): Promise<Servers> {
  const { env, databaseUrl, hashConcurrency, password, passwordHash } = world;
  // The cache of compiled code that bin/arasta.js keeps.
  const NODE_COMPILE_CACHE = fileURLToPath(new URL('../../node_modules/.cache/arasta', import.meta.url));
  const ours = startChild({
    file: new URL('processes/arasta.ts', import.meta.url),
    env: { ...env, NODE_COMPILE_CACHE },
    profileTo,
  });
  const ceilings = startChild({
    file: new URL('processes/ceilings.ts', import.meta.url),
    env: {
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      POOL_SIZE: '10',
      HASH_CONCURRENCY: String(hashConcurrency),
      PASSWORD: password,
      PASSWORD_HASH: passwordHash,
    },
    profileTo,
  });
  const url = await ours.ask({ kind: 'address' });
  if (typeof url !== 'string') throw new TypeError('Our server has no address');
  return { ours, url, ceilings };
}

async function publish(results: Results, { out }: Options): Promise<void> {
  process.stdout.write(report(results));
  if (out !== null) await writeFile(out, `${JSON.stringify(results, null, 2)}\n`);
}

const options = readOptions(process.argv.slice(2));
if (options === null) process.stdout.write(`${USAGE}\n`);
else await run(options);
