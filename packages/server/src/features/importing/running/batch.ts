import { isDatabaseDown, type Tx } from '../../../platform/db/index.ts';
import type { ImportDeps } from '../importing.deps.ts';
import { findKnown, type KnownKind } from '../importing.queries.ts';
import type { Complaint } from '../records/complaints.ts';
import type { RecordType } from '../records/record-type.ts';
import { ImportStopped } from '../sources/source.ts';
import { faultOf, reasonOf, refusedFields } from './faults.rules.ts';
import { entryFor, type Item, originOf } from './item.ts';
import { NoPicture } from './pictures.ts';
import type { Run } from './run.ts';

/** Saves some records of one type, or looks whether they could be. What cannot be is refused, the rest is saved. */
export async function saveBatch<Input>(
  run: Run,
  type: RecordType<Input>,
  batch: readonly Item<Input>[],
): Promise<void> {
  try {
    await save(run, type, batch);
  } catch (error) {
    if (!isDatabaseDown(error)) throw error;
    throw new ImportStopped('The database went away. What was saved stays: run the import again to finish it.');
  }
}

async function save<Input>(run: Run, type: RecordType<Input>, batch: readonly Item<Input>[]): Promise<void> {
  const { db } = run.deps;
  const keys = batch.map(({ input }) => type.keyOf(input));
  const known = type.kind === null ? new Set<string>() : await findKnown(db, type.kind, keys);
  const wanted = batch.filter(({ input, record }) => record.onlyIfMissing !== true || !known.has(type.keyOf(input)));
  const fitting = await withoutConflicts(run, type, await withWhatTheyNeed(run, type, wanted));
  const whole = await withPictures(run, type, fitting);
  const saved = run.dryRun ? whole : await saveOrSplit(run, type, whole);
  const updated = saved.filter(({ input }) => known.has(type.keyOf(input))).length;
  run.ledger.saved({ created: saved.length - updated, updated });
}

async function refuse<Input>(
  run: Run,
  type: RecordType<Input>,
  { input, record }: Item<Input>,
  complaints: readonly Complaint[],
): Promise<void> {
  for (const { key } of type.claims(input)) run.claims.free(type.name, key);
  const name = { type: type.name, key: type.keyOf(input) };
  await run.ledger.refuse(complaints.map((complaint) => entryFor(record, name, complaint)));
}

/** What a record names has to be in the shop or in this import. */
async function withWhatTheyNeed<Input>(
  run: Run,
  type: RecordType<Input>,
  batch: readonly Item<Input>[],
): Promise<Item<Input>[]> {
  const wanted = new Map<KnownKind, Set<string>>();
  for (const { kind, key } of batch.flatMap(({ input }) => type.needs(input))) {
    if (!run.claims.has(kind, key)) wanted.set(kind, (wanted.get(kind) ?? new Set()).add(key));
  }
  const found = new Map<KnownKind, Set<string>>();
  for (const [kind, keys] of wanted) found.set(kind, await findKnown(run.deps.db, kind, [...keys]));
  const fitting: Item<Input>[] = [];
  for (const item of batch) {
    const missing = type
      .needs(item.input)
      .filter(({ kind, key }) => !run.claims.has(kind, key) && found.get(kind)?.has(key) !== true)
      .map(({ kind, key, path }) => ({ path, reason: `names a ${kind} that is not there: ${JSON.stringify(key)}` }));
    if (missing.length === 0) fitting.push(item);
    else await refuse(run, type, item, missing);
  }
  return fitting;
}

async function withoutConflicts<Input>(
  run: Run,
  type: RecordType<Input>,
  batch: readonly Item<Input>[],
): Promise<readonly Item<Input>[]> {
  if (type.conflicts === undefined) return batch;
  const inputs = batch.map(({ input }) => input);
  const conflicts = await type.conflicts(run.deps.db, inputs);
  const fitting: Item<Input>[] = [];
  for (const [index, item] of batch.entries()) {
    const complaints = conflicts[index] ?? [];
    if (complaints.length === 0) fitting.push(item);
    else await refuse(run, type, item, complaints);
  }
  return fitting;
}

// As many as there are threads for pictures.
const AT_ONCE = 4;

