import type { Checkout } from '../checkout.ts';
import { unpaidOf } from '../reading/amounts.rules.ts';
import { agreed } from './agreement.ts';
import type { StepPage } from './page.ts';

/** The shopper agrees to pay on a provider's own page. */
export const redirectionPage: StepPage = {
  name: 'RedirectionPaymentSelectedPage',
  resets: [],
  isOnTheWay: ({ chosen, amounts }: Checkout) => chosen.paymentOption?.type === 'redirection' && unpaidOf(amounts) > 0,
  isDone: () => false,
  places: true,
  ...agreed,
  context: () => ({}),
};
