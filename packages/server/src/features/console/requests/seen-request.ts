import type { CsrfCookieReason, Decisions, SessionCookieReason } from '../../../platform/http/index.ts';

/** A request as the console remembers it: names, shapes and decisions, never a value that opens something. */
export interface SeenRequest {
  /** Counted from 1. */
  readonly number: number;
  readonly at: Date;
  readonly method: string;
  /** Both masked. */
  readonly path: string;
  readonly query: string;
  readonly status: number;
  readonly milliseconds: number;
  /** Null where nobody counts. */
  readonly statements: number | null;
  readonly caller: SeenCaller;
  readonly access: string | null;
  readonly decisions: Readonly<Decisions>;
  readonly carried: Carried;
  readonly cookiesSet: readonly CookieSet[];
}

export type SeenCaller =
  | { readonly kind: 'nobody' | 'visitor' | 'guest' }
  | { readonly kind: 'guest_customer' | 'customer' | 'staff'; readonly id: number };

/** What a request had with it that the decisions look at. */
export interface Carried {
  readonly cookies: readonly { readonly name: string; readonly length: number }[];
  /** Length of `x-csrftoken`. */
  readonly csrfHeader: number | null;
  /** Scheme and length of `Authorization`. */
  readonly authorization: string | null;
  readonly origin: string | null;
  readonly referer: string | null;
  readonly fetchSite: string | null;
}

/** A cookie that the answer sets. */
export interface CookieSet {
  readonly name: string;
  readonly length: number;
  readonly attributes: string;
  /** Null for cookies that are neither the session's nor the CSRF check's. */
  readonly why: SessionCookieReason | CsrfCookieReason | null;
}
