import { setTimeout as pause } from 'node:timers/promises';
import { Browser, type Call } from './browser.ts';
import { listen, type Use } from './calls/url-table.ts';
import { returnToStart } from './page-location.ts';
import { Storefront } from './storefront.ts';
import { createStore } from './store.ts';
import {
  type Callable,
  callable,
  clientModule,
  fields,
  type Fields,
  invoke,
  isFields,
  member,
  text,
} from './untyped.ts';

/** What the client's sign-in form gets to see. `errors` are the objects that the client threw as JSON. */
export interface SignIn {
  readonly user?: Fields;
  readonly errors?: unknown;
}

/** What a component gets from an endpoint of the client's. */
export interface Outcome {
  readonly data?: unknown;
  readonly error?: { readonly status: unknown; readonly data: unknown };
}

interface Page {
  readonly api: unknown;
  readonly store: unknown;
  readonly resetCheckoutState: Callable;
}

/** Calls after which the client's automatic ones are taken to have no end; the longest way takes about ten. */
const MOST_CALLS = 60;

/** Looks without any call after which none is taken to follow; on a busy machine the client's own next step comes late. */
const QUIET = 25;

/** Looks without any call after which one that is still open will stay so: the client throws a 401 away. */
const FORGOTTEN = 50;

/** One visitor of a storefront that runs on the published client. */
export class Customer {
  readonly browser: Browser;
  /** The entries of the client's URL table that were used since somebody looked last. */
  readonly uses: Use[];
  readonly #api: unknown;
  readonly #store: unknown;
  readonly #resetCheckoutState: Callable;

  private constructor(browser: Browser, uses: Use[], { api, store, resetCheckoutState }: Page) {
    this.browser = browser;
    this.uses = uses;
    this.#api = api;
    this.#store = store;
    this.#resetCheckoutState = resetCheckoutState;
  }

  /** Opens a storefront in front of this server. One per test file: the client reads the address once, when loaded. */
  static async visiting(baseUrl: string): Promise<Customer> {
    process.env['SERVICE_BACKEND_URL'] = baseUrl;
    const browser = new Browser();
    browser.install();
    const uses: Use[] = [];
    await listen(uses, browser.history);
    browser.connect(await Storefront.open());
    const store = await createStore();
    const files = ['user', 'account', 'misc', 'product', 'address', 'wishlist', 'basket', 'checkout', 'b2b'];
    for (const file of files) await clientModule(`data/client/${file}`);
    const { api } = await clientModule('data/client/api');
    const { resetCheckoutState } = await clientModule('redux/reducers/checkout');
    return new Customer(browser, uses, {
      api,
      store,
      resetCheckoutState: callable(resetCheckoutState, 'resetCheckoutState'),
    });
  }

  /** Leaves nothing behind: another visitor at the same storefront. */
  async begin(): Promise<void> {
    this.browser.jar.clear();
    returnToStart();
    await this.reload();
    await this.openPage('/auth');
    this.browser.calls.length = 0;
  }

  /** Opens a page, whereupon the client's middleware hands out the CSRF token, locale and currency. */
  openPage(path: string): Promise<Response> {
    return this.browser.request(path, { headers: { accept: 'text/html' } });
  }

  /** `signIn` of next-auth's browser half, as the forms call it. */
  async signIn(provider: string, form: Fields): Promise<SignIn> {
    const texts = Object.entries(form).map(([name, value]): [string, string] => [name, String(value)]);
    const extra = { redirect: 'false', csrfToken: 'next-auth-token', callbackUrl: '/', json: 'true' };
    const body = new URLSearchParams([...texts, ...Object.entries(extra)]);
    const answer = await this.browser.request(`/api/auth/callback/${provider}`, { method: 'POST', body });
    const { url } = fields(await answer.json(), 'sign-in');
    const error = new URL(text(url, 'url')).searchParams.get('error');
    if (error !== null) return { errors: parsed(error) };
    return { user: fields((await this.session())['user'], 'user') };
  }

  logIn(email: string, password: string, extra: Fields = {}): Promise<SignIn> {
    return this.signIn('default', {
      formType: 'login',
      locale: 'en',
      email,
      password,
      captchaValidated: false,
      ...extra,
    });
  }

  async session(): Promise<Fields> {
    return fields(await (await this.browser.request('/api/auth/session')).json(), 'session');
  }

  /** Runs one endpoint of the client's API slice in the page's store. */
  async call(endpoint: string, argument?: unknown): Promise<Outcome> {
    const definition = member(member(this.#api, 'endpoints'), endpoint);
    const isQuery = member(definition, 'useQuery') !== undefined;
    // Without a subscription the slice would not keep the answer it is asked for.
    const options = isQuery ? { forceRefetch: true } : {};
    const running = this.#dispatch(invoke(definition, 'initiate', argument, options));
    const result = outcome(await running);
    invoke(running, 'unsubscribe');
    return result;
  }

  /** Another page is loaded: nothing is left of the one before but its cookies. */
  async reload(): Promise<void> {
    await this.settle();
    await this.#dispatch(invoke(member(this.#api, 'util'), 'resetApiState'));
    await this.#dispatch(this.#resetCheckoutState());
  }

  /** A query that the page shows: the client asks again whenever something it did may have changed the answer. */
  show(endpoint: string, argument?: unknown): () => void {
    const definition = member(member(this.#api, 'endpoints'), endpoint);
    const showing = this.#dispatch(invoke(definition, 'initiate', argument, { forceRefetch: true }));
    return () => void invoke(showing, 'unsubscribe');
  }

  /** What the store holds under a name, `checkout` for example. */
  state(slice: string): Fields {
    return fields(member(invoke(this.#store, 'getState'), slice), slice);
  }

  /**
   * Waits until the client has no call under way, those that it makes by itself included.
   *
   * @throws Error when it never stops
   */
  async settle(): Promise<void> {
    const before = this.browser.calls.length;
    for (let quiet = 0; quiet < (this.#isBusy() ? FORGOTTEN : QUIET); quiet = this.browser.isIdle ? quiet + 1 : 0) {
      const made = this.browser.calls.slice(before);
      if (made.length > MOST_CALLS) throw new Error(`No end of calls: ${made.map(({ path }) => path).join(' ')}`);
      await pause(2);
    }
  }

  #dispatch(action: unknown): unknown {
    return invoke(this.#store, 'dispatch', action);
  }

  #isBusy(): boolean {
    const { queries, mutations } = this.state('api');
    const entries = [queries, mutations].flatMap((kind) => Object.values(fields(kind, 'entries')));
    return entries.some((entry) => isFields(entry) && entry['status'] === 'pending');
  }

  /** The calls to the server since the last `begin`, to paths that start like this. */
  callsTo(path: string): readonly Call[] {
    return this.browser.calls.filter((call) => call.path.startsWith(path));
  }
}

const parsed = (error: string): unknown => {
  try {
    return JSON.parse(error);
  } catch {
    return error;
  }
};

function outcome(result: unknown): Outcome {
  const { data, error } = fields(result, 'result');
  if (error === undefined) return { data };
  return {
    error: isFields(error) ? { status: error['status'], data: error['data'] } : { status: undefined, data: error },
  };
}
