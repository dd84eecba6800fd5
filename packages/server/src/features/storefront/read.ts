import type { FastifyReply, FastifyRequest } from 'fastify';
import { isRecord } from '../../platform/http/decoding/index.ts';
import { answerPublic, type Caller, callerOf, type Composed } from '../../platform/http/index.ts';
import { nextTurn, PROMOTIONS } from '../promotions/index.ts';
import { callerKey, isPersonal } from './showing.ts';
import type { StorefrontDeps } from './storefront.deps.ts';

export interface ShelfRead {
  /** Everything besides the caller that the answer depends on. */
  readonly key: string;
  readonly make: (caller: Caller) => Promise<Composed>;
}

/** Answers a read whose prices and texts are the caller's. */
export function answerShelf(
  deps: StorefrontDeps,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  { key, make }: ShelfRead,
): void | Promise<void> {
  const caller = callerOf(request);
  return answerPublic(
    deps.answers,
    { request, reply },
    {
      key: `${key}|${callerKey(caller)}`,
      make: async () => {
        // Before it is made: what begins meanwhile is not in it.
        const now = deps.clock.now();
        return untilNextTurn(deps, await make(caller), now);
      },
      personal: isPersonal(deps, caller),
    },
  );
}

/** What shows promotions is not kept beyond the start or end of the next one. */
async function untilNextTurn(deps: StorefrontDeps, composed: Composed, now: Date): Promise<Composed> {
  if (!composed.tags.includes(PROMOTIONS)) return composed;
  const turn = nextTurn(await deps.promotions(), now);
  return turn === null ? composed : { ...composed, maxAgeMs: Math.max(turn.getTime() - deps.clock.now().getTime(), 0) };
}

export function queryOf(request: FastifyRequest): Readonly<Record<string, unknown>> {
  return isRecord(request.query) ? request.query : {};
}

// Advertisers' marks make every address a new one and mean nothing here.
const MARKS = /^(utm_.*|.*clid|format|layout|iframe|limit)$/;
const MOST_PARAMETERS = 20;
const LONGEST_VALUE = 255;

/** The parameters that may name attributes, in an order of their own: part of an answer's key. */
export function attributeQuery(request: FastifyRequest): ReadonlyMap<string, string> {
  const pairs = Object.entries(queryOf(request))
    .flatMap(([name, given]): [string, string][] => {
      const value: unknown = [given].flat().at(-1);
      const counts = /^[a-z][a-z0-9_]{0,59}$/.test(name) && !MARKS.test(name);
      return counts && typeof value === 'string' && value.length <= LONGEST_VALUE ? [[name, value]] : [];
    })
    .slice(0, MOST_PARAMETERS)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(pairs);
}
