import { storefrontOrigin } from './page-location.ts';
import { requestCookies } from './page-request.ts';
import { type Callable, type Fields, fields, invoke, list } from './untyped.ts';

const tokenCookie = 'next-auth.session-token';

interface Collected {
  readonly lines: string[];
  readonly options: unknown;
}

const encode = (token: unknown): string => Buffer.from(JSON.stringify(token)).toString('base64url');

const decode = (cookie: string): unknown => JSON.parse(Buffer.from(cookie, 'base64url').toString());

const answer = (status: number, body: unknown, cookies: readonly string[]): Response => {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const line of cookies) headers.append('set-cookie', line);
  return new Response(JSON.stringify(body), { status, headers });
};

/**
 * NextAuth's endpoints around the client's options: credentials come as a form and so as texts, a thrown message comes
 * back in the `error` of a URL, and what the client set as cookies reaches the browser.
 */
export class AuthEndpoints {
  readonly #auth: Callable;

  constructor(auth: Callable) {
    this.#auth = auth;
  }

  async handle(request: Request, pathname: string): Promise<Response> {
    const collected = this.#open(request);
    const provider = /^\/api\/auth\/callback\/(\w+)$/.exec(pathname)?.[1];
    if (provider !== undefined) return this.#signIn(request, collected, provider);
    if (pathname === '/api/auth/signout') return this.#signOut(collected);
    return this.#session(request, collected);
  }

  /** The client builds its options for each request, around that request and its answer. */
  #open(request: Request): Collected {
    const lines: string[] = [];
    const nextRequest = {
      headers: Object.fromEntries(request.headers),
      cookies: Object.fromEntries(requestCookies(request.headers.get('cookie'))),
    };
    const nextResponse = {
      setHeader: (_name: string, values: readonly string[]) => {
        lines.push(...values);
      },
    };
    return { lines, options: this.#auth(nextRequest, nextResponse) };
  }

  async #signIn(request: Request, { lines, options }: Collected, provider: string): Promise<Response> {
    const credentials: Fields = Object.fromEntries(new URLSearchParams(await request.text()));
    try {
      const user = await invoke(findProvider(options, provider), 'authorize', credentials);
      if (user === null) return refusal('CredentialsSignin', lines);
      const token = await invoke(fields(options, 'options')['callbacks'], 'jwt', { token: {}, user });
      const cookie = `${tokenCookie}=${encode(token)}; Path=/; HttpOnly; Secure`;
      return answer(200, { url: `${storefrontOrigin}/` }, [...lines, cookie]);
    } catch (error) {
      return refusal(error instanceof Error ? error.message : String(error), lines);
    }
  }

  #signOut({ lines, options }: Collected): Response {
    invoke(fields(options, 'options')['events'], 'signOut');
    const ended = `${tokenCookie}=; Path=/; Expires=${new Date(0).toUTCString()}`;
    return answer(200, { url: `${storefrontOrigin}/` }, [...lines, ended]);
  }

  async #session(request: Request, { options }: Collected): Promise<Response> {
    const cookie = requestCookies(request.headers.get('cookie')).get(tokenCookie);
    if (cookie === undefined) return answer(200, {}, []);
    const callbacks = fields(options, 'options')['callbacks'];
    return answer(200, await invoke(callbacks, 'session', { session: {}, token: decode(cookie) }), []);
  }
}

const refusal = (message: string, lines: readonly string[]): Response => {
  const url = `${storefrontOrigin}/auth?${new URLSearchParams({ error: message }).toString()}`;
  return answer(401, { url }, lines);
};

function findProvider(options: unknown, id: string): unknown {
  const providers = list(fields(options, 'options')['providers'], 'providers');
  const found = providers.find((provider) => fields(provider, 'provider')['id'] === id);
  if (found === undefined) throw new Error(`The client has no provider ${id}`);
  return found;
}
