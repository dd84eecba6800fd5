import { setTimeout as pause } from 'node:timers/promises';
import type { Browser } from './browser.ts';
import type { HtmlForm } from './html.ts';
import { useCookieHeader } from './shims/next-headers.ts';
import { store } from './shims/redux-store.ts';
import { callable, type Callable, clientModule, invoke, library } from './untyped.ts';

const PATIENCE = 30_000;

/**
 * The client's page at `/orders/redirect-three-d/`, rendered by React: it fetches the bank's form and submits it.
 *
 * @returns the form with what the client adds to it, or what the page says when there was none
 * @throws Redirected when the client does not show the page at all
 */
export async function openBankPage(browser: Browser): Promise<HtmlForm | string> {
  useCookieHeader(browser.jar.header('/') ?? null);
  const { default: page } = await clientModule('components/redirect-three-d/index');
  const shown = await callable(page, 'redirect-three-d')();
  const submitted = browser.document.submitted;
  submitted.length = 0;
  const { root, act, close } = await render(shown);
  try {
    const deadline = Date.now() + PATIENCE;
    while (Date.now() < deadline) {
      const [form] = submitted;
      if (form !== undefined) return form;
      const said = JSON.stringify(invoke(root, 'toJSON'));
      if (said.includes('Redirecting')) return said;
      await act(() => pause(10));
    }
  } finally {
    await close();
  }
  throw new Error('The bank page shows nothing');
}

interface Rendered {
  readonly root: unknown;
  readonly act: Callable;
  readonly close: () => Promise<void>;
}

async function render(shown: unknown): Promise<Rendered> {
  const react = await library('react');
  const { Provider } = await library('react-redux');
  const { default: LocalizationProvider } = await clientModule('localization/provider');
  const renderer = await library('react-test-renderer');
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  const element = (...args: readonly unknown[]): unknown => invoke(react, 'createElement', ...args);
  const page = element(Provider, { store }, element(LocalizationProvider, { translations: {} }, shown));
  const act = callable(renderer['act'], 'act');
  let root: unknown;
  await act(() => {
    root = invoke(renderer, 'create', page);
  });
  const close = async (): Promise<void> => {
    await act(() => void invoke(root, 'unmount'));
  };
  return { root, act, close };
}
