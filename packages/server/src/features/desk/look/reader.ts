import { message, type MessageKey, type MessageParams, translate } from '../../../kernel/messages/index.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { textIn, type Texts } from '../../../kernel/texts.ts';
import { HOUR, SECOND } from '../../../platform/clock/index.ts';
import { html, type SafeHtml } from '../../../platform/http/html.ts';
import type { StaffMember } from '../../staff/index.ts';

/** For whom a page is written, and how. */
export interface Reader {
  readonly staff: StaffMember;
  readonly language: string;
  readonly now: Date;
  readonly timeZone: string;
  /** What the forms of the page carry. */
  readonly formToken: string;
}

type Writing = Pick<Reader, 'language' | 'timeZone'>;

export function say({ language }: Pick<Reader, 'language'>, key: MessageKey, params?: MessageParams): string {
  return translate(message(key, params), language);
}

/** A text of the shop's own in the reader's language, else in any. */
export function textOf({ language }: Pick<Reader, 'language'>, texts: Texts): string {
  return textIn(texts, language, 'en') ?? '';
}

/** `€12.50`, `₺1.290,00`. */
export function money({ language }: Pick<Reader, 'language'>, minor: number, currency: string): string {
  const written = new Intl.NumberFormat(language, { style: 'currency', currency: currency.toUpperCase() });
  return written.format(Number(formatAmount(minor)));
}

/** A point in time in words, the exact one for machines and for who points at it. */
export function time(reader: Writing, date: Date): SafeHtml {
  return html`<time datetime="${date.toISOString()}">${timeText(reader, date)}</time>`;
}

function timeText({ language, timeZone }: Writing, date: Date): string {
  const parts = { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
  // Where the zone is the shop's own, everybody knows it.
  const zone = timeZone === 'UTC' ? ({ timeZoneName: 'short' } as const) : {};
  return new Intl.DateTimeFormat(language, { ...parts, ...zone, hour12: false, timeZone }).format(date);
}

/** `3 hours ago`. */
export function ago(reader: Writing & Pick<Reader, 'now'>, date: Date): SafeHtml {
  const [amount, unit] = inWhole(reader.now.getTime() - date.getTime());
  const written = new Intl.RelativeTimeFormat(reader.language, { numeric: 'auto' }).format(-amount, unit);
  return html`<time datetime="${date.toISOString()}" title="${timeText(reader, date)}">${written}</time>`;
}

/** `3 hours`. */
export function duration({ language, now }: Pick<Reader, 'language' | 'now'>, since: Date): string {
  const [amount, unit] = inWhole(now.getTime() - since.getTime());
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(amount);
}

const DAY_HOURS = 24;
const MINUTE = 60 * SECOND;

function inWhole(milliseconds: number): readonly [amount: number, unit: 'minute' | 'hour' | 'day'] {
  const hours = Math.floor(milliseconds / HOUR);
  if (hours >= DAY_HOURS) return [Math.floor(hours / DAY_HOURS), 'day'];
  return hours >= 1 ? [hours, 'hour'] : [Math.max(0, Math.floor(milliseconds / MINUTE)), 'minute'];
}
