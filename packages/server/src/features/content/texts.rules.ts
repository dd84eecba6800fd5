import { type Texts, textIn } from '../../kernel/texts.ts';

/** Which language a text is shown in, and which one stands in for it. */
export interface Reading {
  readonly language: string;
  readonly fallback: string;
}

/** The text for a reader; `''` where there is none. */
export function read(texts: Texts, { language, fallback }: Reading): string {
  return textIn(texts, language, fallback) ?? '';
}

/** What a page's address is made of: its slug, in languages without one its name. */
export function addressTexts(names: Texts, slugs: Texts): Texts {
  const plain = Object.entries(names).map(([language, name]) => [language, name.replaceAll('/', ' ')] as const);
  return { ...Object.fromEntries(plain), ...slugs };
}
