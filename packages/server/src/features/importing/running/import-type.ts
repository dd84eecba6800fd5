import { refreshStatistics } from '../importing.queries.ts';
import { type Complaint, Complaints } from '../records/complaints.ts';
import type { RecordType } from '../records/record-type.ts';
import { readRecords } from '../sources/read.ts';
import type { RawRecord, Read, Source } from '../sources/source.ts';
import { saveBatch } from './batch.ts';
import { entryFor, type Item, keyIn, parentsFirst } from './item.ts';
import type { Run, Surveyed } from './run.ts';

// One transaction each: enough that its cost is shared, little enough that nobody waits for its locks.
const BATCH = 250;
// Trees are put in order in memory. What comes after these has to stand in order itself.
const MOST_IN_ORDER = 100_000;

/** Imports all records of one type from the files that have any. */
export async function importType<Input>(run: Run, type: RecordType<Input>, files: readonly Surveyed[]): Promise<void> {
  run.ledger.enter(type);
  const line = saving(run, type);
  const later = await readAll(run, type, files, line.add);
  if (type.parentOf === undefined) for (const item of later) await line.add(item);
  else {
    const { ordered, ring } = parentsFirst(later, type);
    for (const item of ring) await refuseRing(run, type, item);
    for (const item of ordered) await line.add(item);
  }
  await line.end();
}

/** Saves by the batch, while the next one is being read. */
function saving<Input>(run: Run, type: RecordType<Input>) {
  let batch: Item<Input>[] = [];
  let batches = 0;
  let running = Promise.resolve();
  const hand = async () => {
    await running;
    const full = batch;
    batch = [];
    if (full.length === 0 || run.ledger.watch.isStopping()) return;
    batches += 1;
    // After the first batch, the second, the fourth: each time there is twice as much.
    const grown = !run.dryRun && (batches & (batches - 1)) === 0 && full.length === BATCH;
    running = saveBatch(run, type, full).then(() => (grown ? refreshStatistics(run.deps.db) : undefined));
    // Whoever comes next waits for it and hears of it.
    running.catch(() => undefined);
  };
  return {
    add: async (item: Item<Input>) => {
      batch.push(item);
      if (batch.length >= BATCH) await hand();
    },
    end: async () => {
      await hand();
      await running;
    },
  };
}

/** Hands on what can be saved at once. @returns what has to wait until the others are there */
async function readAll<Input>(
  run: Run,
  type: RecordType<Input>,
  files: readonly Surveyed[],
  add: (item: Item<Input>) => Promise<void>,
): Promise<Item<Input>[]> {
  const later: Item<Input>[] = [];
  const waits = ({ input }: Item<Input>) => type.parentOf !== undefined || type.isLast?.(input) === true;
  for (const file of files.filter(({ types }) => types.has(type.name))) {
    const reading = { count: run.ledger.count, shopify: run.shopify };
    for await (const read of readRecords(file, type.name, reading)) {
      if (run.ledger.watch.isStopping()) return [];
      const item = await takeIn(run, type, read, file.source);
      if (item === null) continue;
      if (waits(item) && later.length < MOST_IN_ORDER) later.push(item);
      else await add(item);
    }
  }
  return later;
}

async function takeIn<Input>(
  run: Run,
  type: RecordType<Input>,
  read: Read,
  source: Source,
): Promise<Item<Input> | null> {
  if ('record' in read) return readOne(run, type, read.record, source);
  if ('warning' in read) await run.ledger.warn({ type: type.name, key: '', ...read.warning });
  else await run.ledger.refuse([{ type: type.name, key: '', ...read.fault }]);
  return null;
}

async function readOne<Input>(
  run: Run,
  type: RecordType<Input>,
  record: RawRecord,
  source: Source,
): Promise<Item<Input> | null> {
  const complaints = new Complaints(run.shop);
  const input = type.read(record.value, complaints);
  const item = input === null ? null : { input, record, source };
  if (item !== null && isThere(run, type, item)) return null;
  if (item !== null && complaints.refused.length === 0) claim(run, type, item, complaints);
  const name = { type: type.name, key: keyIn(record.value) };
  for (const warning of complaints.warnings) await run.ledger.warn(entryFor(record, name, warning));
  if (complaints.refused.length > 0) {
    await run.ledger.refuse(complaints.refused.map((complaint) => entryFor(record, name, complaint)));
    return null;
  }
  for (const note of record.notes ?? []) await run.ledger.warn({ file: record.file, ...name, ...note });
  return item;
}

function isThere<Input>(run: Run, type: RecordType<Input>, { input, record }: Item<Input>): boolean {
  return record.onlyIfMissing === true && run.claims.has(type.name, type.keyOf(input));
}

/** Takes the record's keys, all or none. */
function claim<Input>(run: Run, type: RecordType<Input>, { input, record }: Item<Input>, complaints: Complaints): void {
  const taken: string[] = [];
  for (const { key, path } of type.claims(input)) {
    const line = record.locate?.(path).line ?? record.line;
    const before = run.claims.take(type.name, key, { file: record.file, line });
    if (before === null) {
      taken.push(key);
      continue;
    }
    const where = before.file === record.file ? '' : `${before.file}, `;
    complaints.refuse(path, `${JSON.stringify(key)} stands already at ${where}line ${before.line}`);
  }
  if (complaints.refused.length > 0) for (const key of taken) run.claims.free(type.name, key);
}

async function refuseRing<Input>(run: Run, type: RecordType<Input>, { input, record }: Item<Input>): Promise<void> {
  const key = type.keyOf(input);
  run.claims.free(type.name, key);
  const complaint: Complaint = { path: 'parent', reason: 'lies below itself' };
  await run.ledger.refuse([entryFor(record, { type: type.name, key }, complaint)]);
}
