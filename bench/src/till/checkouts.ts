import { goodIn, LINES } from '../baskets/fill.ts';
import { CONNECTIONS } from '../load.ts';
import { type Pace, sampleAnswer, side } from '../measure.ts';
import { median } from '../numbers.ts';
import { basketsOf } from '../operations/baskets.ts';
import { placing } from '../operations/till.ts';
import { prepareRequests } from '../requests.ts';
import type { Servers } from '../servers.ts';
import { countDuring, type Statement } from '../statements.ts';
import type { World } from '../world.ts';
import { renewCheckouts } from './fill.ts';
import { buy, type Guest } from './guest.ts';

/** Whole checkouts of guests, 16 at once, beside the write ceiling's answers. */

export const WHOLE_CHECKOUTS = 'whole checkouts';

export interface WholeCheckouts {
  /** Medians of the rounds. */
  readonly perSecond: number;
  readonly ceiling: number;
  /** Microseconds of our server's processor time for each. */
  readonly cpu: number;
  readonly ratio: { readonly median: number; readonly least: number; readonly most: number };
  /** Of one checkout. */
  readonly calls: number;
  readonly statements: number;
  /** All statements, of so many checkouts one after the other. */
  readonly counted: number;
  readonly made: readonly Statement[];
  /** Checkouts that came to no order. */
  readonly failed: number;
}

const COUNTED = 20;
// A checkout has so many calls that few end in the time that other rounds take.
const ROUND_TIMES = 4;

interface Measuring {
  readonly world: World;
  readonly servers: Servers;
  readonly pace: Pace;
}

export async function measureCheckouts({ world, servers, pace }: Measuring): Promise<WholeCheckouts> {
  const asked = await prepareRequests(placing, world, servers.url);
  const next = guests(world);
  await buy(servers.url, next());
  const counted = await countCheckouts(world, servers.url, next);
  const theirUrl = await servers.ceilings.ask(await sampleAnswer(asked, servers.url));
  if (typeof theirUrl !== 'string') throw new TypeError('The ceiling has no address');
  const theirs = side(servers.ceilings, asked, theirUrl);
  const rounds = [];
  for (let round = -1; round < pace.rounds; round += 1) {
    const milliseconds = round < 0 ? pace.warmUpMs : pace.roundMs;
    const ours = await shopFor(ROUND_TIMES * milliseconds, servers, next);
    await renewCheckouts(world.database);
    const { perSecond: ceiling } = await theirs.round(milliseconds);
    if (round >= 0) rounds.push({ ...ours, ceiling, ratio: ours.perSecond / ceiling });
  }
  const ratios = rounds.map(({ ratio }) => ratio);
  return {
    perSecond: median(rounds.map(({ perSecond }) => perSecond)),
    ceiling: median(rounds.map(({ ceiling }) => ceiling)),
    cpu: median(rounds.map(({ cpu }) => cpu)),
    ratio: { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) },
    ...counted,
    failed: counted.failed + rounds.reduce((sum, { failed }) => sum + failed, 0),
  };
}

/** One new guest after the other, each with three lines in the basket. */
function guests(world: World): () => Guest {
  let count = 0;
  return () => {
    count += 1;
    const products = Array.from({ length: LINES }, (_, line) => goodIn(basketsOf(world), count, line) ?? 0);
    return { sessionKey: world.newSessionKey(), email: `guest${count}@example.com`, products };
  };
}

async function countCheckouts(world: World, url: string, next: () => Guest) {
  let calls = 0;
  let failed = 0;
  const made = await countDuring(world, async () => {
    for (let n = 0; n < COUNTED; n += 1) {
      const ended = await buy(url, next());
      calls = ended.calls;
      if (!ended.isPlaced) failed += 1;
    }
  });
  const statements = made.reduce((sum, statement) => sum + statement.calls, 0) / COUNTED;
  return { calls, failed, made, counted: COUNTED, statements };
}

/** As many guests at once as there are connections, each followed by the next. Counts from when all are at work. */
async function shopFor(milliseconds: number, { ours, url }: Servers, next: () => Guest) {
  let [ended, failed, began, until] = [0, 0, 0, Infinity];
  const before = await ours.usage();
  const shopping = async () => {
    while (performance.now() < until) {
      const { isPlaced } = await buy(url, next());
      if (!isPlaced) failed += 1;
      if (performance.now() < until) ended += 1;
      if (ended !== CONNECTIONS || began !== 0) continue;
      began = performance.now();
      until = began + milliseconds;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, shopping));
  const after = await ours.usage();
  const all = ended + CONNECTIONS;
  return { perSecond: ((ended - CONNECTIONS) * 1000) / milliseconds, failed, cpu: (after.cpu - before.cpu) / all };
}
