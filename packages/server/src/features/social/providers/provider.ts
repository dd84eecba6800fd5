import type { CustomFetch } from 'openid-client';

/** How the shop calls providers: as `fetch`. Redirects are not followed. */
export type ProviderFetch = CustomFetch;

/** What belongs to one sign-in and to nobody else's. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE: only who began the sign-in can end it. */
  readonly verifier: string;
  /** Where the provider sends the browser back to. */
  readonly callback: string;
}

/** Whom a provider vouches for. */
export interface Identity {
  /** The provider's own, lasting name for them. */
  readonly subject: string;
  /** Normalised; null where there is none. */
  readonly email: string | null;
  /** Whether the provider says that the address is theirs, or the shop takes it for that. */
  readonly emailVerified: boolean;
  readonly firstName: string;
  readonly lastName: string;
}

/** Somebody who vouches for customers. Any call may end in 503, with nothing changed. */
export interface Provider {
  readonly name: string;
  /** As people call it. */
  readonly label: string;
  /** The address to send the browser to. @throws Refusal unavailable social_unavailable */
  authorization(attempt: Attempt): Promise<string>;
  /**
   * Whom the provider's answer names. `answer` holds the parameters that the browser came back with.
   * @throws Refusal unavailable social_unavailable, rejected social_100_3 for an answer that proves nothing
   */
  identify(attempt: Attempt, answer: URLSearchParams): Promise<Identity>;
}

/** By name. */
export type Providers = ReadonlyMap<string, Provider>;
