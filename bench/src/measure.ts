import { setTimeout as pause } from 'node:timers/promises';
import { BUILT, BUILT_COLD, CONNECTIONS, type Outcome, runLoad } from './load.ts';
import { median, percentile } from './numbers.ts';
import type { Operation } from './operation.ts';
import { prepareRequests, type Asked } from './requests.ts';
import type { Plan } from './processes/ceilings.ts';
import type { Child } from './processes/child.ts';
import type { Servers } from './servers.ts';
import { type Counted, countStatements } from './statements.ts';
import { ROWS, type World } from './world.ts';

export interface Pace {
  readonly rounds: number;
  readonly roundMs: number;
  readonly warmUpMs: number;
}

export interface Measured {
  readonly operation: string;
  readonly ceiling: string;
  readonly ours: Side;
  readonly theirs: Side;
  readonly ratio: { readonly median: number; readonly least: number; readonly most: number };
  readonly statements: number;
  readonly made: Counted['made'];
  /** Resident bytes of our server, the most after any round. */
  readonly rss: number;
  /** Wrong answers of both sides; anything but zero makes the other figures worthless. */
  readonly wrong: number;
}

/** One server over all rounds: medians of the rounds, latencies of all answers together. */
interface Side {
  readonly perSecond: number;
  /** Microseconds of processor time for each answer, all threads together, without the database's. */
  readonly cpu: number;
  readonly p50: number;
  readonly p99: number;
}

// Requests under way when a round ends still run: a login's hash takes its turn, and what changes is taken back after it.
const BETWEEN_MS = 50;
const DRAIN_MS = 400;

/** Measures an operation beside its ceiling: ours, theirs, ours, theirs … by the same load generator. */
export async function measure(
  operation: Operation,
  { world, servers, pace }: { world: World; servers: Servers; pace: Pace },
): Promise<Measured> {
  const asked = await prepareRequests(operation, world, servers.url);
  const counted = await countStatements(asked, world, servers.url);
  const sample = await sampleAnswer(asked, servers.url);
  const theirUrl = await servers.ceilings.ask(sample);
  if (typeof theirUrl !== 'string') throw new TypeError('The ceiling has no address');
  const renew = () => operation.renew?.(world);
  await renew();
  const ours = side(servers.ours, asked, servers.url, renew);
  const theirs = side(servers.ceilings, asked, theirUrl);
  for (const one of [ours, theirs]) await one.round(pace.warmUpMs);
  const rounds = [];
  for (let round = 0; round < pace.rounds; round += 1) {
    rounds.push({ ours: await ours.round(pace.roundMs), theirs: await theirs.round(pace.roundMs) });
  }
  const ratios = rounds.map((round) => round.ours.perSecond / round.theirs.perSecond);
  return {
    operation: operation.name,
    ceiling: operation.ceiling,
    ours: summary(rounds.map((round) => round.ours)),
    theirs: summary(rounds.map((round) => round.theirs)),
    ratio: { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) },
    statements: counted.statements,
    made: counted.made,
    rss: Math.max(...rounds.map((round) => round.ours.rss)),
    wrong: counted.wrong + rounds.reduce((sum, round) => sum + round.ours.wrong + round.theirs.wrong, 0),
  };
}

type Round = Outcome & { readonly cpu: number; readonly rss: number };

/** One server's rounds with the requests of an operation. */
export function side(
  child: Child,
  { operation, status, request: nth, counted }: Asked,
  url: string,
  renew?: () => Promise<void> | undefined,
) {
  // What was asked to count statements is not asked again.
  let next = counted;
  const request = () => nth(next++);
  const drain = operation.ceiling === 'hash' || operation.renew !== undefined ? DRAIN_MS : BETWEEN_MS;
  const built = operation.cold === true ? BUILT_COLD : BUILT;
  return {
    async round(milliseconds: number): Promise<Round> {
      const before = await child.usage();
      const outcome = await runLoad({ url, milliseconds, request, isRight: operation.isRight, status, built });
      const after = await child.usage();
      await pause(drain);
      await renew?.();
      return { ...outcome, cpu: (after.cpu - before.cpu) / (outcome.requests + CONNECTIONS), rss: after.rss };
    },
  };
}

function summary(rounds: readonly Round[]): Side {
  const latencies = rounds.flatMap((round) => round.latencies);
  return {
    perSecond: median(rounds.map((round) => round.perSecond)),
    cpu: median(rounds.map((round) => round.cpu)),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
  };
}

// What every server of Node adds by itself.
const OWN_HEADERS = new Set(['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding']);

/** One answer of ours, for the ceiling to repeat: the same bytes and headers. */
export async function sampleAnswer({ operation, request: nth }: Asked, url: string): Promise<Plan> {
  const { path, ...request } = nth(0);
  const answer = await fetch(url + path, request);
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of answer.headers) if (!OWN_HEADERS.has(name)) headers[name] = value;
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) headers['set-cookie'] = cookies;
  const { ceiling } = operation;
  const wanted = { method: request.method, path: pathFor([path, nth(1).path]), rows: ROWS };
  return { kind: 'serve', ceiling, ...wanted, status: answer.status, headers, body: await answer.text() };
}

/** What the ceiling's router looks for: a plain path where all requests have the same one. */
function pathFor(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map((path) => path.replace(/\?.*/, ''));
  return others.every((path) => path === first) ? first : `/${first.split('/')[1] ?? ''}/*`;
}
