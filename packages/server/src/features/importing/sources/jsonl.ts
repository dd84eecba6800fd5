import { type Count, textBytes } from './bytes.ts';
import { type Line, linesOf, LONGEST_LINE } from './lines.ts';
import type { Fault, Read, Source } from './source.ts';

// The format asks for `type` to stand first: then a line's type is known without reading the line.
const TYPE_FIRST = /^\s*\{\s*"type"\s*:\s*"([a-z_]+)"/;
const LOOK_AT = 120;

/** The records of one type, in the order they stand. */
export async function* recordsOfType(source: Source, type: string, count: Count): AsyncGenerator<Read> {
  for await (const { number, bytes } of linesOf(textBytes(source, count))) {
    if (bytes === null || typeOfLine(bytes) !== type) continue;
    const place = { file: source.name, line: number };
    const value = parsed(bytes);
    if (!isObject(value)) yield { fault: { ...place, field: '', reason: reasonFor(bytes) } };
    else if (value['type'] !== type) yield { fault: { ...place, field: 'type', reason: 'is given twice' } };
    else yield { record: { ...place, value } };
  }
}

/**
 * Looks through a file: which types are in it. Tells of every line that belongs to no known type, each once: reading
 * the records later passes over these.
 */
export async function surveyJsonl(
  source: Source,
  known: ReadonlySet<string>,
  { count, refuse }: { count: Count; refuse: (fault: Fault) => Promise<void> },
): Promise<Set<string>> {
  const types = new Set<string>();
  for await (const line of linesOf(textBytes(source, count))) {
    const type = line.bytes === null ? null : typeOfLine(line.bytes);
    if (type !== null && known.has(type)) types.add(type);
    else if (!isBlank(line)) await refuse({ file: source.name, line: line.number, ...faultOf(line, type, known) });
  }
  return types;
}

function typeOfLine(bytes: Buffer): string | null {
  const first = TYPE_FIRST.exec(bytes.toString('latin1', 0, Math.min(bytes.length, LOOK_AT)))?.[1];
  if (first !== undefined) return first;
  if (isBlank({ number: 0, bytes })) return null;
  const value = parsed(bytes);
  return isObject(value) && typeof value['type'] === 'string' ? value['type'] : null;
}

function isBlank({ bytes }: Line): boolean {
  return bytes !== null && bytes.every((byte) => byte === 0x20 || byte === 0x09);
}

function faultOf({ bytes }: Line, type: string | null, known: ReadonlySet<string>): { field: string; reason: string } {
  if (bytes === null) return { field: '', reason: `is longer than ${LONGEST_LINE / 1_048_576} MB` };
  if (type !== null) {
    return { field: 'type', reason: `${JSON.stringify(type.slice(0, 40))} is none of ${[...known].join(', ')}` };
  }
  const value = parsed(bytes);
  if (isObject(value)) return { field: 'type', reason: 'is missing' };
  return { field: '', reason: value === undefined ? reasonFor(bytes) : 'is not an object in braces' };
}

function parsed(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  if (text.includes('\uFFFD')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

function reasonFor(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  if (text.includes('\uFFFD')) return 'is not UTF-8 text: save the file as UTF-8';
  try {
    JSON.parse(text);
    return 'is not an object in braces';
  } catch (error) {
    return `is not JSON: ${error instanceof Error ? error.message.slice(0, 120) : ''}`;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
