import { readPk } from '../../../platform/http/index.ts';

/** The query parameters that narrow a list. An empty one counts as absent, one that makes no sense finds nothing. */

/**
 * The pks that all the parameters name, each of them possibly repeated; null when none of them was given. What is no pk
 * names nothing.
 */
export function readIds(...parameters: readonly (readonly string[])[]): number[] | null {
  const given = parameters.map((values) => values.filter((value) => value !== '')).filter(({ length }) => length > 0);
  const sets = given.map((values) => new Set(values.map(readPk)));
  const [first, ...others] = sets;
  if (first === undefined) return null;
  return [...first].filter((id) => id !== null).filter((id) => others.every((other) => other.has(id)));
}

const LONGEST = 4000;

/** A text to look for; null when there is none. */
export function readText(value: string | null): string | null {
  const text = (value ?? '').slice(0, LONGEST).replaceAll('\0', '\ufffd').toWellFormed();
  return text === '' ? null : text;
}
