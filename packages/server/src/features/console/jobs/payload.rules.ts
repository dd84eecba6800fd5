import { isRecord } from '../../../platform/http/decoding/index.ts';
import { isName, shapeOf } from '../requests/masking.rules.ts';

const MOST = 12;

/** What a job carries, by names and shapes: ids as they are, of everything else the kind and size. */
export function describePayload(payload: unknown): string {
  if (!isRecord(payload)) return shapeOfValue(payload);
  const entries = Object.entries(payload).slice(0, MOST);
  return entries.map(([name, value]) => `${isName(name) ? name : '‹a name›'}: ${shown(name, value)}`).join(', ');
}

function shown(name: string, value: unknown): string {
  const isId = typeof value === 'number' && /(?:^i|I)ds?$/.test(name);
  return isId ? String(value) : shapeOfValue(value);
}

function shapeOfValue(value: unknown): string {
  if (typeof value === 'string') return shapeOf(value);
  if (Array.isArray(value)) return `‹list of ${value.length}›`;
  return value === null ? 'null' : `‹${typeof value}›`;
}
