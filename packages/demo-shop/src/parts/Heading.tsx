import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';

let isAwaited = false;
let shown: string | undefined;

/**
 * Called by the frame when another page is shown: its heading takes the focus. What changes behind `?` is the same page
 * (a filter, a sorting): the focus stays where it is.
 */
export function awaitHeading(url: string): void {
  const path = url.split('?')[0];
  if (path === shown) return;
  shown = path;
  isAwaited = !focusHeading();
}

/** Gives the focus to the page's heading. @returns whether it has one */
export function focusHeading(): boolean {
  const heading = document.querySelector('main h1');
  if (!(heading instanceof HTMLElement)) return false;
  heading.focus({ preventScroll: true });
  return true;
}

interface HeadingProps {
  readonly children: ComponentChildren;
  /** What the tab is called; needed where the heading is more than a text. */
  readonly title?: string;
}

/** The one heading of a page: names the tab, and takes the focus after a navigation, so that it is read out. */
export function Heading({ children, title }: HeadingProps) {
  const name = title ?? (typeof children === 'string' ? children : undefined);
  useEffect(() => {
    document.title = name === undefined ? 'Arasta' : `${name} · Arasta`;
  }, [name]);
  useEffect(() => {
    if (isAwaited) isAwaited = !focusHeading();
  }, []);
  return <h1 tabIndex={-1}>{children}</h1>;
}
