import { type Browser, type Call } from './browser.ts';
import { clientModule, fields, type Fields, invoke } from './untyped.ts';

/** The part of the storefront that renders pages: the client's `data/server` functions, without any cookie. */
export class Rendering {
  readonly #browser: Browser;
  readonly #functions: Fields;
  readonly #variables: Fields;

  private constructor(browser: Browser, functions: Fields, variables: Fields) {
    this.#browser = browser;
    this.#functions = functions;
    this.#variables = variables;
  }

  static async open(browser: Browser): Promise<Rendering> {
    const functions = await clientModule('data/server/index');
    const { ServerVariables } = await clientModule('utils/server-variables');
    return new Rendering(browser, functions, fields(ServerVariables, 'ServerVariables'));
  }

  /** Language and currency of the pages from now on, as a storefront's root layout sets them. */
  speak(locale: string, currency: string): void {
    Reflect.set(this.#variables, 'locale', locale);
    Reflect.set(this.#variables, 'currency', currency);
  }

  /** Runs one function of the client's, by its name. */
  async read(name: string, ...args: readonly unknown[]): Promise<unknown> {
    return invoke(this.#functions, name, ...args);
  }

  /** The calls to the server since the visitor came. */
  get calls(): readonly Call[] {
    return this.#browser.calls;
  }
}
