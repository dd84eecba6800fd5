import { cookieLine, type CookieOptions } from '../cookie-line.ts';

/** The part of Next's response that the client's proxy, logout route and middleware use. */
class ResponseCookies {
  readonly #headers: Headers;

  constructor(headers: Headers) {
    this.#headers = headers;
  }

  set(name: string, value: string, options: CookieOptions = {}): void {
    this.#headers.append('set-cookie', cookieLine(name, encodeURIComponent(value), options));
  }

  delete(name: string): void {
    this.set(name, '', { expires: new Date(0) });
  }
}

const withHeader = (init: ResponseInit | undefined, name: string, value: string): ResponseInit => {
  const headers = new Headers(init?.headers);
  headers.set(name, value);
  return { ...init, headers };
};

export class NextResponse extends Response {
  readonly cookies = new ResponseCookies(this.headers);

  static override json(data: unknown, init?: ResponseInit): NextResponse {
    return new NextResponse(JSON.stringify(data), withHeader(init, 'content-type', 'application/json'));
  }

  static override redirect(url: string | URL, init: number | ResponseInit = 307): NextResponse {
    const given = typeof init === 'number' ? { status: init } : { status: 307, ...init };
    return new NextResponse(null, withHeader(given, 'location', String(url)));
  }

  static rewrite(url: string | URL, init?: ResponseInit): NextResponse {
    return new NextResponse(null, withHeader(init, 'x-middleware-rewrite', String(url)));
  }

  static next(init?: ResponseInit): NextResponse {
    return new NextResponse(null, withHeader(init, 'x-middleware-next', '1'));
  }
}
