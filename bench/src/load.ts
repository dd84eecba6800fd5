import autocannon from 'autocannon';
import type { Request } from './operation.ts';

export const CONNECTIONS = 16;

export interface Load {
  readonly url: string;
  readonly milliseconds: number;
  /** The nth request; each connection has requests of its own. */
  readonly request: (n: number) => Request;
  readonly isRight: (body: string) => boolean;
  /** What every answer must have: 200 to 299, or exactly 304. */
  readonly status: 200 | 304;
  /** Requests built for each connection; a round that lasts longer goes through them again. */
  readonly built: number;
  /** Default: 16. */
  readonly connections?: number;
}

export interface Outcome {
  readonly perSecond: number;
  readonly requests: number;
  /** Milliseconds of each answer. */
  readonly latencies: readonly number[];
  /** Answers that had another status, were not right, or did not come. */
  readonly wrong: number;
}

// Built before the round, so that building costs the generator nothing meanwhile.
export const BUILT = 500;
/** More than any of our cold reads can answer in a round. */
export const BUILT_COLD = 2500;
const LONGEST_SECONDS = 3600;

/** Asks from all connections, from each as soon as its last answer has come, for the given time. */
export async function runLoad(load: Load): Promise<Outcome> {
  const { connections = CONNECTIONS } = load;
  let built = 0;
  const next = () => load.request(built++);
  const run = autocannon({
    url: load.url,
    connections,
    duration: LONGEST_SECONDS,
    sampleInt: 50,
    setupClient: (client) => client.setRequests(Array.from({ length: load.built }, next)),
    verifyBody: load.isRight,
  });
  const latencies: number[] = [];
  let answered = 0;
  let began = 0;
  let elapsed = 0;
  run.on('response', (_client: unknown, _status: number, _bytes: number, latency: number) => {
    answered += 1;
    if (answered > connections && elapsed === 0) latencies.push(latency);
    if (answered !== connections) return;
    // The first answers paid for connecting; from here on all connections are at work.
    began = performance.now();
    setTimeout(() => {
      elapsed = performance.now() - began;
      run.stop();
    }, load.milliseconds);
  });
  const { errors, mismatches, ...counts } = await run;
  const otherwise = load.status === 200 ? counts.non2xx : counts.non2xx - counts['3xx'] + counts['2xx'];
  const requests = latencies.length;
  return { perSecond: (requests * 1000) / elapsed, requests, latencies, wrong: errors + mismatches + otherwise };
}
