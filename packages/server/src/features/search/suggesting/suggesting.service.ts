import type { Pricing } from '../../catalogue/index.ts';
import type { SearchDeps } from '../search.deps.ts';
import { cleanText } from '../text/text.rules.ts';
import { findBegun, type ProductSuggestion } from './suggesting.queries.ts';
import { type CategorySuggestion, matchingCategories } from './suggesting.rules.ts';

export interface Suggestions {
  readonly categories: readonly CategorySuggestion[];
  readonly products: readonly ProductSuggestion[];
}

/**
 * What the text may be the beginning of: at most four categories and four products. Nothing for blank text. One
 * statement. Depends on the tags `lists` and `definitions`. Wire: docs/protocol/search.md
 */
export async function suggest(
  deps: Pick<SearchDeps, 'config' | 'db' | 'definitions'>,
  typed: string | null | undefined,
  { language, pricing }: { language: string; pricing: Pricing },
): Promise<Suggestions> {
  const text = cleanText(typed);
  if (text === null) return { categories: [], products: [] };
  const fallback = deps.config.defaultLanguage;
  const products = await findBegun(deps.db, { text, language, fallback, ...pricing });
  return { categories: matchingCategories(await deps.definitions(), text, { language, fallback }), products };
}
