import { translate } from '../../kernel/messages/index.ts';
import type { Upsell } from '../promotions/index.ts';
import type { Showing } from '../storefront/index.ts';
import { upsellMessage } from './failure.messages.ts';

const MINOR_UNITS = 100;

/** How far the basket is from an offer, in a sentence and in numbers: major units, or pieces. */
export function presentUpsell(upsell: Upsell, showing: Showing) {
  return { message: translate(upsellMessage(upsell, showing), showing.language), params: upsellParams(upsell) };
}

export function upsellParams({ by, required, partial, remaining }: Upsell) {
  const scale = by === 'amount' ? MINOR_UNITS : 1;
  return {
    partial_percentage: Math.floor((partial * 100) / required),
    required: required / scale,
    partial: partial / scale,
    remaining: remaining / scale,
  };
}
