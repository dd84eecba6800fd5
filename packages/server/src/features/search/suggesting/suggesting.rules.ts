import { textIn } from '../../../kernel/texts.ts';
import type { Category, Definitions } from '../../catalogue/index.ts';
import type { Reader } from '../definitions/facets.rules.ts';

export interface CategorySuggestion {
  readonly category: Category;
  readonly label: string;
  /** Names of the categories above it, the outermost first. */
  readonly parents: readonly string[];
  readonly url: string;
}

interface Known {
  readonly category: Category;
  readonly words: readonly string[];
}

const MOST = 4;

// As long as the definitions are the same objects, so are their folded names.
const folded = new WeakMap<Definitions, Map<string, readonly Known[]>>();

/** Active categories of whose names each typed word begins a word: the higher ones first. */
export function matchingCategories(definitions: Definitions, text: string, reader: Reader): CategorySuggestion[] {
  const typed = wordsOf(text);
  if (typed.length === 0) return [];
  const begins = (words: readonly string[]) => typed.every((part) => words.some((word) => word.startsWith(part)));
  return knownCategories(definitions, reader)
    .filter(({ words }) => begins(words))
    .slice(0, MOST)
    .map(({ category }) => suggestion(definitions, category, reader));
}

function suggestion(
  { categories }: Definitions,
  category: Category,
  { language, fallback }: Reader,
): CategorySuggestion {
  const nameOf = (one: Category) => textIn(one.names, language, fallback) ?? one.key;
  const above = category.path.slice(0, -1).flatMap((id) => categories.get(id) ?? []);
  const url = textIn(category.urls, language, fallback) ?? `/category/${category.id}/`;
  return { category, label: nameOf(category), parents: above.map(nameOf), url };
}

function knownCategories(definitions: Definitions, { language, fallback }: Reader): readonly Known[] {
  const byLanguage = folded.get(definitions) ?? new Map<string, readonly Known[]>();
  folded.set(definitions, byLanguage);
  const known = byLanguage.get(language);
  if (known !== undefined) return known;
  const made = [...definitions.categories.values()]
    .filter(({ isActive }) => isActive)
    .map((category) => ({ category, words: wordsOf(textIn(category.names, language, fallback) ?? '') }));
  byLanguage.set(language, made);
  return made;
}

/** As the database folds names: without accents, İ, I, ı and i alike. */
function wordsOf(text: string): string[] {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}
