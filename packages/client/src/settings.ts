import type { Jar } from './cookies.ts';
import { platformFetch } from './environment.ts';
import type { NotAuthenticated } from './errors.ts';

/** A value, now or later. */
export type Awaitable<Value> = Value | Promise<Value>;

/** Where an app without cookies keeps the key of its customer's login: the device's secure storage, for example. */
export interface TokenStore {
  /** The key; null for a guest. */
  read(): Awaitable<string | null | undefined>;
  /** Called with the key after a login or registration, with null after a logout and when the key is no good any more. */
  write(key: string | null): Awaitable<void>;
}

/** How fetch is called: with an address as a text, and options. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** What can differ between clients that share their cookies. */
export interface ClientSettings {
  /** `Accept-Language`: what texts are answered in. */
  readonly language?: string | (() => string | undefined) | undefined;
  /** `x-currency`: what prices are answered in. */
  readonly currency?: string | (() => string | undefined) | undefined;
  /** Milliseconds for a call with all its repeats; default 15 000. `Infinity` waits for ever. */
  readonly timeout?: number | undefined;
  /** How often a call is repeated where that is safe; default 2. */
  readonly retries?: number | undefined;
  /** Sent with each request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Called for each 401, before the call rejects. */
  readonly onSignedOut?: ((error: NotAuthenticated) => void) | undefined;
}

/** What a client is made with. */
export interface ClientOptions extends ClientSettings {
  /** Where the shop is: `https://shop.example.com`; in a browser `''` for the page's own host. */
  readonly baseUrl: string;
  /** In place of the platform's own. */
  readonly fetch?: Fetch | undefined;
  /** Cookies outside of browsers, one jar for each customer. */
  readonly jar?: Jar | undefined;
  /** `SESSION_COOKIE_NAME` of the shop, where it has one: what the jar's most important cookie is called. */
  readonly sessionCookie?: string | undefined;
  /** In place of cookies: the key of a login, or where it is kept. */
  readonly token?: string | TokenStore | undefined;
}

/** The options with what was left out. */
export interface Settings {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly jar: Jar | undefined;
  readonly sessionCookie: string;
  readonly token: string | TokenStore | undefined;
  readonly language: () => string | undefined;
  readonly currency: () => string | undefined;
  readonly timeout: number;
  readonly retries: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly onSignedOut: (error: NotAuthenticated) => void;
}

/** Fills in what was left out. */
export function settingsOf(options: ClientOptions): Settings {
  const { baseUrl, language, currency } = options;
  return {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    fetch: options.fetch ?? platformFetch,
    jar: options.jar,
    sessionCookie: options.sessionCookie ?? 'osessionid',
    token: options.token,
    language: typeof language === 'function' ? language : () => language,
    currency: typeof currency === 'function' ? currency : () => currency,
    timeout: options.timeout ?? 15_000,
    retries: options.retries ?? 2,
    headers: options.headers ?? {},
    onSignedOut: options.onSignedOut ?? (() => undefined),
  };
}
