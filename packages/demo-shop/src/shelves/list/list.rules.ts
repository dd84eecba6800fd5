import type { Answer } from '@arasta/client';

/** What a list answers, wherever it is. */
export type List = Answer<'listProducts'>;
export type Facet = List['facets'][number];
export type Choice = Facet['data']['choices'][number];

/** A filter that is on. */
export interface Chosen {
  readonly key: string;
  readonly value: string;
  readonly facet: Facet;
  readonly choice: Choice;
}

/** What the address asks of a list: every key with its values. */
export function inputOf(search: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(search.keys())].map((key) => [key, search.getAll(key)]));
}

/** The same list with one filter more or less, from its first page. */
export function toggled(search: URLSearchParams, key: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  const others = next.getAll(key).filter((other) => other !== value);
  const isOn = others.length < next.getAll(key).length;
  next.delete(key);
  for (const other of others) next.append(key, other);
  if (!isOn) next.append(key, value);
  next.delete('page');
  return next;
}

/** The same list with another value of a key, from its first page. */
export function put(search: URLSearchParams, key: string, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  next.set(key, value);
  next.delete('page');
  return next;
}

/** The same list without its filters. */
export function cleared(search: URLSearchParams, chosen: readonly Chosen[]): URLSearchParams {
  const next = new URLSearchParams(search);
  for (const { key } of chosen) next.delete(key);
  next.delete('page');
  return next;
}

/** What is filtered by, in the order of the facets. */
export function chosenOf(facets: readonly Facet[], search: URLSearchParams): Chosen[] {
  return facets.flatMap((facet) => {
    const key = facet.search_key;
    const on = new Set(search.getAll(key));
    return facet.data.choices
      .filter(({ value }) => on.has(String(value)))
      .map((choice) => ({ key, value: String(choice.value), facet, choice }));
  });
}

/** The address of a page of a list. */
export function addressOf(path: string, search: URLSearchParams): string {
  const query = search.toString();
  return query === '' ? path : `${path}?${query}`;
}

/** How many pages there are, and which this is: one behind the last is the last. */
export function pagesOf({ pagination: { current_page: page, num_pages: pages } }: List) {
  return { page: Math.min(page, Math.max(pages, 1)), pages };
}
