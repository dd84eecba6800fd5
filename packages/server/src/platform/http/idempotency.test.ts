import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { idempotencyKeys } from '../idempotency/index.ts';
import { installCallerHook, installErrorDoor, installIdempotency, setCookie } from './index.ts';

/** Answers that take long or are large, on routes that no shop has. */

const shop = useShop();

type Handler = (reply: FastifyReply) => unknown;

let app: FastifyInstance;
let handler: Handler;
let runs: number;
let cookie: string;

beforeEach(() => {
  runs = 0;
  cookie = `osessionid=${shop().deps.keys.create()}`;
  app = Fastify();
  installErrorDoor(app, () => 'en');
  installCallerHook(app, shop().deps);
  installIdempotency(app, idempotencyKeys(shop().deps, [5, 5]));
  app.post('/slow/', { config: { access: 'visitor' } }, async (_request, reply) => {
    runs += 1;
    return handler(reply);
  });
});

afterEach(() => app.close());

const headers = () => ({ cookie, 'idempotency-key': 'k' });
const ask = (payload: object = {}) => app.inject({ method: 'POST', url: '/slow/', headers: headers(), payload });

/** A handler that answers when it is told to. */
function gate() {
  const begun = Promise.withResolvers<undefined>();
  const answer = Promise.withResolvers<string>();
  const wait: Handler = () => {
    begun.resolve(undefined);
    return answer.promise;
  };
  return { wait, begun: begun.promise, open: (text: string) => answer.resolve(text) };
}

const row = () => shop().database.db.selectFrom('idempotency_keys').selectAll().execute();

describe('a request while the first one is in flight', () => {
  it('gives up with 409 and Retry-After; nothing is done twice', async () => {
    const { wait, begun, open } = gate();
    handler = wait;
    const first = ask();
    await begun;
    const before = await row();
    const second = await ask();
    expect([second.statusCode, second.json(), second.headers['retry-after']]).toEqual([
      409,
      { detail: 'A request with this Idempotency-Key is still being processed, try again in a moment.' },
      '1',
    ]);
    expect([runs, await row()]).toEqual([1, before]);
    open('done');
    expect((await first).statusCode).toBe(200);
    const third = await ask();
    expect([third.payload, third.headers['idempotency-replayed'], runs]).toEqual(['done', 'true', 1]);
  });

  it('is refused at once with another body', async () => {
    const { wait, begun, open } = gate();
    handler = wait;
    const first = ask();
    await begun;
    expect((await ask({ other: 1 })).statusCode).toBe(422);
    open('done');
    expect([(await first).payload, runs]).toEqual(['done', 1]);
  });

  it('takes over from one whose time is up, whose late answer then counts for nobody else', async () => {
    const late = gate();
    handler = late.wait;
    const first = ask();
    await late.begun;
    shop().clock.advance(44_999);
    expect((await ask()).statusCode).toBe(409);
    shop().clock.advance(1);
    handler = () => 'second';
    expect((await ask()).payload).toBe('second');
    late.open('first');
    expect([(await first).payload, runs]).toEqual(['first', 2]);
    expect([(await ask()).payload, runs]).toEqual(['second', 2]);
  });

  it('does not lose its claim to a late failure', async () => {
    const late = gate();
    handler = async (reply) => {
      await late.wait(reply);
      throw new Error('late');
    };
    const first = ask();
    await late.begun;
    shop().clock.advance(45_000);
    handler = () => 'second';
    await ask();
    late.open('first');
    expect((await first).statusCode).toBe(500);
    expect([(await ask()).payload, runs]).toEqual(['second', 2]);
  });
});

describe('an answer', () => {
  it.each<[string, Handler, string]>([
    ['201 with a place', (reply) => reply.code(201).header('location', '/slow/1/').send({ a: 1 }), '{"a":1}'],
    ['of bytes', (reply) => reply.type('image/png').send(Buffer.from([137, 80])), '\uFFFDP'],
    ['of a page', (reply) => reply.type('text/html; charset=utf-8').send('<p>ı</p>'), '<p>ı</p>'],
    ['empty', (reply) => reply.send(), ''],
    ['of an empty text', (reply) => reply.send(''), ''],
    ['of 1 MB', (reply) => reply.send('x'.repeat(1_048_576)), 'x'.repeat(1_048_576)],
    ['that may be cached otherwise', (reply) => reply.header('cache-control', 'no-store').send('x'), 'x'],
  ])('is given again as it was: %s', async (_what, answer, text) => {
    handler = answer;
    const [first, second] = [await ask(), await ask()];
    expect([second.statusCode, second.payload, runs]).toEqual([first.statusCode, text, 1]);
    const names = ['content-type', 'content-length', 'location', 'cache-control', 'vary'];
    expect(names.map((name) => second.headers[name])).toEqual(names.map((name) => first.headers[name]));
    expect([first, second].map((one) => one.headers['idempotency-replayed'])).toEqual([undefined, 'true']);
  });

  it('is given again without its cookies', async () => {
    handler = (reply) => {
      setCookie(reply, 'secret', 'secret=1');
      return 'done';
    };
    expect((await ask()).headers['set-cookie']).toEqual(['secret=1']);
    const second = await ask();
    expect([second.payload, second.headers['set-cookie']]).toEqual(['done', undefined]);
  });

  it.each<[string, Handler]>([
    ['302', (reply) => reply.redirect('/')],
    ['401', (reply) => reply.code(401).send('x')],
    ['404', (reply) => reply.code(404).send('x')],
    ['429', (reply) => reply.code(429).send('x')],
    ['500', () => Promise.reject(new Error('a mistake'))],
    ['503', (reply) => reply.code(503).send('x')],
    ['more than 1 MB', (reply) => reply.send('x'.repeat(1_048_577))],
    ['a stream', (reply) => reply.send(Readable.from(['x']))],
  ])('is not kept, and the key is free again: %s', async (_what, answer) => {
    handler = answer;
    const before = await row();
    const [first, second] = [await ask(), await ask()];
    expect([second.statusCode, second.payload, runs]).toEqual([first.statusCode, first.payload, 2]);
    expect(second.headers['idempotency-replayed']).toBeUndefined();
    expect(await row()).toEqual(before);
  });

  it('waits for the one who hung up before it was there', async () => {
    const { wait, begun, open } = gate();
    handler = wait;
    const url = new URL('/slow/', await app.listen({ host: '127.0.0.1', port: 0 }));
    const call = httpRequest(url, { method: 'POST', headers: headers() });
    const hungUp = new Promise((resolve) => call.on('error', resolve));
    call.end();
    await begun;
    call.destroy();
    await hungUp;
    open('done');
    await expect.poll(async () => (await ask()).payload).toBe('done');
    expect([(await ask()).headers['idempotency-replayed'], runs]).toEqual(['true', 1]);
  });
});
