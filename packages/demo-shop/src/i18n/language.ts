import { effect, signal } from '@preact/signals';
import { remember, remembered } from '../memory.ts';

/** What the demo shop speaks. */
export type Language = 'en' | 'tr';

/** The languages by their own names. */
export const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', tr: 'Türkçe' };

/** The language the shop is shown in. Whatever reads it while rendering is rendered anew when it changes. */
export const language = signal<Language>(firstLanguage());

effect(() => {
  document.documentElement.lang = language.value;
  remember('language', language.value);
});

/** Whether the shop speaks it. */
export function isLanguage(code: string): code is Language {
  return code in LANGUAGES;
}

function firstLanguage(): Language {
  const wishes = [remembered('language') ?? '', ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return wishes.find(isLanguage) ?? 'en';
}
