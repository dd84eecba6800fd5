import { Type } from 'typebox';
import { findById } from '../reading/delivery.rules.ts';
import { presentShippingOption } from '../wire/options.wire.ts';
import { pk, submission, unknownPk } from './fields.ts';
import type { StepPage } from './page.ts';

const Fields = Type.Object({ shipping_option: pk() });

/** Who brings the goods, and at what price. */
export const shippingOptionPage: StepPage = {
  name: 'ShippingOptionSelectionPage',
  resets: [],
  isOnTheWay: () => true,
  isDone: ({ chosen }) => chosen.quote !== null,
  ...submission(Fields, ({ shipping_option: wanted }, { offers }) =>
    findById(offers.quotes, wanted) === null
      ? unknownPk('shipping_option', wanted)
      : { kind: 'chosen', sets: { shippingOptionId: wanted } },
  ),
  context: ({ checkout: { offers, basket }, config }) => ({
    shipping_options: offers.quotes.map((quote) => presentShippingOption(config, quote, basket)),
  }),
  nothing: { shipping_options: [] },
};
