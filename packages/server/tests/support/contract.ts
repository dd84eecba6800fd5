import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Value } from 'typebox/value';
import { isRecord } from '../../src/platform/http/decoding/index.ts';

/**
 * Every JSON answer of a test is held against the schema its route declares for that status: the serialiser would
 * drop or bend silently what does not fit. Every other answer is held against the media types the route declares.
 */
export function checkAnswers(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    check(request, reply, payload);
    return payload;
  });
  app.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '');
    checkMedia(request, reply, type.split(';', 1)[0] ?? '');
    // Public answers are kept as bytes, baskets put together of them: they never meet the serialiser.
    if (Buffer.isBuffer(payload) && type.startsWith('application/json')) {
      check(request, reply, JSON.parse(payload.toString()));
    }
    return payload;
  });
}

function check(request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
  const declared = request.routeOptions.schema?.response;
  const schema = isRecord(declared) ? declared[String(reply.statusCode)] : undefined;
  if (!isRecord(schema) || Value.Check(schema, payload)) return;
  const [first] = Value.Errors(schema, payload);
  throw new Error(`${nameOf(request, reply)} breaks its schema: ${JSON.stringify(first)}`);
}

function checkMedia(request: FastifyRequest, reply: FastifyReply, type: string): void {
  const { schema, config } = request.routeOptions;
  if (schema?.operationId === undefined || !isJudged(reply)) return;
  const declared = config.media?.[reply.statusCode];
  const known = ['', 'application/json', ...(declared ?? [])];
  const isKnown = known.some((one) => one === type || one === '*/*');
  if (isKnown && (declared !== undefined || reply.statusCode < 300)) return;
  throw new Error(`${nameOf(request, reply)} does not declare ${type}`);
}

// Refusals are told to people in ways that are not all declared.
const isJudged = ({ statusCode }: FastifyReply) => statusCode < 400 && statusCode !== 304;

function nameOf({ method, routeOptions }: FastifyRequest, { statusCode }: FastifyReply): string {
  return `${method} ${routeOptions.url ?? ''} ${statusCode}`;
}
