import { message, type Message } from '../../../kernel/messages/index.ts';
import { CardDetails, type PaymentOption } from '../../payments/index.ts';
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
  const typed = {
    holder: trimmed(given.card_holder),
    number: trimmed(given.card_number).replaceAll(/[\s-]/g, ''),
    ...{ month: trimmed(given.card_month), year: trimmed(given.card_year), cvv: trimmed(given.card_cvv) },
  };
  const [month, year] = [wholeNumber(typed.month), fourDigits(wholeNumber(typed.year))];
  const found = problems({
    agreement: given.agreement === true ? null : message('confirm_required'),
    card_holder: missing(typed.holder) ?? holderProblem(typed.holder),
    card_number: missing(typed.number) ?? numberProblem(typed.number, against.bin),
    card_month: missing(typed.month) ?? monthProblem(month),
    card_year: missing(typed.year) ?? yearProblem({ month, year }, against.now),
    card_cvv: missing(typed.cvv) ?? cvvProblem(typed.cvv),
  });
  return found ?? { card: new CardDetails({ ...typed, month, year }) };
}

/** Whether the bank's page is asked for: as the option says, or the shopper where it leaves that open. */
export function wantsThreeD(option: Pick<PaymentOption, 'threeD'> | null, isAsked: boolean): boolean {
  const threeD = option?.threeD ?? 'always';
  return threeD === 'always' || (threeD === 'optional' && isAsked);
}

function trimmed(text: string | null | undefined): string {
  return (text ?? '').trim();
}

function missing(text: string): Message | null {
  return text === '' ? message('required') : null;
}

function wholeNumber(text: string): number {
  return /^[0-9]{1,4}$/.test(text) ? Number(text) : -1;
}

/** `30` is 2030. */
function fourDigits(year: number): number {
  return year >= 0 && year < 100 ? 2000 + year : year;
}

function holderProblem(holder: string): Message | null {
  return /^[\p{L}\p{M} .'’-]{2,}$/u.test(holder) ? null : message('invalid_card_holder');
}

function numberProblem(number: string, bin: string): Message | null {
  if (!/^[0-9]{12,19}$/.test(number) || !hasCheckDigit(number)) return message('invalid_card_number');
  return number.startsWith(bin) ? null : message('card_number_changed');
}

function monthProblem(month: number): Message | null {
  return month >= 1 && month <= 12 ? null : message('invalid_card_month');
}

function cvvProblem(cvv: string): Message | null {
  return /^[0-9]{3,4}$/.test(cvv) ? null : message('invalid_card_cvv');
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
