import type { Parser } from './parsers.ts';

/** One environment variable. `fallback` is what an unset one counts as; null leaves it unset. */
export interface Variable<Value> {
  readonly name: string;
  readonly parse: Parser<Value>;
  readonly fallback: string | null;
  readonly doc: string;
  /** Never shown, not even to the operator. */
  readonly secret?: true;
}

export function optional<Value>(name: string, parse: Parser<Value>, doc: string): Variable<Value> & { fallback: null } {
  return { name, parse, fallback: null, doc };
}

export function secret<Value>(name: string, parse: Parser<Value>, doc: string): Variable<Value> & { fallback: null } {
  return { name, parse, fallback: null, doc, secret: true };
}

export function setting<Value>(name: string, fallback: string, parse: Parser<Value>, doc: string) {
  return { name, parse, fallback, doc };
}
