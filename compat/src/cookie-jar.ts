interface StoredCookie {
  readonly value: string;
  readonly path: string;
  readonly httpOnly: boolean;
  /** Sent along when another site posts the browser here. */
  readonly crossSite: boolean;
}

type Attributes = ReadonlyMap<string, string>;

const pair = (text: string): readonly [string, string] => {
  const at = text.indexOf('=');
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
};

const attributesOf = (parts: readonly string[]): Attributes =>
  new Map(parts.map((part) => pair(part)).map(([name, value]) => [name.toLowerCase(), value]));

const isOver = (attributes: Attributes): boolean => {
  const maxAge = attributes.get('max-age');
  if (maxAge !== undefined) return Number(maxAge) <= 0;
  const expires = attributes.get('expires');
  return expires !== undefined && Date.parse(expires) <= Date.now();
};

const visibility = (attributes: Attributes): Pick<StoredCookie, 'httpOnly' | 'crossSite'> => ({
  httpOnly: attributes.has('httponly'),
  // What says nothing is `Lax`.
  crossSite: attributes.get('samesite')?.toLowerCase() === 'none',
});

/** The cookies of one browser at one host, with the rules that decide who sees which. */
export class CookieJar {
  readonly #host: string;
  readonly #cookies = new Map<string, StoredCookie>();

  constructor(host: string) {
    this.#host = host;
  }

  /** Takes one `Set-Cookie` line, or one assignment to `document.cookie`, which is the same without `HttpOnly`. */
  store(line: string): void {
    const [first = '', ...rest] = line.split(';');
    const [name, value] = pair(first);
    const attributes = attributesOf(rest);
    if (!this.#mayCome(attributes.get('domain'))) return;
    const path = attributes.get('path') ?? '/';
    if (isOver(attributes)) this.#cookies.delete(`${name} ${path}`);
    else this.#cookies.set(`${name} ${path}`, { value, path, ...visibility(attributes) });
  }

  /** The `Cookie` header for a request to this path; undefined when there is nothing to send. */
  header(path: string): string | undefined {
    return this.#header((cookie) => path.startsWith(cookie.path));
  }

  /** The same when another site's page posts: only cookies that allow it. */
  headerFromAbroad(path: string): string | undefined {
    return this.#header((cookie) => cookie.crossSite && path.startsWith(cookie.path));
  }

  /** What a script of the page sees. */
  get documentCookie(): string {
    return this.#list((cookie) => cookie.path === '/' && !cookie.httpOnly);
  }

  get(name: string): string | undefined {
    return this.#cookies.get(`${name} /`)?.value;
  }

  isHttpOnly(name: string): boolean {
    return this.#cookies.get(`${name} /`)?.httpOnly ?? false;
  }

  forget(name: string): void {
    this.#cookies.delete(`${name} /`);
  }

  clear(): void {
    this.#cookies.clear();
  }

  names(): string[] {
    return [...this.#cookies.keys()].map((key) => key.split(' ')[0] ?? '').sort();
  }

  #mayCome(domain: string | undefined): boolean {
    return domain === undefined || this.#host.endsWith(domain.replace(/^\./, ''));
  }

  #header(wanted: (cookie: StoredCookie) => boolean): string | undefined {
    const text = this.#list(wanted);
    return text === '' ? undefined : text;
  }

  #list(wanted: (cookie: StoredCookie) => boolean): string {
    return [...this.#cookies]
      .filter(([, cookie]) => wanted(cookie))
      .map(([key, cookie]) => `${key.split(' ')[0] ?? ''}=${cookie.value}`)
      .join('; ');
  }
}
