import { createHash } from 'node:crypto';
import { isRecord } from '../../../platform/http/decoding/index.ts';

/** Equal for equal attributes, whatever the order of their keys; empty for none. */
export function attributesKey(attributes: Readonly<Record<string, unknown>>): string {
  if (Object.keys(attributes).length === 0) return '';
  return createHash('sha1').update(canonical(attributes)).digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isRecord(value)) return JSON.stringify(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${entries.join(',')}}`;
}
