import { language } from './language.ts';

/** A text with `{places}`; of things that are counted one for each plural that the language has. */
export type Text = string | { readonly one: string; readonly other: string };

/** The same texts in another language. */
export type Translation<Texts> = { readonly [Key in keyof Texts]: Text };

/** The names of the places in a text. */
type Places<Value> = Value extends string
  ? Value extends `${string}{${infer Name}}${infer Rest}`
    ? Name | Places<Rest>
    : never
  : Value extends { readonly other: infer Other }
    ? Places<Other> | 'count'
    : never;

type Values<Value> = [Places<Value>] extends [never]
  ? []
  : [values: { readonly [Name in Places<Value>]: string | number }];

/** Gives the text of a key in the language of the moment. */
export type Translate<Texts> = <Key extends keyof Texts>(key: Key, ...values: Values<Texts[Key]>) => string;

/**
 * The texts of an area: `const t = texts({ en, tr })`, then `t('greeting', { name })`. A component that calls it while
 * rendering is rendered anew when the language changes. A text with plurals chooses by `count`.
 */
export function texts<const Texts extends Readonly<Record<string, Text>>>(all: {
  readonly en: Texts;
  readonly tr: Translation<Texts>;
}): Translate<Texts> {
  return (key, ...rest) => {
    const values: Readonly<Record<string, string | number>> = rest[0] ?? {};
    const text = plain(all[language.value][key], values['count']);
    return text.replaceAll(/\{(\w+)\}/g, (place, name: string) => shown(values[name]) ?? place);
  };
}

function plain(text: Text, count: string | number | undefined): string {
  if (typeof text === 'string') return text;
  return new Intl.PluralRules(language.value).select(Number(count)) === 'one' ? text.one : text.other;
}

function shown(value: string | number | undefined): string | undefined {
  return typeof value === 'number' ? value.toLocaleString(language.value) : value;
}
