import { message, type Message } from '../../../kernel/messages/index.ts';
import { CardDetails } from '../../payments/index.ts';
import { problems } from './fields.ts';
import type { Decision } from './page.ts';

/** A card as it was typed. */
export interface TypedFields {
  readonly agreement?: boolean;
  readonly card_holder?: string | null;
  readonly card_number?: string | null;
  readonly card_month?: string | null;
  readonly card_year?: string | null;
  readonly card_cvv?: string | null;
}

export interface Against {
  /** The first digits that were told before. */
  readonly bin: string;
  readonly now: Date;
}

/** Reads a card, or says what is wrong with it. No message repeats anything of it. */
export function readCard(given: TypedFields, against: Against): { readonly card: CardDetails } | Decision {
  const holder = (given.card_holder ?? '').trim();
  const number = (given.card_number ?? '').replaceAll(/[\s-]/g, '');
  const cvv = (given.card_cvv ?? '').trim();
  const [month, year] = [wholeNumber(given.card_month), fourDigits(wholeNumber(given.card_year))];
  const found = problems({
    agreement: given.agreement === true ? null : message('confirm_required'),
    card_holder: holderProblem(holder),
    card_number: numberProblem(number, against.bin),
    card_month: month >= 1 && month <= 12 ? null : message('invalid_card_month'),
    card_year: yearProblem({ month, year }, against.now),
    card_cvv: /^[0-9]{3,4}$/.test(cvv) ? null : message('invalid_card_cvv'),
  });
  return found ?? { card: new CardDetails({ holder, number, month, year, cvv }) };
}

function wholeNumber(text: string | null | undefined): number {
  return /^[0-9]{1,4}$/.test(text?.trim() ?? '') ? Number(text) : -1;
}

/** `30` is 2030. */
function fourDigits(year: number): number {
  return year >= 0 && year < 100 ? 2000 + year : year;
}

function holderProblem(holder: string): Message | null {
  if (holder === '') return message('required');
  return /^[\p{L}\p{M} .'’-]{2,}$/u.test(holder) ? null : message('invalid_card_holder');
}

function numberProblem(number: string, bin: string): Message | null {
  if (number === '') return message('required');
  if (!/^[0-9]{12,19}$/.test(number) || !hasCheckDigit(number)) return message('invalid_card_number');
  return number.startsWith(bin) ? null : message('card_number_changed');
}

// Nobody's card is good for longer.
const MOST_YEARS = 20;

/** A card is good until its month is over, wherever on earth. */
function yearProblem({ month, year }: { month: number; year: number }, now: Date): Message | null {
  const thisYear = now.getUTCFullYear();
  if (year < 0 || year > thisYear + MOST_YEARS) return message('invalid_card_year');
  const isOver = year < thisYear || (year === thisYear && month >= 1 && month < now.getUTCMonth() + 1);
  return isOver ? message('card_expired') : null;
}

/** Luhn's. */
function hasCheckDigit(number: string): boolean {
  const sum = Array.from(number)
    .reverse()
    .reduce((total, digit, index) => {
      const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
