import type { Signer } from '../../platform/crypto/index.ts';
import type { Executor, Tx } from '../../platform/db/index.ts';
import type { Random } from '../../platform/random/index.ts';
import type { StorefrontDeps } from '../storefront/index.ts';

/** A customer who asks for a stock alert. */
export interface AlertAsked {
  readonly customerId: number;
  readonly email: string;
  /** Where the call comes from. */
  readonly address: string;
  readonly now: Date;
}

/** Whether people want stock alerts, and how they say that they do not. */
export interface AlertConsent {
  /** False for a customer who has switched them off, also where a guest asked for one to the address they proved. */
  isWanted(db: Executor, recipient: { readonly customerId: number | null; readonly address: string }): Promise<boolean>;
  /** A customer has asked for one. */
  wantAgain(tx: Tx, asked: AlertAsked): Promise<void>;
  /** Where one POST takes an address's alerts back. */
  unsubscribeLink(email: string): string;
}

/** What wishlists are built from: all that showing products takes, and what slugs and limits take. */
export interface WishlistDeps extends StorefrontDeps {
  readonly random: Random;
  readonly signer: Signer;
  readonly alertConsent: AlertConsent;
}
