import { notAuthenticated, notFound } from '../../../kernel/errors.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import { HEX } from '../../../platform/random/index.ts';
import { countCustomerCall } from '../../../platform/rate-limit/index.ts';
import { hasPassword, lockCustomerFacts, proveSelf } from '../../accounts/index.ts';
import { PRIVACY_JOBS } from '../job-names.ts';
import type { PrivacyDeps } from '../privacy.deps.ts';
import { type DataExport, findChunk, findExportOf, replaceExport } from './exports.queries.ts';
import { exportPath, isLinkGood } from './link.rules.ts';

/** Tries before it is given up: the last comes about a quarter of an hour after the first. */
export const MOST_ATTEMPTS = 7;

/**
 * Has an archive made of everything the shop has of the customer. Whoever has a password proves it: a session left open on
 * somebody's machine is not enough to carry a life away.
 * Concurrency: while one is being made, further requests answer that one.
 * @throws Refusal invalid `password` required or password_wrong; throttled
 */
export async function requestExport(
  deps: PrivacyDeps,
  caller: Authenticated,
  password: string | null,
): Promise<DataExport> {
  const { customer } = caller;
  await proveSelf(deps, caller, password);
  const former = await findExportOf(deps.db, customer.id);
  if (former?.state === 'pending') return former;
  const { rateDataExport: rate } = deps.config;
  await countCustomerCall(deps, { scope: 'data-export', customerId: customer.id, rate });
  return beginExport(deps, caller);
}

async function beginExport({ db, clock, random }: PrivacyDeps, caller: Authenticated): Promise<DataExport> {
  const { customer, session, language } = caller;
  const request = { key: random.text(32, HEX), customerId: customer.id, sessionId: session.id, language };
  return db.transaction().execute(async (tx) => {
    // An erasure either is through, and nobody is there, or comes after and takes this along.
    if ((await lockCustomerFacts(tx, customer.id)) === null) throw notAuthenticated();
    const begun = await replaceExport(tx, { ...request, now: clock.now() });
    if (begun === null) return getExport({ db: tx }, customer.id);
    await enqueue(tx, {
      ...{ name: PRIVACY_JOBS.make, payload: { exportId: begun.id, customerId: customer.id } },
      // One at a time in the whole shop: making one is heavy, and nobody waits for it at a till.
      ...{ queue: PRIVACY_JOBS.make, maxAttempts: MOST_ATTEMPTS },
    });
    return begun;
  });
}

/** The latest archive of a customer. @throws Refusal not_found where none was asked for, or long ago */
export async function getExport({ db }: Pick<PrivacyDeps, 'db'>, customerId: number): Promise<DataExport> {
  const found = await findExportOf(db, customerId);
  if (found === null) throw notFound();
  return found;
}

/**
 * The path of a finished archive, where the session may be shown it: the one in which the password was proved. Any other, and
 * any of a customer without a password, has to have the mail as well.
 */
export function visiblePath(
  { signer, clock }: Pick<PrivacyDeps, 'signer' | 'clock'>,
  { session, customer }: Authenticated,
  archive: DataExport,
): string | null {
  const now = clock.now();
  const isThere = archive.state === 'ready' && archive.expiresAt !== null && archive.expiresAt > now;
  const isProved = archive.sessionId === session.id && hasPassword(customer.passwordHash);
  return isThere && isProved ? exportPath(signer, archive, now) : null;
}

/** An archive on its way to the customer. */
export interface Download {
  readonly size: number;
  readonly requestedAt: Date;
  /** Ends with an error where the archive goes while it is read, so that half of one is never taken for the whole. */
  readonly content: AsyncIterable<Buffer>;
}

/**
 * The customer's archive by its link.
 * @throws Refusal not_found for a link that is somebody else's, wrong or too old
 */
export async function openDownload(
  deps: Pick<PrivacyDeps, 'db' | 'clock' | 'signer'>,
  customerId: number,
  link: { readonly key: string; readonly token: string },
): Promise<Download> {
  const archive = await findExportOf(deps.db, customerId);
  const now = deps.clock.now();
  if (archive?.state !== 'ready' || archive.size === null || archive.key !== link.key) throw notFound();
  if (!isLinkGood(deps.signer, archive, { token: link.token, now })) throw notFound();
  const { id, size, requestedAt } = archive;
  return { size, requestedAt, content: contentOf(deps, id, size) };
}

async function* contentOf({ db }: Pick<PrivacyDeps, 'db'>, id: number, size: number): AsyncGenerator<Buffer> {
  let sent = 0;
  for (let position = 0; sent < size; position++) {
    const bytes = await findChunk(db, id, position);
    if (bytes === null) throw new Error('The archive is gone');
    sent += bytes.length;
    yield bytes;
  }
}
