import { checkLinkToken, makeLinkToken, type Signer } from '../../../platform/crypto/index.ts';
import type { DataExport } from './exports.queries.ts';

const PURPOSE = 'data-export';

type Linked = Pick<DataExport, 'key' | 'customerId' | 'expiresAt'>;

/** Path of an archive: it is worth something to the customer who is logged in, until the archive expires. */
export function exportPath(signer: Signer, archive: Linked, now: Date): string {
  return `/users/data-export/${archive.key}/${makeLinkToken(signer, PURPOSE, stateOf(archive), now)}/`;
}

/** Whether a link was made for this archive, and that is still there to be had. */
export function isLinkGood(signer: Signer, archive: Linked, { token, now }: { token: string; now: Date }): boolean {
  if (archive.expiresAt === null || archive.expiresAt <= now) return false;
  const check = { purpose: PURPOSE, state: stateOf(archive), token, maxAgeSeconds: Number.POSITIVE_INFINITY };
  return checkLinkToken(signer, check, now);
}

function stateOf({ key, customerId, expiresAt }: Linked): string {
  return `${key}:${customerId}:${expiresAt?.getTime() ?? 0}`;
}
