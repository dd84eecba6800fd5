import { slugify } from '../../../kernel/slug.ts';
import type { Texts } from '../../../kernel/texts.ts';
import { isReserved } from '../../urls/index.ts';

export interface Named {
  readonly names: Texts;
  /** Asked for by the merchant: one that is reserved is refused, not bent. */
  readonly slugs: Texts;
  readonly key: string;
}

/** What addresses are made of, by language. A name that is a path of the API (a desk is one) gets its key behind it. */
export function addressTexts({ names, slugs, key }: Named): Record<string, string> {
  const named = Object.entries(names).map(([language, name]) => {
    const text = name.replaceAll('/', ' ');
    return [language, isReserved(slugify(text)) ? `${text} ${key}` : text] as const;
  });
  return { ...Object.fromEntries(named), ...slugs };
}
