/** Next's request for a page, as far as the client's middleware reads it. */
class PageUrl extends URL {
  basePath = '';

  clone(): PageUrl {
    return new PageUrl(this.href);
  }
}

export const requestCookies = (header: string | null): Map<string, string> =>
  new Map(
    (header ?? '')
      .split(';')
      .map((part) => part.trim())
      .filter(Boolean)
      .map((part) => [part.slice(0, part.indexOf('=')), decodeURIComponent(part.slice(part.indexOf('=') + 1))]),
  );

export class PageRequest extends Request {
  readonly nextUrl = new PageUrl(this.url);
  readonly cookies: { get(name: string): { value: string } | undefined };

  constructor(request: Request) {
    super(request);
    const found = requestCookies(request.headers.get('cookie'));
    this.cookies = {
      get: (name) => {
        const value = found.get(name);
        return value === undefined ? undefined : { value };
      },
    };
  }
}
