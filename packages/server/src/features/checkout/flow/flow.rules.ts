import type { Checkout } from '../checkout.ts';
import type { StepPage } from '../pages/page.ts';
import { WAY } from '../pages/pages.ts';

/** The pages from the first to the one that is due, in order. */
export function chainOf(checkout: Checkout): StepPage[] {
  const way = WAY.filter((page) => page.isOnTheWay(checkout));
  const due = way.findIndex((page) => !page.isDone(checkout));
  return due === -1 ? way : way.slice(0, due + 1);
}

/** The page whose turn it is: the first that is not done, or the last one. */
export function dueOf(checkout: Checkout): StepPage {
  const page = chainOf(checkout).at(-1);
  if (page === undefined) throw new Error('No page is on the way');
  return page;
}

/** Whether a page's turn has come: it is on the way, and all before it are done. Earlier ones can be submitted again. */
export function isReady(page: StepPage, checkout: Checkout): boolean {
  return chainOf(checkout).includes(page);
}

/** What follows a page: all up to the one that is due; the page itself where it is not done. */
export function followingOf(page: StepPage, checkout: Checkout): StepPage[] {
  const chain = chainOf(checkout);
  const at = chain.indexOf(page);
  if (at === -1 || at === chain.length - 1) return [dueOf(checkout)];
  return chain.slice(page.showsItself?.(checkout) === true ? at : at + 1);
}
