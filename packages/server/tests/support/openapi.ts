import { isRecord } from '../../src/platform/http/decoding/index.ts';
import { field } from './customer.ts';

/** The part of a document with what its references stand for in their places. */
export function dereferenced(part: unknown, whole: unknown): unknown {
  if (Array.isArray(part)) return part.map((item) => dereferenced(item, whole));
  if (!isRecord(part)) return part;
  if (typeof part['$ref'] === 'string') return dereferenced(target(part['$ref'], whole), whole);
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, dereferenced(value, whole)]));
}

function target(reference: string, whole: unknown): unknown {
  const [root, ...path] = reference.split('/');
  const found = path.reduce<unknown>((part, key) => field(part, key), whole);
  if (root !== '#' || found === undefined) throw new Error(`${reference} leads nowhere`);
  return found;
}
