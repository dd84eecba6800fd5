import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { listOffers, presentOffer } from '../../promotions/index.ts';
import { pk, refused, submission } from './fields.ts';
import type { AsidePage, View } from './page.ts';

const Fields = Type.Object({
  coupon: pk(),
  action: Type.Optional(fields.nullable(fields.text({ max: 20 }))),
});

/** The customer's coupons, put into the basket and taken out of it. */
export const couponPage: AsidePage = {
  name: 'CouponSelectionPage',
  resets: [],
  ...submission(Fields, ({ coupon: voucherId, action }) => {
    if (action === 'remove') return { kind: 'coupon', voucherId, isSelected: false };
    if (action == null || action === 'select') return { kind: 'coupon', voucherId, isSelected: true };
    return refused('action', 'invalid_choice', { value: action });
  }),
  context: async (view) => ({ coupons: await presentCoupons(view) }),
  answers: 'nothing',
};

async function presentCoupons({ checkout: { caller, basket }, world, config }: View) {
  if (caller.customer === null) return [];
  const { language, currency } = caller;
  const offers = await listOffers(world.deps, caller.customer.id, { state: 'active', currency });
  const given = new Set(basket.basket.adjustments.map(({ voucher }) => voucher?.id));
  const entered = basket.basket.voucher?.id;
  return offers.map((offer) => ({
    pk: offer.id,
    is_selected: offer.id === entered || given.has(offer.id),
    ...presentOffer(offer, { language, currency, fallback: config.defaultLanguage }),
  }));
}
