import { setTimeout as sleep } from 'node:timers/promises';
import { describeError } from './log.ts';
import { type LiveRunner, type Memory, type RunnerOptions, startRunner } from './runner.ts';

export type WorkerOptions = Omit<RunnerOptions, 'concurrency'> & {
  /** Jobs at once in this process; the worker uses two connections more. */
  readonly concurrency?: number;
};

export interface Worker {
  /**
   * Takes no further jobs and waits for the running ones, for `withinMs` at most (10 s); those still running then go
   * back to the queue. Never rejects.
   */
  stop(withinMs?: number): Promise<void>;
}

const CONCURRENCY = 4;
const STOP_MS = 10_000;
// What the library needs to give a job back: half a second of patience and a statement, which a busy machine takes its time for.
const KILL_MS = 5000;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 5000;

/**
 * Runs jobs until it is stopped. Fulfils when the worker is at work, or at its first failure to reach the database:
 * it goes on trying, then and whenever the database is lost later. Any number of processes may run workers.
 * @throws Error when a schedule names an unknown handler or is not a cron expression
 */
export async function startWorker(options: WorkerOptions): Promise<Worker> {
  for (const { name } of options.schedule) {
    if (!(name in options.handlers)) throw new Error(`The schedule names ${name}, which has no handler`);
  }
  const supervisor = new Supervisor({ ...options, concurrency: options.concurrency ?? CONCURRENCY });
  await supervisor.start();
  return { stop: (withinMs = STOP_MS) => supervisor.stop(withinMs) };
}

/** Keeps one runner at work and replaces it when it breaks. */
class Supervisor {
  readonly #options: RunnerOptions;
  readonly #memory: Memory = { alive: new Set(), ended: new Set(), unhandled: new Set() };
  // The one at work, and those that were replaced while a job of theirs still runs.
  readonly #runners = new Set<LiveRunner>();
  readonly #stopping = new AbortController();
  #loop: Promise<void> = Promise.resolve();

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#loop = this.#keepRunning(resolve);
    });
  }

  async stop(withinMs: number): Promise<void> {
    this.#stopping.abort();
    const ended = this.#loop.then(() => Promise.all([...this.#runners].map((runner) => this.#retire(runner))));
    if (await endsWithin(ended, withinMs)) return;
    this.#options.log.warn({ withinMs }, 'Jobs did not end in time and go back to the queue');
    await endsWithin(Promise.allSettled([...this.#runners].map((runner) => runner.kill())), KILL_MS);
  }

  async #keepRunning(onFirst: () => void): Promise<void> {
    const stopped = once(this.#stopping.signal);
    let failures = 0;
    while (!this.#stopping.signal.aborted) {
      const runner = await this.#tryToStart();
      onFirst();
      failures = runner === null ? failures + 1 : 0;
      if (runner !== null) await Promise.race([this.#replaceWhenBroken(runner), stopped]);
      const delay = Math.min(FIRST_DELAY_MS * 2 ** failures, LONGEST_DELAY_MS);
      await Promise.race([sleep(delay, undefined, { ref: false }), stopped]);
    }
  }

  async #tryToStart(): Promise<LiveRunner | null> {
    try {
      const runner = await startRunner(this.#options, this.#memory);
      this.#runners.add(runner);
      return runner;
    } catch (error) {
      this.#options.log.warn({ error: describeError(error) }, 'The job worker cannot start; it will try again');
      return null;
    }
  }

  async #replaceWhenBroken(runner: LiveRunner): Promise<void> {
    const reason = await runner.broken;
    if (this.#stopping.signal.aborted) return;
    this.#options.log.warn({ error: describeError(reason) }, 'The job worker lost the database and starts anew');
    void this.#retire(runner);
  }

  async #retire(runner: LiveRunner): Promise<void> {
    await runner.retire();
    this.#runners.delete(runner);
  }
}

function once(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

async function endsWithin(work: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const timer = new AbortController();
  const late = sleep(milliseconds, false, { signal: timer.signal }).catch(() => false);
  const ended = await Promise.race([work.then(() => true), late]);
  timer.abort();
  return ended;
}
