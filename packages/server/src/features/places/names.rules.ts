/** Language (primary tag) → name. */
export type Translations = Readonly<Record<string, string>>;

/** What stands for every place that is not listed. */
export const GENERIC = { name: 'Other', translations: { en: 'Other', tr: 'Diğer' } } as const;

/**
 * A name as searches compare it: lower case, without accents, and without the difference between i and ı that only
 * Turkish keyboards know. `İstanbul`, `ISTANBUL` and `ıstanbul` become `istanbul`.
 */
export function folded(text: string): string {
  return text
    .replaceAll(/[İIı]/g, 'i')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[\p{M}\p{C}]/gu, '')
    .trim();
}

/** All names of a place, folded, one a line, so that no match reaches from one into the next. */
export function searchText(name: string, translations: Translations | null): string {
  return [...new Set([name, ...Object.values(translations ?? {})].map(folded))].join('\n');
}
