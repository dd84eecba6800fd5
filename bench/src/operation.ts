import type { World } from './world.ts';

/** Bare servers beside which ours is measured; see README.md. */
export const CEILINGS = ['wire', 'read', 'write', 'hash'] as const;
export type Ceiling = (typeof CEILINGS)[number];

export interface Request {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One line of the benchmark: what is asked, what a right answer is, and what is promised. */
export interface Operation {
  readonly name: string;
  readonly ceiling: Ceiling;
  /** The least share of the ceiling's answers per second. */
  readonly share: number;
  /** The most SQL statements of one request, without BEGIN and COMMIT. */
  readonly statements: number;
  /** The nth request. Called for every one that is sent in a round, before the round. */
  readonly request: (world: World, n: number) => Request;
  /** Whether a body is right, as far as it can be told under load without knowing which request it answers. */
  readonly isRight: (body: string) => boolean;
  /** Whether a body is the one that answers the nth request; asked outside the measured rounds. */
  readonly answers?: (body: string, world: World, n: number) => boolean;
}
