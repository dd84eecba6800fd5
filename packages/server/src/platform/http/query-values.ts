import type { FastifyRequest } from 'fastify';
import { isRecord } from './decoding/index.ts';

/** Query parameters of public reads, which take whatever comes. */

/** The texts of the parameters that the route declares. Of a repeated one the last counts. */
export function queryValues({ query }: Pick<FastifyRequest, 'query'>): Map<string, string> {
  const values = new Map<string, string>();
  if (!isRecord(query)) return values;
  for (const [name, given] of Object.entries(query)) {
    const value: unknown = Array.isArray(given) ? given.at(-1) : given;
    if (typeof value === 'string') values.set(name, value);
  }
  return values;
}

/** The texts of all parameters, declared or not: some are named by the shop's own attributes. */
export function allQueryValues({ url }: Pick<FastifyRequest, 'url'>): Map<string, string> {
  const parameters = new URL(url, 'http://any').searchParams;
  return new Map([...parameters].map(([name, value]) => [name.trim(), value.trim()]));
}

/** All values of a parameter that may be repeated. */
export function everyValue({ url }: Pick<FastifyRequest, 'url'>, name: string): string[] {
  const parameters = [...new URL(url, 'http://any').searchParams];
  return parameters.filter(([given]) => given.trim() === name).map(([, value]) => value.trim());
}

/** The last value of a parameter; null when it is absent. */
export function lastValue(request: Pick<FastifyRequest, 'query'>, name: string): string | null {
  return queryValues(request).get(name) ?? null;
}

/** The pk that a text is; null when it is none. */
export function readPk(text: string | null | undefined): number | null {
  return text != null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
