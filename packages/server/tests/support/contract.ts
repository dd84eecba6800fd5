import type { FastifyInstance } from 'fastify';
import { Value } from 'typebox/value';
import { isRecord } from '../../src/platform/http/decoding/index.ts';

/**
 * Every JSON answer of a test is held against the schema its route declares for that status: the serialiser would
 * drop or bend silently what does not fit.
 */
export function checkAnswers(app: FastifyInstance): void {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const declared = request.routeOptions.schema?.response;
    const schema = isRecord(declared) ? declared[String(reply.statusCode)] : undefined;
    if (isRecord(schema) && !Value.Check(schema, payload)) {
      const [first] = Value.Errors(schema, payload);
      throw new Error(
        `${request.method} ${request.routeOptions.url ?? ''} ${reply.statusCode} breaks its schema: ${JSON.stringify(first)}`,
      );
    }
    return payload;
  });
}
