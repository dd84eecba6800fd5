import type { FastifyInstance, FastifySchema } from 'fastify';
import type { TSchema } from 'typebox';
import { notFound } from '../../kernel/errors.ts';
import { decoderFor, isRecord } from './decoding/index.ts';

/** Every schema of a request is read by our decoder; a path parameter that does not fit names nothing: 404. */
export function installValidation(app: FastifyInstance): void {
  app.setValidatorCompiler<FastifySchema & TSchema>(({ schema, httpPart }) => {
    const decode = decoderFor(schema);
    if (httpPart !== 'params') return decode;
    return (input: unknown) => {
      const result = decode(input);
      return 'error' in result ? { error: notFound() } : result;
    };
  });
  app.addHook('preValidation', (request, _reply, done) => {
    // Clients paste their parameters together: `limit=12+` carries a blank.
    if (request.url.includes('?') && isRecord(request.query)) request.query = trimmed(request.query);
    done();
  });
}

function trimmed(query: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name.trim(), withoutBlanks(value)]));
}

function withoutBlanks(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutBlanks);
  return typeof value === 'string' ? value.trim() : value;
}
