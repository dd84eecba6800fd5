import { isRecord } from '../http/decoding/index.ts';

/** A number that a job was enqueued with. @throws TypeError when there is none of this name */
export function numberIn(payload: unknown, name: string): number {
  const value = isRecord(payload) ? payload[name] : undefined;
  if (typeof value !== 'number') throw new TypeError(`The job's ${name} is missing`);
  return value;
}
