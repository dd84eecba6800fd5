import { hash } from 'node:crypto';
import { isRecord } from '../../../platform/http/decoding/index.ts';
import { checkLinkToken, makeLinkToken, type Signer } from '../../../platform/crypto/index.ts';

/** What an authorization code stands for. It is the code: nothing is stored. */
export interface Grant {
  readonly redirectUri: string;
  readonly nonce: string;
  readonly challenge: string;
  readonly person: Readonly<Record<string, unknown>>;
}

const PURPOSE = 'simulated-openid-code';
const LIFE_SECONDS = 60;

/** `<the grant in base64url>.<token>` */
export function makeCode(signer: Signer, grant: Grant, now: Date): string {
  const text = Buffer.from(JSON.stringify(grant)).toString('base64url');
  return `${text}.${makeLinkToken(signer, PURPOSE, text, now)}`;
}

/** Null for a code that is not ours, or too old. */
export function readCode(signer: Signer, code: string, now: Date): Grant | null {
  const [text = '', token = ''] = code.split('.');
  if (!checkLinkToken(signer, { purpose: PURPOSE, state: text, token, maxAgeSeconds: LIFE_SECONDS }, now)) return null;
  const grant: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  return isGrant(grant) ? grant : null;
}

function isGrant(value: unknown): value is Grant {
  return isRecord(value) && isRecord(value['person']) && typeof value['challenge'] === 'string';
}

/** Whether whoever exchanges the code is who asked for it (RFC 7636). */
export function provesChallenge({ challenge }: Grant, verifier: string): boolean {
  return hash('sha256', verifier, 'base64url') === challenge;
}
