import { formatDateTime } from '../../platform/http/index.ts';
import type { PrettyUrl } from './urls.queries.ts';

interface Target {
  /** Name of the view, as clients know it. */
  readonly view: string;
  /** What the number in the path is called. */
  readonly argument: string;
}

const TARGETS: Readonly<Record<string, Target>> = {
  product: { view: 'product-detail', argument: 'pk' },
  'group-product': { view: 'group-product-detail', argument: 'pk' },
  'bundle-product': { view: 'bundle-product-detail', argument: 'pk' },
  category: { view: 'category-detail', argument: 'pk' },
  'special-page': { view: 'special-page-detail', argument: 'special_page_id' },
  'flat-page': { view: 'flat-page-detail', argument: 'pk' },
  'landing-page': { view: 'landing-page-detail', argument: 'pk' },
  forms: { view: 'form-generate', argument: 'pk' },
};

/** A mapping on the wire (Wire: docs/protocol/urls.md). Whoever shows one keeps the tag `urls`. */
export function presentPrettyUrl(url: PrettyUrl) {
  const [, kind = '', id = ''] = url.oldPath.split('/');
  const { view, argument } = TARGETS[kind] ?? { view: kind, argument: 'pk' };
  return {
    pk: url.id,
    new_path: url.newPath,
    old_path: url.oldPath,
    parent: url.parentId,
    language: url.language,
    func_module: 'arasta.urls',
    func_name: view,
    func_initkwargs: {},
    args: [],
    kwargs: { [argument]: id },
    query_params: {},
    viewname: view,
    created_date: formatDateTime(url.createdAt),
    modified_date: formatDateTime(url.modifiedAt),
    prettyurl_set: [],
  };
}

/** The short form in which pages and forms list their mappings. */
export function presentUrlEntry({ id, newPath, language }: PrettyUrl) {
  return { pk: id, url: newPath, language };
}

/** A page's mapping in `language`, else in the default language (they stand first), else any; null without one. */
export function mappingIn(urls: readonly PrettyUrl[], language: string): PrettyUrl | null {
  return urls.find((url) => url.language === language) ?? urls[0] ?? null;
}
