import { formatAmount } from '../../../kernel/money.ts';
import type { Config } from '../../../platform/config/index.ts';
import { presentShortAddress } from '../../addresses/index.ts';
import { type BasketDeps, writeBasketObject } from '../../basket/index.ts';
import { presentSavedCard } from '../../payments/index.ts';
import type { Checkout } from '../checkout.ts';
import { totalOf, unpaidOf } from '../reading/amounts.rules.ts';
import { isCardOption } from '../reading/means.rules.ts';
import {
  presentDeliveryOption,
  presentInstalments,
  presentPaymentChoice,
  presentPaymentOption,
  presentShippingOption,
} from './options.wire.ts';
import { presentRetailStore } from './places.wire.ts';

export interface PreOrderDeps {
  readonly config: Pick<Config, 'mediaUrl'>;
  readonly goodBytes: BasketDeps['goodBytes'];
}

/** The checkout as it stands, as JSON in UTF-8: every key, always (Wire: docs/protocol/checkout.md, "The pre-order"). */
export function writePreOrder(deps: PreOrderDeps, checkout: Checkout): Buffer {
  const { caller, now, basket } = checkout;
  const segment = caller.customer?.segment ?? null;
  const written = writeBasketObject(basket, { now, segment, goodBytes: deps.goodBytes });
  const rest = JSON.stringify(presentRest(deps, checkout)).slice(1);
  return Buffer.concat([Buffer.from('{"basket":'), written, Buffer.from(`,${rest}`)]);
}

function presentRest({ config }: PreOrderDeps, checkout: Checkout) {
  return {
    ...presentDelivery(config, checkout),
    ...presentPayment(checkout),
    ...presentAmounts(checkout),
    ...presentShopper(checkout),
    ...presentExtras(checkout),
  };
}

function presentDelivery(config: PreOrderDeps['config'], { chosen, basket }: Checkout) {
  const { delivery, shippingAddress, address, billingAddress, store, quote } = chosen;
  return {
    shipping_address: shippingAddress && presentShortAddress(address ?? shippingAddress),
    billing_address: billingAddress && presentShortAddress(billingAddress),
    billing_and_shipping_same: shippingAddress && billingAddress && address?.id === billingAddress.id,
    delivery_option: delivery && presentDeliveryOption(delivery, basket.showing),
    retail_store: store && presentRetailStore(store),
    shipping_option: quote && presentShippingOption(config, quote, basket),
    delivery_range: null,
  };
}

function presentPayment({ chosen, choices, basket, caller }: Checkout) {
  const { paymentOption, paymentChoice, instalments, savedCard } = chosen;
  const type = paymentOption?.type;
  return {
    payment_option: paymentOption && presentPaymentOption(paymentOption, basket.showing),
    payment_choice: paymentChoice && presentPaymentChoice(paymentChoice, basket.showing),
    saved_card: savedCard && presentSavedCard(savedCard),
    credit_payment_option: null,
    installment: instalments && presentInstalments(instalments, caller.language),
    redirect_to_three_d: choices.isRedirected && isCardOption(paymentOption) ? true : null,
    is_redirected: choices.isRedirected && type === 'redirection',
  };
}

function presentAmounts({ amounts, basket }: Checkout) {
  return {
    shipping_amount: formatAmount(amounts.shipping),
    total_amount: formatAmount(totalOf(amounts)),
    total_amount_with_interest: formatAmount(totalOf(amounts) + amounts.interest),
    unpaid_amount: formatAmount(unpaidOf(amounts)),
    loyalty_money: formatAmount(amounts.loyalty),
    currency_type_label: basket.showing.pricing.currency.toUpperCase(),
  };
}

function presentShopper({ shopper }: Checkout) {
  return {
    ...{ is_guest: shopper?.isGuest ?? false, is_post_order: false },
    ...{ phone_number: null, user_phone_number: shopper?.phone ?? null },
  };
}

function presentExtras({ choices, chosen, amounts, giftBoxPrice }: Checkout) {
  const { giftBox, notes } = choices;
  const { giftCard } = chosen;
  return {
    gift_box: giftBox && {
      ...{ note: giftBox.note, gift_video: giftBox.video, gift_video_notification_sent: giftBox.videoNotified },
      price: formatAmount(giftBoxPrice ?? 0),
    },
    notes,
    notifications: null,
    gift_card: giftCard && { code_end: giftCard.codeEnd, amount: formatAmount(amounts.giftCard) },
  };
}
