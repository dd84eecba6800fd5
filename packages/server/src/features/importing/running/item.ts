import { dirname } from 'node:path';
import type { Complaint } from '../records/complaints.ts';
import type { RecordType } from '../records/record-type.ts';
import type { ReportEntry } from '../report/report.ts';
import type { RawRecord, Source } from '../sources/source.ts';

/** A record that was read, on its way into the shop. */
export interface Item<Input> {
  readonly input: Input;
  readonly record: RawRecord;
  readonly source: Source;
}

export function originOf({ source }: Item<unknown>) {
  return { file: source.name, folder: dirname(source.path), root: source.root };
}

/** A complaint about a record as the report has it: with the line and the name that its author knows. */
export function entryFor(
  record: RawRecord,
  { type, key }: { type: string; key: string },
  { path, reason }: Complaint,
): Omit<ReportEntry, 'outcome'> {
  const { line, field } = record.locate?.(path) ?? { line: record.line, field: path };
  return { file: record.file, line, type, key, field, reason };
}

/** The key of a record that could not be read, as far as it has one. */
export function keyIn(value: unknown): string {
  if (typeof value !== 'object' || value === null) return '';
  for (const name of ['sku', 'key', 'code', 'slug', 'value', 'url', 'from', 'city']) {
    const key: unknown = name in value ? Object.entries(value).find(([own]) => own === name)?.[1] : undefined;
    if (typeof key === 'string') return key.slice(0, 120);
  }
  return '';
}

/** Parents before children. Whatever stands in a ring has no place and is handed back apart. */
export function parentsFirst<Input>(
  items: readonly Item<Input>[],
  type: RecordType<Input>,
): { ordered: Item<Input>[]; ring: Item<Input>[] } {
  const waiting = new Map<string, Item<Input>[]>();
  const keys = new Set(items.map(({ input }) => type.keyOf(input)));
  const ready: Item<Input>[] = [];
  for (const item of items) {
    const parent = type.parentOf?.(item.input) ?? null;
    if (parent === null || !keys.has(parent)) ready.push(item);
    else waiting.set(parent, [...(waiting.get(parent) ?? []), item]);
  }
  // Grows while it is walked along.
  for (const item of ready) {
    const key = type.keyOf(item.input);
    ready.push(...(waiting.get(key) ?? []));
    waiting.delete(key);
  }
  const placed = new Set(ready);
  return { ordered: ready, ring: items.filter((item) => !placed.has(item)) };
}
