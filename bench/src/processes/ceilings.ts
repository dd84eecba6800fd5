import { verify } from '@node-rs/argon2';
import { openDatabase } from '@arasta/server';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Ceiling, Request } from '../operation.ts';
import { answerParent, usage } from './answering.ts';

/**
 * The ceilings: bare Fastify, doing the one thing that an operation cannot do without, then answering the bytes and
 * headers of our answer. Started with DATABASE_URL, POOL_SIZE, HASH_CONCURRENCY, PASSWORD and PASSWORD_HASH.
 */

/** What one ceiling serves. */
export interface Plan {
  readonly kind: 'serve';
  readonly ceiling: Ceiling;
  readonly method: Request['method'];
  /** As the router reads it. */
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: string;
  /** Rows of `bench_rows`, numbered from 1. */
  readonly rows: number;
}

const { DATABASE_URL = '', POOL_SIZE = '', HASH_CONCURRENCY = '', PASSWORD = '', PASSWORD_HASH = '' } = process.env;
const { pool } = openDatabase({ connection: DATABASE_URL, poolSize: Number(POOL_SIZE), prepare: true });

let serving: FastifyInstance | null = null;

answerParent(async (question) => {
  if (!isPlan(question)) return usage();
  await serving?.close();
  serving = Fastify({ forceCloseConnections: true });
  serving.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, done) => {
    done(null, new URLSearchParams(body.toString()));
  });
  const work = works[question.ceiling](question);
  const body = question.body === '' ? undefined : Buffer.from(question.body);
  const answer = (reply: FastifyReply) => reply.code(question.status).headers(question.headers).send(body);
  serving.route({
    method: question.method,
    url: question.path,
    handler:
      work === null
        ? (_request, reply) => answer(reply)
        : async (_request, reply) => {
            await work();
            return answer(reply);
          },
  });
  return serving.listen({ host: '127.0.0.1', port: 0 });
});

const FORM = 'application/x-www-form-urlencoded';

const works: Readonly<Record<Ceiling, (plan: Plan) => (() => Promise<unknown>) | null>> = {
  wire: () => null,
  read:
    ({ rows }) =>
    () =>
      pool.query({ name: 'read', text: 'select value from bench_rows where id = $1', values: [anyRow(rows)] }),
  write:
    ({ rows }) =>
    () =>
      pool.query({
        name: 'write',
        text: `insert into bench_rows (id, value) values ($1, 'written')
             on conflict (id) do update set value = excluded.value`,
        values: [anyRow(rows)],
      }),
  hash: () => {
    const slot = slots(Number(HASH_CONCURRENCY));
    return () => slot(() => verify(PASSWORD_HASH, PASSWORD));
  },
};

function anyRow(rows: number): number {
  return 1 + Math.floor(Math.random() * rows);
}

/** At most so many at once, first come, first served. */
function slots(count: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free === 0) await new Promise<void>((resume) => waiting.push(resume));
    else free -= 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

function isPlan(question: unknown): question is Plan {
  return typeof question === 'object' && question !== null && 'kind' in question && question.kind === 'serve';
}
