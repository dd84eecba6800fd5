import { textIn } from '../../../kernel/texts.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Category } from '../../catalogue/index.ts';
import { withPictures } from '../../content/index.ts';
import type { Showing } from '../products/showing.ts';

type Languages = Pick<Showing, 'language' | 'fallback'>;

/** A category (Wire: docs/protocol/catalogue.md, "A category"). */
export function presentCategory(category: Category, languages: Languages, config: Pick<Config, 'mediaUrl'>) {
  return {
    pk: category.id,
    name: categoryName(category, languages),
    menuitemmodel: category.menuItem,
    absolute_url: categoryUrl(category, languages),
    sort_option: null,
    uuid: category.uuid,
    depth: category.depth,
    attributes: withPictures(category.attributes, config),
  };
}

function categoryName({ names, key }: Category, { language, fallback }: Languages): string {
  return textIn(names, language, fallback) ?? key;
}

export function categoryUrl({ urls, id }: Category, { language, fallback }: Languages): string {
  return textIn(urls, language, fallback) ?? `/category/${id}/`;
}
