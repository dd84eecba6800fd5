import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../kernel/errors.ts';
import { message, translate } from '../../kernel/messages/index.ts';
import type { Config } from '../../platform/config/index.ts';
import { html } from '../../platform/http/html.ts';
import { type Access, isKnown, ownName, type Preferences, sendPage, wantsPage } from '../../platform/http/index.ts';
import { type ShopFile, type ShopShelf, shopShelf } from './shop.files.ts';
import { chooseEncoding, isHashed, shopPolicy } from './shop.rules.ts';

interface ShopRouteDeps {
  readonly config: Config;
  readonly preferences: Preferences;
  /** Where the built demo shop is. */
  readonly shopFolder: string;
}

const access: Access = 'public';
const ROUTE = { config: { access }, schema: { hide: true } } as const;
const HOME = '/shop/';

/** The demo shop at `/shop/`, and the way there from `/` (Wire: docs/protocol/extensions.md, "The demo shop"). */
export function shopRoutes(app: FastifyInstance, deps: ShopRouteDeps): void {
  const shelf = shopShelf(deps.shopFolder);
  const policy = shopPolicy(deps.config.mediaUrl);

  app.get('/', ROUTE, async (request, reply) => {
    reply.header('vary', 'Sec-Fetch-Mode, Accept').header('cache-control', 'no-store');
    if (request.headers['sec-fetch-mode'] !== 'navigate' || !wantsPage(request)) throw notFound();
    return reply.redirect(HOME, 302);
  });

  app.get(HOME, ROUTE, async (request, reply) => {
    // Routes take an address with and without its last slash; the shop's own links begin with it.
    const { pathname, search } = new URL(request.url, 'http://localhost');
    if (pathname !== HOME) return reply.redirect(`${HOME}${search}`, 302);
    return sendStart(deps, { shelf, policy }, { request, reply });
  });

  app.get<{ Params: { '*': string } }>(`${HOME}*`, ROUTE, async (request, reply) => {
    const path = request.params['*'];
    const file = path === 'index.html' ? null : await shelf.file(path);
    if (file !== null) return sendShopFile(request, reply, { file, isKept: isHashed(path) });
    if (isHashed(path) || !isNavigation(request)) throw notFound();
    return sendStart(deps, { shelf, policy }, { request, reply });
  });
}

/** A browser about to show a page; those that do not say so ask for HTML. */
function isNavigation(request: FastifyRequest): boolean {
  const mode = request.headers['sec-fetch-mode'];
  return (mode === undefined || mode === 'navigate') && wantsPage(request);
}

interface Shelved {
  readonly shelf: ShopShelf;
  readonly policy: string;
}

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Sends what all pages of the shop begin with; says so where the shop is not built. */
async function sendStart(
  { preferences, config }: Pick<ShopRouteDeps, 'preferences' | 'config'>,
  { shelf, policy }: Shelved,
  { request, reply }: Exchange,
): Promise<FastifyReply> {
  const origin = isNavigation(request) ? ownName(request.host, config.publicUrl) : null;
  if (origin !== null) return reply.header('cache-control', 'no-store').redirect(`${origin}${request.url}`, 302);
  const file = await shelf.page();
  if (file === null) {
    const language = preferences.language(request);
    reply.code(503).header('cache-control', 'no-store').header('retry-after', '10');
    const why = await shelf.failure();
    const body = html`<p>${translate(message('shop_not_built_how'), language)}</p>
      ${why === null ? '' : html`<article><p class="text">${why}</p></article>`}`;
    return sendPage(reply, { title: 'shop_not_built', language, body });
  }
  reply.header('content-security-policy', policy);
  reply.header('referrer-policy', 'same-origin').header('cross-origin-opener-policy', 'same-origin');
  return sendShopFile(request, reply, { file, isKept: false });
}

function sendShopFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { file, isKept }: { file: ShopFile; isKept: boolean },
): FastifyReply {
  const { contentType, etag, bytes, encoded } = file;
  reply.header('cache-control', isKept ? 'public, max-age=31536000, immutable' : 'no-cache');
  reply.header('etag', etag).header('x-content-type-options', 'nosniff').header('vary', 'Accept-Encoding');
  if (isKnown(request.headers['if-none-match'], etag)) return reply.code(304).send();
  const encoding = chooseEncoding(request.headers['accept-encoding'], (one) => encoded.has(one));
  if (encoding !== null) reply.header('content-encoding', encoding);
  return reply.type(contentType).send((encoding === null ? undefined : encoded.get(encoding)) ?? bytes);
}
