import { beforeAll, beforeEach, expect } from 'vitest';
import { prettyUrl } from '../../src/contract/list.ts';
import { Rendering } from '../../src/rendering.ts';
import { listOf, type Shape } from '../../src/shape.ts';
import { fields, type Fields, list, text } from '../../src/untyped.ts';
import type { Shop } from './suite.ts';

/** A text that a page can show, and a list, where it does not matter which. */
export const someText: unknown = expect.stringMatching(/\S/);
export const someList: unknown = expect.any(Array);

/** The storefront's languages, each with a currency to show pages in and what the API calls the language. */
export const audiences = [
  { locale: 'en', currency: 'usd', api: 'en', language: 'en' },
  { locale: 'tr', currency: 'try', api: 'tr-tr', language: 'tr' },
] as const;

/** The pages of this shop, rendered in the default language unless a test says otherwise. */
export function openPages(shop: Shop): { readonly rendering: Rendering } {
  let rendering: Rendering | undefined;
  beforeAll(async () => {
    rendering = await Rendering.open(shop.visitor.browser);
  });
  const opened = (): Rendering => {
    if (rendering === undefined) throw new Error('No page is rendered yet');
    return rendering;
  };
  beforeEach(() => opened().speak('en', 'usd'));
  return {
    get rendering(): Rendering {
      return opened();
    },
  };
}

/** Fails with every complaint about the value, or rather with the first ones. */
export function expectShape(value: unknown, shape: Shape, name: string): void {
  expect(shape(value, name).slice(0, 20)).toEqual([]);
}

export interface Address {
  /** As the storefront shows it, with a slash at both ends. */
  readonly path: string;
  /** First part of the canonical path, e.g. `product`. */
  readonly kind: string;
  readonly pk: number;
  readonly oldPath: string;
}

/** Every page of the shop's sitemap in a language. */
export async function addressesOf(shop: Shop, language: string): Promise<readonly Address[]> {
  const shown = new Set((await sitemapOf(shop)).flatMap(({ paths }) => paths));
  return (await mappingsOf(shop, language)).filter(({ path }) => shown.has(path));
}

/** Every mapping of addresses in a language, those of hidden pages and forms too. */
export async function mappingsOf(shop: Shop, language: string): Promise<readonly Address[]> {
  const found: Address[] = [];
  for (let page = 1; ; page++) {
    const answer = await read(shop, `/pretty_urls/?language=${language}&limit=1000&page=${page}`);
    const { next, results } = fields(JSON.parse(answer), 'pretty_urls');
    expectShape(results, listOf(prettyUrl), 'pretty_urls');
    found.push(...list(results, 'results').map((entry) => address(fields(entry, 'address'))));
    if (next === null) return found;
  }
}

export interface SitemapPart {
  readonly file: string;
  readonly paths: readonly string[];
}

/** What the server tells search engines. */
export async function sitemapOf(shop: Shop): Promise<readonly SitemapPart[]> {
  const files = locations(await read(shop, '/sitemap.xml')).map((address) => new URL(address).pathname);
  return Promise.all(
    files.map(async (file) => ({
      file,
      paths: locations(await read(shop, file)).map((address) => new URL(address).pathname),
    })),
  );
}

const locations = (xml: string): string[] => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, found = '']) => found);

/** Past the client, whose calls are noted. */
async function read(shop: Shop, path: string): Promise<string> {
  const answer = await shop.visitor.browser.unnoted(shop.server.baseUrl + path);
  expect(answer.status, path).toBe(200);
  return answer.text();
}

function address(entry: Fields): Address {
  const oldPath = text(entry['old_path'], 'old_path');
  const [, kind = '', pk = ''] = oldPath.split('/');
  return { path: text(entry['new_path'], 'new_path'), kind, pk: Number(pk), oldPath };
}

/** The numbers of all pages of a kind; fails when there is none, so that no loop over them is empty. */
export async function pksOf(shop: Shop, kind: string): Promise<readonly number[]> {
  const all = kind === 'forms' ? await mappingsOf(shop, 'en') : await addressesOf(shop, 'en');
  const pks = [...new Set(all.filter((one) => one.kind === kind).map((one) => one.pk))];
  if (pks.length === 0) throw new Error(`The shop has no ${kind}`);
  return pks;
}

/** One field out of an answer, by the names and positions on the way to it. */
export function at(value: unknown, ...way: readonly (string | number)[]): unknown {
  return way.reduce<unknown>((inner, step) => fields(inner, way.join('.'))[step], value);
}

export const listAt = (value: unknown, ...way: readonly (string | number)[]): readonly unknown[] =>
  list(at(value, ...way), way.join('.'));
