import type { Browser, Trip } from './browser.ts';
import { formsIn, type HtmlForm } from './html.ts';
import { storefrontOrigin } from './page-location.ts';

/** A page in front of the visitor. */
export interface Shown {
  readonly url: URL;
  readonly status: number;
  /** Empty where the storefront shows a page of its own. */
  readonly html: string;
}

/** A redirect of a browser's gives up after twenty. */
const PATIENCE = 20;

/**
 * What the visitor looks at: it opens addresses, follows redirects and posts forms, at the storefront with its cookies and
 * at banks without, as a browser does.
 */
export class Tab {
  readonly #browser: Browser;

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Goes where the storefront's page has sent the visitor. */
  follow(): Promise<Shown> {
    return this.open(this.#browser.whereabouts, storefrontOrigin);
  }

  open(address: string, from: string | null = null): Promise<Shown> {
    return this.#go({ url: new URL(address, storefrontOrigin), form: null, from });
  }

  /**
   * Submits a form of the page: the only one, or the one with this button or this value in one of its fields.
   *
   * @throws Error when it is not clear which
   */
  press(page: Shown, choice?: string): Promise<Shown> {
    const forms = formsIn(page.html).map((form) => ({ form, button: buttonOf(form, choice) }));
    const [found, ...others] = forms.filter(({ button }) => button !== undefined);
    if (found?.button === undefined || others.length > 0)
      throw new Error(`Not one form: ${page.url.href}\n${page.html}`);
    const { form, button } = found;
    return this.submit({ ...form, fields: button === null ? form.fields : [...form.fields, button] }, page.url);
  }

  /** What a form does, on a page at this address. */
  submit({ action, method, fields }: HtmlForm, page: URL): Promise<Shown> {
    const url = new URL(action, page);
    const form = new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value]));
    if (method === 'POST') return this.#go({ url, form, from: page.origin });
    url.search = form.toString();
    return this.#go({ url, form: null, from: page.origin });
  }

  async #go(first: Trip): Promise<Shown> {
    let trip = first;
    for (let hop = 0; hop < PATIENCE; hop++) {
      const answer = await this.#load(trip);
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || location === null) {
        return { url: trip.url, status: answer.status, html: await answer.text() };
      }
      const keeps = answer.status === 307 || answer.status === 308;
      trip = { url: new URL(location, trip.url), form: keeps ? trip.form : null, from: trip.from };
    }
    throw new Error(`Redirected without an end from ${first.url.href}`);
  }

  async #load(trip: Trip): Promise<Response> {
    if (trip.url.origin !== storefrontOrigin) return this.#browser.navigateAbroad(trip);
    const answer = await this.#browser.navigate(trip);
    const target = answer.headers.get('x-middleware-rewrite');
    const isElsewhere = target !== null && new URL(target).origin !== storefrontOrigin;
    return isElsewhere ? this.#browser.navigateBehind(trip, target) : answer;
  }
}

type Field = readonly [name: string, value: string];

/** What the button for a choice adds to its form; undefined where the form has nothing to do with that choice. */
function buttonOf({ buttons, fields }: HtmlForm, choice: string | undefined): Field | null | undefined {
  if (choice === undefined) return buttons[0]?.field ?? null;
  const pressed = buttons.find(({ label, field }) => label === choice || field?.[1] === choice);
  if (pressed !== undefined) return pressed.field;
  return fields.some(([, value]) => value === choice) ? null : undefined;
}
