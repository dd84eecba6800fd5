import { signal } from '@preact/signals';
import { binOf, digitsOf, expiryOf, expiryTyped, passesLuhn } from './card.rules.ts';
import { submit, view } from './checkout.state.ts';
import { t } from './texts.ts';

/** A card as it is typed. It is here while the page is, and nowhere else. */
export interface TypedCard {
  readonly number: string;
  readonly holder: string;
  readonly expiry: string;
  readonly cvv: string;
  readonly isThreeD: boolean;
  readonly isKept: boolean;
}

const EMPTY: TypedCard = { number: '', holder: '', expiry: '', cvv: '', isThreeD: true, isKept: false };

export const card = signal<TypedCard>(EMPTY);
/** The first digits that the plans are for; null while none were asked for. */
export const plansFor = signal<string | null>(null);

/** Changes what is typed; enough digits are asked about at once. */
export function type(change: Partial<TypedCard>): void {
  const { number, expiry } = change;
  card.value = {
    ...card.value,
    ...change,
    ...(number !== undefined && { number: digitsOf(number) }),
    ...(expiry !== undefined && { expiry: expiryTyped(expiry, card.value.expiry) }),
  };
  if (number !== undefined) void askPlans();
}

/** Forgets the card; of one that goes on to the bank only the code. */
export function forgetCard(): void {
  card.value = EMPTY;
  plansFor.value = null;
}

export function forgetCode(): void {
  card.value = { ...card.value, cvv: '' };
}

/** Has the plans of this card chosen from, where they are not those of it already. True where they are. */
export async function askPlans(): Promise<boolean> {
  const bin = binOf(card.value.number);
  if (bin === null) return false;
  const isAsked = plansFor.value === bin && view.value?.due !== 'BinNumberPage';
  if (isAsked) return true;
  plansFor.value = bin;
  const isTaken = await submit('BinNumberPage', { bin_number: bin });
  if (!isTaken && plansFor.value === bin) plansFor.value = null;
  return isTaken;
}

/** What is missing or cannot be, by the names of the shop's fields; nothing leaves the browser before that is mended. */
export function slipsIn({ number, holder, expiry, cvv }: TypedCard): Readonly<Record<string, string>> {
  const slips = {
    card_number: number === '' ? t('cardNumberNeeded') : !passesLuhn(number) && t('cardSlip'),
    card_holder: holder.trim() === '' && t('cardHolderNeeded'),
    card_expiry: expiryOf(expiry) === null && t('cardExpiryNeeded'),
    card_cvv: !/^\d{3,4}$/.test(cvv) && t('cardCvvNeeded'),
  };
  return Object.fromEntries(Object.entries(slips).flatMap(([field, text]) => (text === false ? [] : [[field, text]])));
}

/** What the last page is submitted with. */
export function cardFields({ number, holder, expiry, cvv, isThreeD, isKept }: TypedCard) {
  const end = expiryOf(expiry);
  return {
    ...{ card_number: number, card_holder: holder.trim(), card_cvv: cvv },
    ...{ card_month: end?.month ?? '', card_year: end?.year ?? '' },
    use_three_d: isThreeD,
    ...(isKept && { save_card: true }),
  };
}
