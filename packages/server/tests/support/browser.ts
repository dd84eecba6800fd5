import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type Browser, chromium, type Page, type Route } from 'playwright-core';
import { expect } from 'vitest';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync) ?? null;

/** Whether this machine has a browser; without one the browser tests are skipped. */
export const hasBrowser = CHROMIUM !== null;

// A browser that talks to nobody but the page's own server.
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// A browser on a busy machine takes longer than the thirty seconds that it would have for each step.
const PATIENCE = 90_000;

// Up to so many milliseconds are added to each request: brings out what a test forgot to wait for (CONTRIBUTING.md).
const LAG = Number(process.env['ARASTA_TEST_LAG'] ?? 0);

export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: QUIET, timeout: PATIENCE });
  browser.on('context', (context) => {
    context.setDefaultTimeout(PATIENCE);
    if (LAG > 0) void context.route('**/*', lag);
  });
  return browser;
}

async function lag(route: Route): Promise<void> {
  await setTimeout(Math.random() * LAG);
  // A page that was closed meanwhile needs no answer.
  await route.fallback().catch(() => undefined);
}

/** Opens the first link like this on a page of the outbox, where a mail comes a moment later. */
export async function followMail(page: Page, link: string): Promise<void> {
  const links = page.locator(link);
  const found = () => page.reload().then(() => links.count());
  await expect.poll(found, { timeout: 30_000, interval: 200 }).toBeGreaterThan(0);
  await page.goto((await links.first().getAttribute('href')) ?? '');
}
