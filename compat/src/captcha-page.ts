import { setTimeout as pause } from 'node:timers/promises';
import { shownWidgets, type Widget } from './shims/recaptcha.ts';
import { store } from './shims/redux-store.ts';
import { type Callable, callable, clientModule, type Fields, fields, invoke, library } from './untyped.ts';

/** A page that does nothing but use the client's captcha hook, rendered by React. */
export class CaptchaPage {
  readonly #act: Callable;
  readonly #latest: () => Fields;

  private constructor(act: Callable, latest: () => Fields) {
    this.#act = act;
    this.#latest = latest;
  }

  static async open(): Promise<CaptchaPage> {
    const { useCaptcha } = await clientModule('hooks/use-captcha');
    const react = await library('react');
    const { Provider } = await library('react-redux');
    const renderer = await library('react-test-renderer');
    Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
    let latest: Fields = {};
    const Page = (): unknown => {
      latest = fields(callable(useCaptcha, 'useCaptcha')(), 'captcha');
      return invoke(react, 'createElement', latest['CaptchaView']);
    };
    const page = invoke(react, 'createElement', Provider, { store }, invoke(react, 'createElement', Page));
    const act = callable(renderer['act'], 'act');
    await act(() => {
      invoke(renderer, 'create', page);
    });
    return new CaptchaPage(act, () => latest);
  }

  get validated(): boolean {
    return this.#latest()['validated'] === true;
  }

  /** What the form does on submit: the first time this only makes the widget appear. */
  async validate(): Promise<void> {
    await this.#act(async () => {
      await invoke(this.#latest(), 'validate');
    });
  }

  /** The widget on the page, once the client has put it there. */
  get widget(): Widget | undefined {
    return shownWidgets.at(-1);
  }

  async answer(text: string): Promise<void> {
    await this.#act(() => this.widget?.onChange(text));
  }

  /** Lets the page's timers and calls run until the client takes the visitor for a person, or time is up. */
  async untilValidated(milliseconds: number): Promise<void> {
    for (let waited = 0; waited < milliseconds && !this.validated; waited += 50) await this.wait(50);
  }

  async wait(milliseconds: number): Promise<void> {
    await this.#act(async () => {
      await pause(milliseconds);
    });
  }
}
