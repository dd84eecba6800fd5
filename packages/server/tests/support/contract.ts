import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Value } from 'typebox/value';
import { isRecord } from '../../src/platform/http/decoding/index.ts';

/**
 * Every JSON answer of a test is held against the schema its route declares for that status: the serialiser would
 * drop or bend silently what does not fit.
 */
export function checkAnswers(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    check(request, reply, payload);
    return payload;
  });
  // Public answers are kept as bytes, baskets put together of them: they never meet the serialiser.
  app.addHook('onSend', async (request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '');
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
  throw new Error(
    `${request.method} ${request.routeOptions.url ?? ''} ${reply.statusCode} breaks its schema: ${JSON.stringify(first)}`,
  );
}
