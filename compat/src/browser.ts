import { CookieJar } from './cookie-jar.ts';
import { pageLocation, storefrontOrigin } from './page-location.ts';
import { cookieLines, type Storefront } from './storefront.ts';

/** A call that the storefront made to the server under test. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
  readonly body: string;
  readonly status: number;
  /** Where the answer leads, when it does. */
  readonly location: string | null;
}

const NativeRequest = Request;
const nativeFetch = fetch;

/** `Request` of a page: relative addresses belong to the storefront. */
class BrowserRequest extends NativeRequest {
  constructor(input: string | URL | Request, init?: RequestInit) {
    super(input instanceof NativeRequest ? input : new URL(input, storefrontOrigin), init);
  }
}

const put = (name: string, value: unknown): void => {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};

/**
 * The globals of a page at the storefront. Its own calls go to the storefront with cookies and the headers a browser
 * adds; the storefront's calls to the server use the same global `fetch`, which lets them through and notes them.
 */
export class Browser {
  readonly jar = new CookieJar(new URL(storefrontOrigin).hostname);
  readonly calls: Call[] = [];
  #storefront: Storefront | undefined;

  install(): void {
    const page = { location: pageLocation, addEventListener: () => undefined };
    put('window', page);
    put('location', pageLocation);
    put('localStorage', { getItem: () => null });
    put('Request', BrowserRequest);
    put('fetch', (input: string | URL | Request, init?: RequestInit) => this.#fetch(input, init));
    put('document', this.#document());
  }

  /** Where the visitor is now, as the client last said it. */
  get whereabouts(): string {
    return pageLocation.href;
  }

  connect(storefront: Storefront): void {
    this.#storefront = storefront;
  }

  /** A request by the page or by its visitor. */
  async request(path: string, init?: RequestInit): Promise<Response> {
    return this.#toStorefront(new BrowserRequest(path, init));
  }

  /** A request that neither the page nor the storefront makes: a test's own look at the server. */
  unnoted(url: string): Promise<Response> {
    return nativeFetch(url);
  }

  #document(): unknown {
    const jar = this.jar;
    return {
      visibilityState: 'visible',
      get cookie(): string {
        return jar.documentCookie;
      },
      set cookie(line: string) {
        jar.store(line);
      },
    };
  }

  async #fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = new BrowserRequest(input, init);
    return new URL(request.url).origin === storefrontOrigin ? this.#toStorefront(request) : this.#toServer(request);
  }

  async #toServer(request: Request): Promise<Response> {
    const body = await request.clone().text();
    const answer = await nativeFetch(request);
    // The client leaves the bodies it has no use for unread, and a server cannot end before they are fetched.
    await answer.clone().arrayBuffer();
    const url = new URL(request.url);
    const { method, headers } = request;
    const { status } = answer;
    const location = answer.headers.get('location');
    this.calls.push({ method, path: url.pathname + url.search, headers, body, status, location });
    return answer;
  }

  async #toStorefront(request: Request): Promise<Response> {
    if (!this.#storefront) throw new Error('The page has no storefront yet');
    const answer = await this.#storefront.handle(await this.#asSent(request));
    for (const line of cookieLines(answer)) this.jar.store(line);
    return answer;
  }

  async #asSent(request: Request): Promise<Request> {
    const body = await request.text();
    const headers = new Headers(request.headers);
    for (const [name, value] of this.#browserHeaders(request)) headers.set(name, value);
    const { method } = request;
    return new NativeRequest(request.url, body === '' ? { method, headers } : { method, headers, body });
  }

  #browserHeaders(request: Request): readonly (readonly [string, string])[] {
    const { host, pathname } = new URL(request.url);
    const cookie = this.jar.header(pathname);
    return [
      ['host', host],
      ['user-agent', 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'],
      ['accept-encoding', 'gzip, deflate, br'],
      ['referer', pageLocation.href],
      ['sec-fetch-site', 'same-origin'],
      ['sec-fetch-mode', 'cors'],
      ['sec-fetch-dest', 'empty'],
      // The platform in front of the storefront adds these; the client's proxy must not hand them on.
      ['x-forwarded-for', '203.0.113.7'],
      ['x-forwarded-host', host],
      ['x-forwarded-proto', 'https'],
      ...(request.method === 'GET' ? [] : [['origin', storefrontOrigin] as const]),
      ...(cookie === undefined ? [] : [['cookie', cookie] as const]),
    ];
  }
}
