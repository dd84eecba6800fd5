/** Language (primary tag) to text. */
export type Texts = Readonly<Record<string, string>>;

/**
 * The text in `language`, else in the shop's default language, else any there is: a missing translation never shows as
 * an empty string. Null when there is no text at all.
 */
export function textIn(texts: Texts, language: string, fallback: string): string | null {
  return texts[language] || texts[fallback] || (Object.values(texts).find((text) => text !== '') ?? null);
}
