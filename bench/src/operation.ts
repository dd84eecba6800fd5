import type { World } from './world.ts';

/** Bare servers beside which ours is measured; see README.md. */
export const CEILINGS = ['wire', 'read', 'write', 'hash'] as const;
export type Ceiling = (typeof CEILINGS)[number];

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One line of the benchmark: what is asked, what a right answer is, and what is promised. */
export interface Operation {
  readonly name: string;
  readonly ceiling: Ceiling;
  /** The least share of the ceiling's answers per second; null where nothing is promised. */
  readonly share: number | null;
  /** The most SQL statements of one request, without BEGIN and COMMIT; null where nothing is promised. */
  readonly statements: number | null;
  /** Whether it asks for what only a shop with products has. */
  readonly needsCatalogue?: true;
  /** Whether it pays by card: only a server that is not production has a bank, a simulated one. */
  readonly needsBank?: true;
  /** Puts the shop into the state that the operation is about, once, before anything of it is measured. */
  readonly prepare?: (world: World, url: string) => Promise<void>;
  /** Takes back what requests have changed: after each round of ours, so that none of it is left for the ceiling's. */
  readonly renew?: (world: World) => Promise<void>;
  /** An operation that it is compared with, share by share, and the least part of it; null where nothing is promised. */
  readonly beside?: { readonly operation: string; readonly least: number | null };
  /** The nth request. Called for every one that is sent in a round, before the round. */
  readonly request: (world: World, n: number) => Request;
  /**
   * How many different requests there are, where the process is to have all answers already: each is asked once before
   * anything is measured.
   */
  readonly warm?: number;
  /** Whether each request carries the ETag of its answer: the right answer is 304 then. */
  readonly revalidates?: true;
  /** Whether no answer may be asked for twice in a round: more requests are built. */
  readonly cold?: true;
  /** Whether a body is right, as far as it can be told under load without knowing which request it answers. */
  readonly isRight: (body: string) => boolean;
  /** Whether a body is the one that answers the nth request; asked outside the measured rounds. */
  readonly answers?: (body: string, world: World, n: number) => boolean;
}
