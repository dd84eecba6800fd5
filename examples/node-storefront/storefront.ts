// A storefront of a few pages, on node:http and @arasta/client: node storefront.ts
import { createServer, type IncomingMessage } from 'node:http';
import { type Answer, checkoutErrors, createClient } from '@arasta/client';
import { escape, go, type Page, page, pageOf } from './pages.ts';
import { Sessions } from './sessions.ts';
import { buy, isCheckout, Mistakes, nextPlace } from './till.ts';
import { type Visit, visitOf } from './visit.ts';

const SHOP = process.env['SHOP'] ?? 'http://localhost:8000';
const PORT = Number(process.env['PORT'] ?? 9000);
const OWN = process.env['OWN'] ?? `http://localhost:${PORT}`;
const BANKS_RETURN = '/orders/checkout/';

const sessions = new Sessions();
// Without a jar it is nobody: what everybody sees may be kept and shared.
const publicShop = createClient({ baseUrl: SHOP });

type View = (visit: Visit, part: string) => Page | Promise<Page>;

const ROUTES: readonly (readonly [method: string, path: RegExp, view: View])[] = [
  ['GET', /^\/$/, shelf],
  ['POST', /^\/add$/, add],
  ['GET', /^\/basket\/$/, basket],
  ['POST', /^\/users\/login\/$/, login],
  ['GET', /^\/account\/$/, account],
  ['POST', /^\/checkout\/$/, async ({ shop, form }) => go(await buy(shop, form))],
  ['GET', /^\/orders\/redirect-three-d\/$/, bank],
  ['POST', /^\/orders\/checkout\/$/, back],
  ['GET', /^\/orders\/completed\/([^/]+)\/$/, completed],
];

async function shelf({ url }: Visit): Promise<Page> {
  const search_text = url.searchParams.get('q') ?? 'notebook';
  const { products } = await publicShop.listProducts({ search_text, page_size: 12 });
  return page('Shelf', products.map(card).join(''));
}

function card({ pk, name, price }: Answer<'listProducts'>['products'][number]): string {
  const form = `<form method="post" action="/add"><input type="hidden" name="product" value="${pk}">`;
  return `<p>${escape(name)} ${price} ${form}<button>Add</button></form></p>`;
}

async function add({ shop, form }: Visit): Promise<Page> {
  // The client sends an Idempotency-Key, and repeats the call where the answer was lost.
  await shop.addToBasket({ product: Number(form['product']), quantity: 1 });
  return go('/basket/');
}

async function basket({ shop }: Visit): Promise<Page> {
  const { basketitem_set, total_amount } = (await shop.getBasket()).basket;
  const lines = basketitem_set.map(({ quantity, product }) => `<li>${quantity} × ${escape(product.name)}</li>`);
  return page('Basket', `<ul>${lines.join('')}</ul><p>${total_amount}</p>`);
}

async function login(visit: Visit): Promise<Page> {
  const { email = '', password = '' } = visit.form;
  await visit.shop.logIn({ email, password });
  visit.renamed = true;
  return go('/account/');
}

async function account({ shop }: Visit): Promise<Page> {
  return page('Account', `<p>${escape((await shop.getCurrentUser()).email)}</p>`);
}

/** The shop's page holds a form that leads to the bank, and goes to the browser as it is. */
async function bank({ shop }: Visit): Promise<Page> {
  return { status: 200, body: await shop.showThreeDSecureForm() };
}

/** Hands on, as it is, what the bank made the browser post. Whose payment it is the signed fields say. */
async function back({ shop, url, body }: Visit): Promise<Page> {
  const answer = await fetch(`${shop.url('getCheckout')}${url.search}`, {
    method: 'POST',
    headers: { 'x-requested-with': 'XMLHttpRequest', 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  const shown: unknown = await answer.json();
  if (!isCheckout(shown)) return page('One moment', '<p>Please load this page again.</p>', 503);
  const found = checkoutErrors(shown);
  if (found !== null) throw new Mistakes(found);
  return go(nextPlace(shown));
}

async function completed({ shop }: Visit, token: string): Promise<Page> {
  const { order } = await shop.getCompletedOrder({ token: decodeURIComponent(token) });
  return page('Thank you', `<p>Order ${order.number}: ${order.amount}</p>`);
}

async function answerOf(visit: Visit): Promise<Page> {
  const { method, url, origin } = visit;
  // The shop cannot tell a form that another site's page sent: it sees only this server.
  const isForeign = method === 'POST' && url.pathname !== BANKS_RETURN && origin !== undefined && origin !== OWN;
  if (isForeign) return page('Refused', '<p>This form came from elsewhere.</p>', 403);
  for (const [wanted, path, view] of ROUTES) {
    const match = wanted === method ? path.exec(url.pathname) : null;
    if (match !== null) return Promise.resolve(view(visit, match[1] ?? '')).catch(pageOf);
  }
  return page('Not found', '', 404);
}

async function handle(request: IncomingMessage): Promise<Page> {
  const visit = await visitOf(request, sessions, SHOP);
  const answer = await answerOf(visit);
  const sid = await visit.end();
  const secure = OWN.startsWith('https:') ? '; Secure' : '';
  const cookie = sid === null ? {} : { 'set-cookie': `sid=${sid}; Path=/; HttpOnly; SameSite=Lax${secure}` };
  return { ...answer, headers: { 'cache-control': 'no-store', ...answer.headers, ...cookie } };
}

const server = createServer((request, response) => {
  handle(request)
    .catch((error: unknown) => {
      console.error(error);
      return page('Sorry', '<p>Something went wrong here.</p>', 500);
    })
    .then(({ status, headers, body }) => {
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
    })
    .catch(console.error);
});
server.listen(PORT, '127.0.0.1', () => console.log(`The storefront is at ${OWN}`));
