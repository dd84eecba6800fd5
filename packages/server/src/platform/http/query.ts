import type { FastifyRequest } from 'fastify';
import { isRecord } from './decoding/index.ts';

/** A parameter of a public read as its text, blanks trimmed; of a repeated one the last value. Null when absent. */
export function queryValue({ query }: FastifyRequest, name: string): string | null {
  const given = isRecord(query) ? query[name] : undefined;
  const value: unknown = Array.isArray(given) ? given.at(-1) : given;
  return typeof value === 'string' ? value : null;
}
