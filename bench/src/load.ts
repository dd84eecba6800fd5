import autocannon from 'autocannon';
import type { Request } from './operation.ts';

export const CONNECTIONS = 16;

export interface Load {
  readonly url: string;
  readonly milliseconds: number;
  /** The nth request; each connection has requests of its own. */
  readonly request: (n: number) => Request;
  readonly isRight: (body: string) => boolean;
}

export interface Outcome {
  readonly perSecond: number;
  readonly requests: number;
  /** Milliseconds of each answer. */
  readonly latencies: readonly number[];
  /** Answers that were not 2xx, not right, or did not come. */
  readonly wrong: number;
}

// Built before the round, so that building costs the generator nothing meanwhile; a long round goes through them again.
const REQUESTS_PER_CONNECTION = 500;
const LONGEST_SECONDS = 3600;

/** Asks from 16 connections, each as soon as its last answer has come, for the given time. */
export async function runLoad(load: Load): Promise<Outcome> {
  let built = 0;
  const next = () => load.request(built++);
  const run = autocannon({
    url: load.url,
    connections: CONNECTIONS,
    duration: LONGEST_SECONDS,
    sampleInt: 50,
    setupClient: (client) => client.setRequests(Array.from({ length: REQUESTS_PER_CONNECTION }, next)),
    verifyBody: load.isRight,
  });
  const latencies: number[] = [];
  let answered = 0;
  let began = 0;
  let elapsed = 0;
  run.on('response', (_client: unknown, _status: number, _bytes: number, latency: number) => {
    answered += 1;
    if (answered > CONNECTIONS && elapsed === 0) latencies.push(latency);
    if (answered !== CONNECTIONS) return;
    // The first answers paid for connecting; from here on all connections are at work.
    began = performance.now();
    setTimeout(() => {
      elapsed = performance.now() - began;
      run.stop();
    }, load.milliseconds);
  });
  const { errors, mismatches, non2xx } = await run;
  const requests = latencies.length;
  return { perSecond: (requests * 1000) / elapsed, requests, latencies, wrong: errors + mismatches + non2xx };
}
