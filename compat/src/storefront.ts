import { splitCookieHeader } from './cookie-line.ts';
import { AuthEndpoints } from './auth-endpoints.ts';
import { PageRequest } from './page-request.ts';
import { callable, clientModule, type Fields, invoke } from './untyped.ts';

const asResponse = (value: unknown, what: string): Response => {
  if (!(value instanceof Response)) throw new Error(`${what} did not answer with a response`);
  return value;
};

/**
 * The storefront's server: it gives each request to the client's own handler for that path, as a Next.js application
 * built on the client does with its route files.
 */
export class Storefront {
  readonly #proxy: Fields;
  readonly #logout: Fields;
  readonly #middleware: Fields;
  readonly #auth: AuthEndpoints;

  private constructor(proxy: Fields, logout: Fields, middleware: Fields, auth: Fields) {
    this.#proxy = proxy;
    this.#logout = logout;
    this.#middleware = middleware;
    this.#auth = new AuthEndpoints(callable(auth['default'], 'api/auth'));
  }

  static async open(): Promise<Storefront> {
    return new Storefront(
      await clientModule('api/client'),
      await clientModule('api/logout'),
      await clientModule('middlewares/default'),
      await clientModule('api/auth'),
    );
  }

  async handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/api/client/')) return this.#throughProxy(request, pathname);
    if (pathname === '/api/logout') return this.#route(this.#logout, request, {});
    if (pathname.startsWith('/api/auth/')) return this.#auth.handle(request, pathname);
    return this.#page(request);
  }

  #throughProxy(request: Request, pathname: string): Promise<Response> {
    const slug = pathname.replace('/api/client/', '').split('/').filter(Boolean);
    return this.#route(this.#proxy, request, { params: { slug: slug.map((part) => decodeURIComponent(part)) } });
  }

  async #route(handlers: Fields, request: Request, context: Fields): Promise<Response> {
    return asResponse(await invoke(handlers, request.method, request, context), request.url);
  }

  async #page(request: Request): Promise<Response> {
    const pageItself = (): undefined => undefined;
    const withDefaults = callable(invoke(this.#middleware, 'default', pageItself), 'middleware');
    return asResponse(await withDefaults(new PageRequest(request), {}), request.url);
  }
}

/** The `Set-Cookie` lines of an answer as the browser gets them. */
export const cookieLines = (answer: Response): string[] =>
  answer.headers.getSetCookie().flatMap((line) => splitCookieHeader(line));
