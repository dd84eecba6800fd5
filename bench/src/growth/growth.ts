import { writeFile } from 'node:fs/promises';
import { type Cluster, openCluster, type Progress, type Shop } from '../cluster.ts';
import { runLoad } from '../load.ts';
import { surveyMachine } from '../machine.ts';
import { median } from '../numbers.ts';
import type { Pace } from '../measure.ts';
import type { Request } from '../operation.ts';
import type { Options } from '../options.ts';
import { type OurServer, startOurs } from '../servers.ts';
import { growthReport } from './report.ts';

/** What is asked at every size, of a shop that holds so much. */
export interface Work<Held> {
  readonly name: string;
  /** How many times the time at the smallest size it may take at a size; null where nothing is promised. */
  readonly limit: ((growth: number) => number) | null;
  readonly request: (held: Held, n: number) => Request;
  readonly isRight: (body: string, held: Held) => boolean;
}

/** What grows, and what is asked of it. */
export interface Growth<Held> {
  /** Heads the table. */
  readonly asks: string;
  readonly works: readonly Work<Held>[];
  /** Besides the environment of a shop. */
  readonly env: Readonly<Record<string, string>>;
  readonly fill: (shop: Shop, size: number, progress: Progress) => Promise<Held>;
}

/** At most so many times as long, however much larger. */
export const constant = (most: number) => () => most;

/** One size: a shop of its own in the same PostgreSQL, and a server of its own. */
interface Stage<Held> {
  readonly shop: Shop;
  readonly size: number;
  readonly held: Held;
  readonly server: OurServer;
}

export interface Grown {
  readonly work: string;
  /** By size, in the order of the sizes. */
  readonly at: readonly {
    readonly size: number;
    /** Milliseconds: the median of the medians of the rounds. */
    readonly median: number;
    /** Times the smallest size: the median, least and most of the rounds. */
    readonly times: { readonly median: number; readonly least: number; readonly most: number };
    readonly limit: number | null;
    readonly wrong: number;
  }[];
}

/** The same reads at several sizes, the sizes taking turns. */
export async function runGrowth<Held>(growth: Growth<Held>, options: Options, progress: Progress): Promise<void> {
  const cluster = await openCluster(progress);
  const stages: Stage<Held>[] = [];
  try {
    for (const size of options.sizes.toSorted((a, b) => a - b)) {
      stages.push(await openStage(cluster, size, { growth, profileTo: options.profileTo, progress }));
    }
    const grown: Grown[] = [];
    for (const work of growth.works.filter(({ name }) => isAsked(name, options.only))) {
      progress(`Measuring: ${work.name}`);
      grown.push(await measureGrowth(work, stages, options.pace));
    }
    const machine = surveyMachine(stages[0]?.shop.postgresVersion ?? '');
    const results = { ...machine, quick: options.quick, asks: growth.asks, grown };
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

interface Opening<Held> {
  readonly growth: Growth<Held>;
  readonly profileTo: string | null;
  readonly progress: Progress;
}

async function openStage<Held>(
  cluster: Cluster,
  size: number,
  { growth, profileTo, progress }: Opening<Held>,
): Promise<Stage<Held>> {
  const shop = await cluster.openShop(`size_${size}`);
  const held = await growth.fill(shop, size, progress);
  return { shop, size, held, server: await startOurs({ ...shop.env, ...growth.env }, profileTo) };
}

async function measureGrowth<Held>(
  work: Work<Held>,
  stages: readonly Stage<Held>[],
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
  const smallest = sides[0]?.size ?? 1;
  const at = sides.map(({ size }, place) => {
    const times = all.map((turn) => (turn[place]?.time ?? 0) / (turn[0]?.time ?? 1));
    return {
      size,
      median: median(all.map((turn) => turn[place]?.time ?? 0)),
      times: { median: median(times), least: Math.min(...times), most: Math.max(...times) },
      limit: work.limit === null || place === 0 ? null : work.limit(size / smallest),
      wrong: all.reduce((sum, turn) => sum + (turn[place]?.wrong ?? 0), 0),
    };
  });
  return { work: work.name, at };
}

const BUILT = 10_000;

/** One request after the other: what is measured is the time of an answer, not how many there are. */
function side<Held>(work: Work<Held>, { held, size, server }: Stage<Held>) {
  let asked = 0;
  return {
    size,
    round: async (milliseconds: number) => {
      const { latencies, wrong } = await runLoad({
        ...{ url: server.url, milliseconds, connections: 1, status: 200, built: BUILT },
        request: () => work.request(held, asked++),
        isRight: (body) => work.isRight(body, held),
      });
      return { time: median(latencies), wrong };
    },
  };
}
