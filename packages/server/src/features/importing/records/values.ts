import { primaryTag } from '../../../kernel/locale.ts';
import type { Texts } from '../../../kernel/texts.ts';
import { type Complaints, shown } from './complaints.ts';

/** Values of records as the shop keeps them. What is wrong is told to the complaints; the answer is then any value. */

type Given<Value> = Value | null | undefined;

/** Texts by language; a plain text is in the shop's own. */
export function readTexts(given: Given<string | Record<string, string>>, path: string, complaints: Complaints): Texts {
  if (given == null) return {};
  const { defaultLanguage } = complaints.shop;
  if (typeof given === 'string') return given.trim() === '' ? {} : { [defaultLanguage]: given };
  const texts: Record<string, string> = {};
  for (const [language, text] of Object.entries(given)) {
    const tag = language === '' ? defaultLanguage : readLanguage(language, `${path}.${language}`, complaints);
    if (text.trim() !== '') texts[tag] = text;
  }
  return texts;
}

function readLanguage(code: string, path: string, complaints: Complaints): string {
  if (!/^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{2,8})*$/.test(code)) {
    complaints.refuse(path, `${shown(code)} is not a language: write en or tr`);
  }
  const tag = primaryTag(code);
  if (!complaints.shop.languages.some((language) => primaryTag(language) === tag)) {
    complaints.warn(path, `${shown(code)} is none of the shop's languages (AVAILABLE_LANGUAGES): kept, never shown`);
  }
  return tag;
}

/** A name that has to be there, in at least one language. */
export function readName(given: string | Record<string, string>, path: string, complaints: Complaints): Texts {
  const texts = readTexts(given, path, complaints);
  if (Object.keys(texts).length === 0) complaints.refuse(path, 'is empty');
  return texts;
}

const AMOUNT = /^(\d{1,13})(?:\.(\d{1,2}))?$/;

/** Minor units of an amount with up to two decimals. */
export function readAmount(given: string | number, path: string, complaints: Complaints): number {
  const [, whole, decimals = ''] = AMOUNT.exec(String(given).trim()) ?? [];
  if (whole !== undefined) return Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  complaints.refuse(path, `${shown(given)} is not an amount: write 12.50`);
  return 0;
}

export interface Bounds {
  readonly from: number;
  readonly to: number;
}

export function readWhole(given: string | number, path: string, complaints: Complaints, { from, to }: Bounds): number {
  const value = typeof given === 'number' ? given : /^-?\d{1,15}$/.test(given.trim()) ? Number(given) : NaN;
  if (Number.isInteger(value) && value >= from && value <= to) return value;
  complaints.refuse(path, `${shown(given)} is not a whole number from ${from} to ${to}`);
  return from;
}

export function readDecimal(
  given: string | number,
  path: string,
  complaints: Complaints,
  { from, to }: Bounds,
): number {
  const value = typeof given === 'number' ? given : /^-?\d{1,12}(\.\d{1,8})?$/.test(given.trim()) ? Number(given) : NaN;
  if (Number.isFinite(value) && value >= from && value <= to) return value;
  complaints.refuse(path, `${shown(given)} is not a number from ${from} to ${to}`);
  return from;
}

const TRUTHS = new Map([
  ...['true', 'yes', '1'].map((word): [string, boolean] => [word, true]),
  ...['false', 'no', '0'].map((word): [string, boolean] => [word, false]),
]);

export function readTruth(
  given: Given<string | boolean>,
  path: string,
  complaints: Complaints,
  otherwise: boolean,
): boolean {
  if (given == null) return otherwise;
  const value = typeof given === 'boolean' ? given : TRUTHS.get(given.trim().toLowerCase());
  if (value === undefined) complaints.refuse(path, `${shown(given)} is neither true nor false`);
  return value ?? otherwise;
}

const TIME = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** A time; without a zone it is in UTC. */
export function readTime(given: Given<string>, path: string, complaints: Complaints): Date | null {
  if (given == null || given.trim() === '') return null;
  const text = given.trim().replace(' ', 'T');
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(text.slice(10)) || text.length === 10 ? text : `${text}Z`;
  const time = TIME.test(given.trim()) ? new Date(zoned) : new Date(NaN);
  if (!Number.isNaN(time.getTime())) return time;
  complaints.refuse(path, `${shown(given)} is not a time: write 2031-01-01T00:00:00Z`);
  return null;
}

/** Names once each: the first place counts. */
export function distinct(given: readonly string[] | null | undefined): string[] {
  return [...new Set(given ?? [])];
}
