import { normaliseEmail } from '../../../kernel/email.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Signer } from '../../../platform/crypto/index.ts';
import type { ConsentKind } from '../consents/log.queries.ts';

const PURPOSE = 'unsubscribe';

/** What is to be sent no more, and to whom. */
export interface Unsubscription {
  readonly kind: ConsentKind;
  /** Normalised. */
  readonly email: string;
}

export interface LinkDeps {
  readonly config: Pick<Config, 'publicUrl'>;
  readonly signer: Signer;
}

const textOf = ({ kind, email }: Unsubscription): string => `${kind}:${email}`;

/**
 * Where one POST ends mails of a kind to an address (RFC 8058). It holds the address itself, so that it works for as long
 * as the secret key does: after the account, the subscription or the alert that it came with is gone.
 */
export function unsubscribeLink({ config, signer }: LinkDeps, wanted: Unsubscription): string {
  const address = Buffer.from(wanted.email).toString('base64url');
  const signature = signer.sign(PURPOSE, textOf(wanted));
  return `${config.publicUrl}/email-subscription/unsubscribe/${wanted.kind}/${address}/${signature}/`;
}

/** A link's parts as they came. */
export interface UnsubscribeLink {
  readonly kind: string;
  readonly address: string;
  readonly signature: string;
}

/** What a link is about; null for one that we did not make. */
export function readUnsubscribeLink(signer: Signer, link: UnsubscribeLink): Unsubscription | null {
  const { kind, address, signature } = link;
  if ((kind !== 'marketing' && kind !== 'stock_alerts') || !/^[\w-]{1,400}$/.test(address)) return null;
  const email = normaliseEmail(Buffer.from(address, 'base64url').toString('utf8'));
  if (email === null) return null;
  return signer.verify(PURPOSE, textOf({ kind, email }), signature) ? { kind, email } : null;
}
