import { en, type MessageKey } from './en.ts';
import { tr } from './tr.ts';

export type { MessageKey } from './en.ts';

/** A parameter that is a message itself is translated along with its sentence. */
export type MessageParams = Readonly<Record<string, string | number | Message>>;

/** A text for people that has not met its reader yet: a catalogue key and what fills its gaps. */
export interface Message {
  readonly key: MessageKey;
  readonly params?: MessageParams;
}

export type Catalogue = Readonly<Record<MessageKey, string>>;

/** The languages messages exist in. A shop may offer others for its goods; their messages fall back to English. */
export const catalogues: Readonly<Record<string, Catalogue>> = { en, tr };

export function message(key: MessageKey, params?: MessageParams): Message {
  return params === undefined ? { key } : { key, params };
}

/** The message in `language` (a primary tag such as `tr`), in English where there is no such catalogue. */
export function translate(text: Message, language: string): string {
  const catalogue = Object.hasOwn(catalogues, language) ? catalogues[language] : en;
  const template = (catalogue ?? en)[text.key];
  const params = text.params;
  if (params === undefined) return template;
  return template.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const value = params[name] ?? gap;
    return typeof value === 'object' ? translate(value, language) : String(value);
  });
}

/** Whether there is a message of this key. */
export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(en, key);
}
