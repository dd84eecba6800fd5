import axe from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { hasBrowser, openBrowser } from '../../server/tests/support/browser.ts';
import { buildDemoShop, type DemoShop, openDemoShop } from '../../server/tests/support/demo.ts';

export { hasBrowser };

/** The two screens everything is looked at on. */
const SIZES = {
  desktop: { viewport: { width: 1280, height: 860 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
} as const satisfies Record<string, BrowserContextOptions>;

export type Size = keyof typeof SIZES;

/** Both, for `describe.each(BOTH_SIZES)`. */
export const BOTH_SIZES: readonly Size[] = ['desktop', 'phone'];

interface VisitOptions {
  readonly size?: Size;
  readonly locale?: 'en' | 'tr';
  /** What the browser may complain of, because the test brings it about. */
  readonly expected?: RegExp;
}

export interface Visited extends Omit<DemoShop, 'visit'> {
  /**
   * A new visitor's page: no cookies, nothing open yet. Goes to `path` below `/shop`. What goes wrong in it fails the
   * test: errors in the console, breaches of the Content-Security-Policy, requests that fail, answers of 5xx, and requests to other
   * servers.
   */
  visit(path: string, options?: VisitOptions): Promise<Page>;
}

const SLOW = 150_000;

/**
 * The demo shop for all tests of a file, with its pages built, and a browser. After each test its pages are closed and
 * what they complained of fails the test. Where there is no browser nothing is opened: skip by
 * `describe.skipIf(!hasBrowser)`.
 */
export function useDemoShop(options: Parameters<typeof openDemoShop>[0] = {}): () => Visited {
  let opened: { shop: DemoShop; browser: Browser } | null = null;
  let contexts: BrowserContext[] = [];
  let complaints: string[] = [];
  beforeAll(async () => {
    if (!hasBrowser) return;
    const [shop, browser] = await Promise.all([openDemoShop(options), openBrowser(), buildDemoShop()]);
    opened = { shop, browser };
  }, SLOW);
  afterEach(async () => {
    const [closing, said] = [contexts, complaints];
    [contexts, complaints] = [[], []];
    for (const context of closing) await context.close();
    expect(said, 'what the pages complained of').toEqual([]);
  });
  afterAll(async () => {
    await opened?.browser.close();
    await opened?.shop.close();
  });
  return () => {
    if (opened === null) throw new Error('The shop is opened before the first test');
    const { shop, browser } = opened;
    const visit: Visited['visit'] = async (path, { size = 'desktop', locale = 'en', expected } = {}) => {
      const context = await browser.newContext({
        ...SIZES[size],
        locale,
        reducedMotion: 'reduce',
        colorScheme: 'light',
      });
      contexts.push(context);
      const heard = complaints;
      context.on('page', (page) => {
        listen(page, shop.url, (complaint) => {
          if (expected?.test(complaint) !== true) heard.push(complaint);
        });
      });
      const page = await context.newPage();
      await page.goto(`${shop.url}/shop${path}`);
      return page;
    };
    return { ...shop, visit };
  };
}

/** Hears what is wrong with a page. Answers of 4xx are no complaint: being told "not logged in" is how a shop starts. */
function listen(page: Page, url: string, complain: (text: string) => void): void {
  page.on('pageerror', (error) => complain(`error: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    const isWrong = message.type() === 'error' || message.type() === 'warning';
    if (isWrong && !text.startsWith('Failed to load resource')) complain(`console: ${text}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText ?? '';
    // What a page no longer wants it aborts.
    if (why !== 'net::ERR_ABORTED') complain(`failed: ${request.method()} ${request.url()} ${why}`);
  });
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(url)) complain(`elsewhere: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500) complain(`${response.status()}: ${response.request().method()} ${response.url()}`);
  });
}

/** A breach of accessibility: the rule, and where. */
type Breach = readonly [rule: string, ...where: string[]];

/** What axe finds wrong with the page once it has loaded, to be compared with `[]`. Looks at WCAG 2.2 A and AA and best practices. */
export async function breaches(page: Page): Promise<Breach[]> {
  // What is still loading is paler than it will be.
  await expect.poll(() => page.locator('.skeleton, .stale, [aria-busy=true]').count()).toBe(0);
  // Fonts change sizes, and with them what is large text.
  await page.evaluate('document.fonts.ready.then(() => undefined)');
  await page.evaluate(axe.source);
  const found: unknown = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
       violations.map(({ id, nodes }) => [id, ...nodes.map(({ target, failureSummary }) => target.join(' ') + ': ' + failureSummary)]))`,
  );
  return Array.isArray(found) ? found.map((breach: unknown) => asBreach(breach)) : [['axe did not answer']];
}

function asBreach(found: unknown): Breach {
  const [rule = 'unknown', ...where] = Array.isArray(found) ? found.map(String) : [];
  return [rule, ...where];
}
