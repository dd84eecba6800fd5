import { setTimeout as pause } from 'node:timers/promises';
import { conflict, mismatch } from '../../kernel/errors.ts';
import { type Clock, HOUR, later, SECOND } from '../clock/index.ts';
import { type Executor, gather, isDatabaseDown } from '../db/index.ts';
import {
  type Claim,
  claimKey,
  findKeys,
  freeKey,
  type KeptAnswer,
  type KnownKey,
  type Question,
  recordAnswer,
} from './idempotency.queries.ts';

/** Either the right to answer, or what was answered before. */
export type Admission =
  { readonly claim: Claim; readonly answer: null } | { readonly claim: null; readonly answer: KeptAnswer };

/** Writes that are done once however often they are asked for (Wire: docs/protocol/conventions.md, "Idempotency keys"). */
export interface IdempotencyKeys {
  /**
   * Who gets a claim does the work and then calls `keep` or `free`. Concurrency: of any number of askers, in any number
   * of processes, one has the claim; the others wait for its answer. A claim that is neither kept nor freed (its process
   * died) can be had by another 45 seconds after it was made.
   * @throws Refusal mismatch idempotency_100_1 when the key came with another body
   * @throws Refusal conflict when there is no answer after five seconds
   */
  admit(question: Question): Promise<Admission>;
  /** Keeps the answer for 24 hours. One statement; more while the database is away. */
  keep(claim: Claim, answer: KeptAnswer): Promise<void>;
  /** Lets the next one who asks do the work. One statement; more while the database is away. */
  free(claim: Claim): Promise<void>;
}

// A request has half a minute to be sent, a statement 15 seconds.
const LEASE_MS = 45 * SECOND;
const KEPT_MS = 24 * HOUR;
// Milliseconds between looks, five seconds in all: most answers are there after the first.
const WAITS = [20, 30, 50, 100, 150, 150, ...Array.from({ length: 18 }, () => 250)];
const RETRY_AFTER = 1;
const MOST_LOOKS = 100;

export interface IdempotencyDeps {
  readonly db: Executor;
  readonly clock: Clock;
}

/** `waits`: the pauses between looks at a key that is in flight. */
export function idempotencyKeys({ db, clock }: IdempotencyDeps, waits: readonly number[] = WAITS): IdempotencyKeys {
  const look = gather<Buffer, KnownKey>({ most: MOST_LOOKS, read: (keys) => findKeys(db, keys, clock.now()) });
  const claim = (question: Question) => {
    const now = clock.now();
    return claimKey(db, question, { now, until: later(now, LEASE_MS) });
  };
  return {
    admit: async (question) => {
      for (const wait of [0, ...waits]) {
        if (wait > 0) await pause(wait);
        const admission = await tryOnce(question, { claim, look, first: wait === 0 });
        if (admission !== null) return admission;
      }
      throw conflict('idempotency_100_2', 'idempotency_key_in_flight', RETRY_AFTER);
    },
    keep: (held, answer) => insist(() => recordAnswer(db, held, { answer, until: later(clock.now(), KEPT_MS) })),
    free: (held) => insist(() => freeKey(db, held)),
  };
}

// The connection that broke under the handler may be handed out once more before the pool knows.
const SECOND_TRIES = [50, 250];

/** Does it again when the database was away for a moment: otherwise the key would be blocked until its lease ends. */
async function insist(statement: () => Promise<void>, tries: readonly number[] = SECOND_TRIES): Promise<void> {
  try {
    await statement();
  } catch (error) {
    const [wait, ...left] = tries;
    if (wait === undefined || !isDatabaseDown(error)) throw error;
    await pause(wait);
    await insist(statement, left);
  }
}

interface Desk {
  readonly claim: (question: Question) => Promise<Claim | null>;
  readonly look: (key: Buffer) => Promise<KnownKey | undefined>;
  /** A key is new more often than not: the first try claims before it looks. */
  readonly first: boolean;
}

/** Null while another request is at it. */
async function tryOnce(question: Question, { claim, look, first }: Desk): Promise<Admission | null> {
  const early = first ? await claim(question) : null;
  if (early !== null) return { claim: early, answer: null };
  const known = await look(question.key);
  if (known !== undefined) return judge(question, known);
  const late = await claim(question);
  return late === null ? null : { claim: late, answer: null };
}

function judge({ fingerprint }: Question, known: KnownKey): Admission | null {
  if (!known.fingerprint.equals(fingerprint)) throw mismatch('idempotency_100_1', 'idempotency_key_reused');
  return known.answer === null ? null : { claim: null, answer: known.answer };
}
