import type { Readable } from 'node:stream';
import { HOUR, later } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { findContact } from '../../accounts/index.ts';
import type { Scope } from '../archive/reading.queries.ts';
import { openArchive } from '../archive/writing.service.ts';
import { findPeople } from '../desk/people.queries.ts';
import { PRIVACY_JOBS } from '../job-names.ts';
import type { PrivacyJobDeps } from '../privacy.deps.ts';
import {
  type DataExport,
  findExport,
  insertChunk,
  updateFailed,
  updateReady,
  updateStarted,
} from './exports.queries.ts';

type MakingDeps = Pick<PrivacyJobDeps, 'db' | 'config' | 'clock'>;

/**
 * The job: makes the archive and has the customer told, in one transaction on one snapshot, so that there is either the whole
 * of it or nothing. Repeated after a crash it begins anew; once it is made, or the customer erased, it does nothing.
 */
export async function makeExport(
  deps: MakingDeps,
  id: number,
  { isLast }: { readonly isLast: boolean },
): Promise<void> {
  const request = await findExport(deps.db, id);
  if (request?.state !== 'pending') return;
  const { db, clock } = deps;
  if ((await findContact(db, { id: request.customerId })) === null) return updateFailed(db, id, clock.now());
  await updateStarted(db, id, clock.now());
  try {
    await db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((tx) => writeExport(deps, tx, request));
  } catch (error) {
    // Erased meanwhile: there is nobody left to make it for.
    if ((await findExport(db, id)) === null) return;
    if (error instanceof TooLarge || isLast) await updateFailed(db, id, clock.now());
    if (!(error instanceof TooLarge)) throw error;
  }
}

/** What erasing the account would take: what guests left under the address, too, where it is proved whose it is. */
async function scopeOf(tx: Tx, { customerId, language }: DataExport): Promise<Scope> {
  const contact = await findContact(tx, { id: customerId });
  if (contact?.emailVerified !== true) return { customerIds: [customerId], guestEmail: null, language };
  const people = await findPeople(tx, contact.email);
  return { customerIds: people.map(({ id }) => id), guestEmail: contact.email, language };
}

async function writeExport({ config, clock }: MakingDeps, tx: Tx, request: DataExport): Promise<void> {
  const { id, customerId } = request;
  const scope = await scopeOf(tx, request);
  const archive = await openArchive(tx, scope, { shop: config.publicUrl, now: clock.now() });
  const size = await storeArchive(tx, { id, archive, most: config.dataExportMegabytes * 2 ** 20 });
  const now = clock.now();
  const ready = await updateReady(tx, id, { size, now, expiresAt: later(now, config.dataExportHours * HOUR) });
  if (!ready) throw new Error('The archive is wanted no more');
  await enqueue(tx, { name: PRIVACY_JOBS.tell, payload: { exportId: id, customerId } });
}

class TooLarge extends Error {}

const CHUNK = 2 ** 20;

/** Stores an archive in pieces as it comes. @returns its size @throws TooLarge */
async function storeArchive(
  tx: Tx,
  { id, archive, most }: { id: number; archive: Readable; most: number },
): Promise<number> {
  let size = 0;
  let position = 0;
  for await (const bytes of chunksOf(archive)) {
    size += bytes.length;
    if (size > most) throw new TooLarge();
    await insertChunk(tx, id, position++, bytes);
  }
  return size;
}

/** The same bytes in pieces of one size, the last one apart. */
async function* chunksOf(archive: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  const pieces: AsyncIterable<Buffer> = archive;
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length < CHUNK) continue;
    const joined = Buffer.concat(waiting);
    const whole = joined.length - (joined.length % CHUNK);
    for (let from = 0; from < whole; from += CHUNK) yield joined.subarray(from, from + CHUNK);
    waiting = [joined.subarray(whole)];
    length = joined.length - whole;
  }
  if (length > 0) yield Buffer.concat(waiting);
}
