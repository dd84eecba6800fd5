import { everything } from '../sessions/support.ts';
import type { TestShop } from './app.ts';
import type { Answer, Customer } from './customer.ts';

/** Where an answer sends the browser to. */
export function locationOf(answer: Answer): URL {
  const { location } = answer.headers;
  if (typeof location !== 'string') throw new Error(`No redirect but ${answer.status}: ${answer.text}`);
  return new URL(location, 'http://shop.test');
}

/** The path that the simulated provider sends a browser back to, whose sign-in has begun at `begun`. */
export async function answerAs(shop: TestShop, begun: Answer, choice: string, email?: string): Promise<string> {
  const { searchParams: request, pathname, host } = locationOf(begun);
  request.set('choice', choice);
  if (email !== undefined) request.set('email', email);
  const answer = await shop.visit({ host }).get(`${pathname.replace('authorize', 'answer')}?${request.toString()}`);
  const back = locationOf(answer);
  return back.pathname + back.search;
}

/** Signs in with the simulated provider, all the way. @returns the last answer */
export async function signInAs(shop: TestShop, browser: Customer, choice: string, email?: string): Promise<Answer> {
  return browser.get(await answerAs(shop, await browser.get('/simulated/login/'), choice, email));
}

/** Every row but those of sign-ins that are used up, to prove that a refused one changed nothing. */
export async function allElse(shop: TestShop): Promise<Record<string, string[]>> {
  const tables = Object.entries(await everything(shop));
  return Object.fromEntries(tables.filter(([name]) => name !== 'public.social_states'));
}
