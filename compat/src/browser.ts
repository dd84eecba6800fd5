import { CookieJar } from './cookie-jar.ts';
import { PageDocument } from './page-document.ts';
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
  /** By its status, by saying that there is no such page of the checkout, or by leading away with an error. */
  readonly refused: boolean;
}

/** A page that the visitor goes to. */
export interface Trip {
  readonly url: URL;
  /** What a form posts; null when the page is just opened. */
  readonly form: URLSearchParams | null;
  /** Origin of the page that leads there; null when the visitor typed the address. */
  readonly from: string | null;
}

/** How the checkout refuses a page that the shop has not. */
const namesNoPage = (answer: string): boolean => /"errors":\{[^}]*"page":/.test(answer);

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
  /** Since the visitor came. */
  readonly calls: Call[] = [];
  /** The same, also of the visitors before, since somebody looked last. */
  readonly history: Call[] = [];
  readonly document = new PageDocument();
  #storefront: Storefront | undefined;
  #open = 0;

  install(): void {
    const page = { location: pageLocation, addEventListener: () => undefined };
    put('window', page);
    put('location', pageLocation);
    put('localStorage', { getItem: () => null });
    put('Request', BrowserRequest);
    put('fetch', (input: string | URL | Request, init?: RequestInit) => this.#fetch(input, init));
    put('document', this.#withCookies(this.document));
  }

  /** Where the visitor is now, as the client last said it. */
  get whereabouts(): string {
    return pageLocation.href;
  }

  /** Whether no call to the storefront is under way. */
  get isIdle(): boolean {
    return this.#open === 0;
  }

  connect(storefront: Storefront): void {
    this.#storefront = storefront;
  }

  /** A request by the page or by its visitor. */
  async request(path: string, init?: RequestInit): Promise<Response> {
    const request = new BrowserRequest(path, init);
    return this.#toStorefront(request, this.#headersOfPage(request));
  }

  /** A page of the storefront that the visitor goes to. A redirect is not followed. */
  navigate(trip: Trip): Promise<Response> {
    const { url, form } = trip;
    const request = new NativeRequest(url, form === null ? {} : { method: 'POST', body: form });
    return this.#toStorefront(request, this.#headersOfTrip(trip));
  }

  /**
   * The same when the storefront hands the request on to the server: the platform it runs on sends what the browser
   * sent, and the browser gets the server's answer.
   */
  async navigateBehind(trip: Trip, target: string): Promise<Response> {
    const headers = this.#headersOfTrip(trip).filter(([name]) => name !== 'host');
    const answer = await this.#toServer(new NativeRequest(target, { headers: asInit(headers), redirect: 'manual' }));
    for (const line of cookieLines(answer)) this.jar.store(line);
    return answer;
  }

  /** A page of another site, which shares no cookies with the storefront. A redirect is not followed. */
  navigateAbroad({ url, form, from }: Trip): Promise<Response> {
    const headers = navigationHeaders(from === null ? 'none' : 'cross-site');
    const origin: readonly Header[] = form !== null && from !== null ? [['origin', from]] : [];
    const init = form === null ? {} : { method: 'POST', body: form };
    return nativeFetch(url, { ...init, headers: asInit([...headers, ...origin]), redirect: 'manual' });
  }

  /** A request that neither the page nor the storefront makes: a test's own look at the server. */
  unnoted(url: string): Promise<Response> {
    return nativeFetch(url);
  }

  #withCookies(document: PageDocument): PageDocument {
    const { jar } = this;
    return Object.defineProperties(document, {
      visibilityState: { value: 'visible' },
      cookie: { get: () => jar.documentCookie, set: (line: string) => jar.store(line) },
    });
  }

  async #fetch(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = new BrowserRequest(input, init);
    if (new URL(request.url).origin !== storefrontOrigin) return this.#toServer(request);
    return this.#toStorefront(request, this.#headersOfPage(request));
  }

  async #toServer(request: Request): Promise<Response> {
    const body = await request.clone().text();
    const answer = await nativeFetch(request);
    // The client leaves the bodies it has no use for unread, and a server cannot end before they are fetched.
    const answered = await answer.clone().text();
    const url = new URL(request.url);
    const { method, headers } = request;
    const { status } = answer;
    const location = answer.headers.get('location');
    const refused = status >= 400 || namesNoPage(answered) || /[?&]error=/.test(location ?? '');
    const call = { method, path: url.pathname + url.search, headers, body, status, location, refused };
    this.calls.push(call);
    this.history.push(call);
    return answer;
  }

  async #toStorefront(request: Request, added: readonly Header[]): Promise<Response> {
    if (!this.#storefront) throw new Error('The page has no storefront yet');
    this.#open += 1;
    try {
      const answer = await this.#storefront.handle(await asSent(request, added));
      for (const line of cookieLines(answer)) this.jar.store(line);
      return answer;
    } finally {
      this.#open -= 1;
    }
  }

  /** What the browser adds to a call of the page's. */
  #headersOfPage(request: Request): readonly Header[] {
    const { host, pathname } = new URL(request.url);
    return [
      ...fromVisitor(host),
      ['referer', pageLocation.href],
      ['sec-fetch-site', 'same-origin'],
      ['sec-fetch-mode', 'cors'],
      ['sec-fetch-dest', 'empty'],
      ...(request.method === 'GET' ? [] : [['origin', storefrontOrigin] as const]),
      ...cookieHeader(this.jar.header(pathname)),
    ];
  }

  /** What it sends with a page that is opened, or that another page's form leads to. */
  #headersOfTrip({ url, form, from }: Trip): readonly Header[] {
    const abroad = from !== null && from !== storefrontOrigin;
    const site = abroad ? 'cross-site' : 'same-origin';
    const cookies = abroad && form !== null ? this.jar.headerFromAbroad(url.pathname) : this.jar.header(url.pathname);
    return [
      ...fromVisitor(url.host),
      ...navigationHeaders(from === null ? 'none' : site),
      ...(form !== null && from !== null ? [['origin', from] as const] : []),
      ...cookieHeader(cookies),
    ];
  }
}

type Header = readonly [name: string, value: string];

const asInit = (headers: readonly Header[]): [string, string][] => headers.map(([name, value]) => [name, value]);

const fromVisitor = (host: string): readonly Header[] => [
  ['host', host],
  ['user-agent', userAgent],
  ['accept-encoding', 'gzip, deflate, br'],
  // The platform in front of the storefront adds these; the client's proxy must not hand them on.
  ['x-forwarded-for', '203.0.113.7'],
  ['x-forwarded-host', host],
  ['x-forwarded-proto', 'https'],
];

const userAgent = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';

const navigationHeaders = (site: string): readonly Header[] => [
  ['accept', 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'],
  ['sec-fetch-site', site],
  ['sec-fetch-mode', 'navigate'],
  ['sec-fetch-dest', 'document'],
];

const cookieHeader = (cookie: string | undefined): readonly Header[] =>
  cookie === undefined ? [] : [['cookie', cookie]];

async function asSent(request: Request, added: readonly Header[]): Promise<Request> {
  const body = await request.text();
  const headers = new Headers(request.headers);
  for (const [name, value] of added) headers.set(name, value);
  const { method } = request;
  return new NativeRequest(request.url, body === '' ? { method, headers } : { method, headers, body });
}
