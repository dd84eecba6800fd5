import type { Config } from '../../../platform/config/index.ts';
import { checkLinkToken, makeLinkToken, type Signer } from '../../../platform/crypto/index.ts';

/** The link in mails that opens a conversation to whoever holds it. It dies with time, and with the ticket's nonce. */

const PURPOSE = 'conversation';
const DAY_SECONDS = 86_400;

interface Linked {
  readonly id: number;
  readonly linkNonce: string;
}

interface LinkSettings {
  readonly signer: Signer;
  readonly config: Pick<Config, 'contactLinkDays'>;
}

const stateOf = ({ id, linkNonce }: Linked) => `${id}:${linkNonce}`;

export function makeLink(signer: Signer, ticket: Linked, now: Date): string {
  return makeLinkToken(signer, PURPOSE, stateOf(ticket), now);
}

export function isLinkGood({ signer, config }: LinkSettings, ticket: Linked, token: string, now: Date): boolean {
  const maxAgeSeconds = config.contactLinkDays * DAY_SECONDS;
  return checkLinkToken(signer, { purpose: PURPOSE, state: stateOf(ticket), token, maxAgeSeconds }, now);
}

/** The path of the page. */
export function pathOf({ number, token }: { readonly number: string; readonly token: string }): string {
  return `/users/conversations/open/${number}/${token}/`;
}
