import { writeFile } from 'node:fs/promises';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { fillCatalogue } from '../catalogue/fill.ts';
import { type Cluster, openCluster, type Progress, type Shop } from '../cluster.ts';
import { runLoad } from '../load.ts';
import { surveyMachine } from '../machine.ts';
import { median } from '../numbers.ts';
import type { Pace } from '../measure.ts';
import type { Options } from '../options.ts';
import { type OurServer, startOurs } from '../servers.ts';
import { growthReport } from './report.ts';
import { type Work, works } from './works.ts';

/** One size: a shop of its own in the same PostgreSQL, and a server of its own. */
interface Stage {
  readonly shop: Shop;
  readonly catalogue: Catalogue;
  readonly server: OurServer;
}

export interface Grown {
  readonly work: string;
  /** By size, in the order of the sizes. */
  readonly at: readonly {
    readonly products: number;
    /** Milliseconds: the median of the medians of the rounds. */
    readonly median: number;
    /** Times the smallest size: the median, least and most of the rounds. */
    readonly times: { readonly median: number; readonly least: number; readonly most: number };
    readonly limit: number | null;
    readonly wrong: number;
  }[];
}

/** `--growth`: the same cold reads at several sizes, the sizes taking turns. */
export async function runGrowth(options: Options, progress: Progress): Promise<void> {
  const cluster = await openCluster(progress);
  const stages: Stage[] = [];
  try {
    for (const products of options.sizes.toSorted((a, b) => a - b)) {
      stages.push(await openStage(cluster, products, { profileTo: options.profileTo, progress }));
    }
    const grown: Grown[] = [];
    for (const work of works.filter(({ name }) => isAsked(name, options.only))) {
      progress(`Measuring: ${work.name}`);
      grown.push(await measureGrowth(work, stages, options.pace));
    }
    const results = { ...surveyMachine(stages[0]?.shop.postgresVersion ?? ''), quick: options.quick, grown };
    process.stdout.write(growthReport(results));
    if (options.out !== null) await writeFile(options.out, `${JSON.stringify(results, null, 2)}\n`);
  } finally {
    for (const { server, shop } of stages) {
      await server.child.stop();
      await shop.close();
    }
    await cluster.close();
  }
}

function isAsked(name: string, only: readonly string[]): boolean {
  return only.length === 0 || only.some((word) => name.includes(word));
}

// The least that can be set: what a process keeps is gone long before the same is asked for again.
const SMALLEST_CACHE = { CACHE_MB: '1' };

async function openStage(
  cluster: Cluster,
  products: number,
  { profileTo, progress }: { profileTo: string | null; progress: Progress },
): Promise<Stage> {
  const shop = await cluster.openShop(`products_${products}`);
  const { database, deps } = shop;
  const catalogue = await fillCatalogue({ database, deps, products, progress });
  return { shop, catalogue, server: await startOurs({ ...shop.env, ...SMALLEST_CACHE }, profileTo) };
}

async function measureGrowth(
  work: Work,
  stages: readonly Stage[],
  { rounds, roundMs, warmUpMs }: Pace,
): Promise<Grown> {
  const sides = stages.map((stage) => side(work, stage));
  for (const { round } of sides) await round(warmUpMs / 2);
  const all: { time: number; wrong: number }[][] = [];
  for (let n = 0; n < rounds; n += 1) {
    const turn: { time: number; wrong: number }[] = [];
    for (const { round } of sides) turn.push(await round(roundMs));
    all.push(turn);
  }
  const smallest = sides[0]?.products ?? 1;
  const at = sides.map(({ products }, place) => {
    const times = all.map((turn) => (turn[place]?.time ?? 0) / (turn[0]?.time ?? 1));
    return {
      products,
      median: median(all.map((turn) => turn[place]?.time ?? 0)),
      times: { median: median(times), least: Math.min(...times), most: Math.max(...times) },
      limit: work.limit === null || place === 0 ? null : work.limit(products / smallest),
      wrong: all.reduce((sum, turn) => sum + (turn[place]?.wrong ?? 0), 0),
    };
  });
  return { work: work.name, at };
}

const BUILT = 10_000;

/** One request after the other: what is measured is the time of an answer, not how many there are. */
function side(work: Work, { catalogue, server }: Stage) {
  let asked = 0;
  return {
    products: catalogue.products,
    round: async (milliseconds: number) => {
      const { latencies, wrong } = await runLoad({
        ...{ url: server.url, milliseconds, connections: 1, status: 200, built: BUILT },
        request: () => work.request(catalogue, asked++),
        isRight: (body) => work.isRight(body, catalogue),
      });
      return { time: median(latencies), wrong };
    },
  };
}