async function withPictures<Input>(
  run: Run,
  type: RecordType<Input>,
  batch: readonly Item<Input>[],
): Promise<readonly Item<Input>[]> {
  const { complete } = type;
  if (complete === undefined) return batch;
  const whole: Item<Input>[] = [];
  for (let from = 0; from < batch.length; from += AT_ONCE) {
    const some = batch.slice(from, from + AT_ONCE);
    for (const done of await Promise.all(some.map((item) => completed(run, complete, item)))) {
      if (done.complaints.length === 0) whole.push(done.item);
      else await refuse(run, type, done.item, done.complaints);
    }
  }
  return whole;
}

async function completed<Input>(
  run: Run,
  complete: NonNullable<RecordType<Input>['complete']>,
  item: Item<Input>,
): Promise<{ item: Item<Input>; complaints: Complaint[] }> {
  const complaints: Complaint[] = [];
  const origin = originOf(item);
  const input = await complete(item.input, async (image, path) => {
    try {
      return await run.pictures(image, origin);
    } catch (error) {
      if (!(error instanceof NoPicture)) throw error;
      complaints.push({ path, reason: `${JSON.stringify(image)} ${error.message}` });
      return image;
    }
  });
  return { item: { ...item, input }, complaints };
}

/** All in one transaction; if that fails for the sake of some of them, the others without these. */
async function saveOrSplit<Input>(
  run: Run,
  type: RecordType<Input>,
  batch: readonly Item<Input>[],
): Promise<readonly Item<Input>[]> {
  if (batch.length === 0) return [];
  try {
    const inputs = batch.map(({ input }) => input);
    await inTransaction(run.deps, (tx) => type.save(run.deps, tx, inputs));
    const { saveAfter } = type;
    if (saveAfter !== undefined) await inTransaction(run.deps, (tx) => saveAfter(run.deps, tx, inputs));
    return batch;
  } catch (error) {
    if (faultOf(error) !== 'record') throw error;
    return split(run, type, batch, error);
  }
}

const ATTEMPTS = 4;

/** Again, when somebody else was at the same rows. */
async function inTransaction(deps: ImportDeps, work: (tx: Tx) => Promise<void>, attempt = 1): Promise<void> {
  try {
    await deps.db.transaction().execute(work);
  } catch (error) {
    if (faultOf(error) !== 'busy' || attempt === ATTEMPTS) throw error;
    await inTransaction(deps, work, attempt + 1);
  }
}

async function split<Input>(
  run: Run,
  type: RecordType<Input>,
  batch: readonly Item<Input>[],
  error: unknown,
): Promise<readonly Item<Input>[]> {
  const fields = refusedFields(error);
  const [only] = batch;
  if (batch.length === 1 && only !== undefined) {
    await refuse(run, type, only, complaintsAbout(type, only, fields, error));
    return [];
  }
  const bad = batch.filter(({ input }) => namesOf(type, input).some((name) => fields.has(name)));
  if (bad.length === 0 || bad.length === batch.length) {
    const half = Math.ceil(batch.length / 2);
    const first = await saveOrSplit(run, type, batch.slice(0, half));
    return [...first, ...(await saveOrSplit(run, type, batch.slice(half)))];
  }
  for (const item of bad) await refuse(run, type, item, complaintsAbout(type, item, fields, error));
  return saveOrSplit(
    run,
    type,
    batch.filter((item) => !bad.includes(item)),
  );
}

function namesOf<Input>(type: RecordType<Input>, input: Input): string[] {
  return [type.keyOf(input), ...type.claims(input).map(({ key }) => key)];
}

function complaintsAbout<Input>(
  type: RecordType<Input>,
  { input }: Item<Input>,
  fields: ReadonlyMap<string, string>,
  error: unknown,
): Complaint[] {
  const paths = new Map(type.claims(input).map(({ key, path }) => [key, path]));
  const own = type.keyOf(input);
  const complaints = [...fields].flatMap(([name, reason]) => {
    const path = paths.get(name);
    if (path !== undefined) return [{ path, reason }];
    // Named after its part, not after its key: it was alone, so that this is its own.
    return name === own ? [{ path: '', reason }] : [{ path: name, reason }];
  });
  const about = complaints.filter(({ path }) => fields.size === 1 || paths.size === 0 || !fields.has(path));
  return about.length > 0 ? about : [{ path: '', reason: reasonOf(error) }];
}
