import { Type } from 'typebox';
import { PAYMENT_DETAILS } from '../choices/choices.ts';
import { presentDeliveryOption } from '../wire/options.wire.ts';
import { pk, submission, unknownPk } from './fields.ts';
import type { StepPage } from './page.ts';

const Fields = Type.Object({ delivery_option: pk() });

/** How the goods get to the shopper. */
export const deliveryOptionPage: StepPage = {
  name: 'DeliveryOptionSelectionPage',
  resets: ['paymentOptionId', ...PAYMENT_DETAILS],
  isOnTheWay: ({ offers }) => offers.deliveryOptions.length > 0,
  isDone: ({ chosen }) => chosen.delivery !== null,
  ...submission(Fields, ({ delivery_option: wanted }, { offers }) => {
    const option = offers.deliveryOptions.find(({ id }) => id === wanted);
    if (option === undefined) return unknownPk('delivery_option', wanted);
    const otherKind = option.type === 'customer' ? { retailStoreId: null } : { shippingAddressId: null };
    return { kind: 'chosen', sets: { deliveryOptionId: option.id, ...otherKind } };
  }),
  context: ({ checkout: { offers, basket } }) => ({
    delivery_options: offers.deliveryOptions.map((option) => presentDeliveryOption(option, basket.showing)),
  }),
  nothing: { delivery_options: [] },
};
