import { message, translate } from '../../kernel/messages/index.ts';
import { formatAmount } from '../../kernel/money.ts';
import { formatDateTime } from '../../platform/http/index.ts';
import type { LoyaltyTransaction } from '../loyalty/index.ts';
import { pictureUrl } from '../media/index.ts';
import { amountOf } from './amounts.rules.ts';
import { presentItem } from './items.wire.ts';
import type { Order, OrderBank, OrderDiscount, OrderPayment } from './order.ts';
import { presentOrderAddress } from './order-address.wire.ts';
import { presentParcel } from './parcels.wire.ts';
import type { ShownOrder } from './reading/reading.service.ts';
import { nameOf, type OrderShowing, placedOf, presentCurrency, presentStatus } from './showing.wire.ts';

/** The order object (Wire: docs/protocol/orders.md, "The order object"). */
export function presentOrder({ order, cancellations, loyalty }: ShownOrder, showing: OrderShowing) {
  const items = order.items.map((item) =>
    presentItem(item, { order, cancellation: cancellations.get(item.id) }, showing),
  );
  return {
    ...{ id: order.id, number: order.number, status: presentStatus(order.status, showing) },
    ...{ currency: presentCurrency(order.currency), orderitem_set: items },
    discountitem_set: order.discounts.map((discount) => presentDiscount(discount, order, showing)),
    loyaltytransaction_set: loyalty.map((transaction) => presentLoyalty(transaction, showing)),
    ...{ is_cancelled: order.status === 100, is_payable: order.status === 300 },
    is_cancellable: items.some((item) => item.is_cancellable),
    is_refundable: items.some((item) => item.is_refundable),
    shipping_address: presentOrderAddress(order.shippingAddress, order.customer),
    billing_address: presentOrderAddress(order.billingAddress, order.customer),
    ...presentPayment(order.payment, showing),
    ...presentAmounts(order),
    ...presentParcel(order.parcels.at(-1)),
    defined_tracking_url: order.parcels.at(-1)?.trackingUrl ?? null,
    ...NOT_KEPT,
    ...{ created_date: placedOf(order), modified_date: formatDateTime(order.modifiedDate) },
    ...{ has_gift_box: order.giftBox !== null, gift_box_note: order.giftBox?.note ?? null },
    ...{ language_code: order.language, notes: order.notes, remote_addr: order.remoteAddr },
    ...{ user_email: order.userEmail, user: order.customerId, basket: order.basketId },
    ...{ shipping_option: order.shipping.id, shipping_option_slug: order.shipping.key },
    shipping_tax_rate: order.shipping.taxRate,
  };
}

/** What this server keeps of no order. */
const NOT_KEPT = {
  ...{ client_type: 'default', order_type: 'regular', extra_field: {}, delivery_range: null },
  ...{ invoice_number: null, invoice_date: null, e_archive_url: null, segment: null, checkout_provider: null },
};

function presentAmounts(order: Order) {
  const { amounts, refunds } = order;
  const amount = amountOf(amounts);
  return {
    amount: formatAmount(amount),
    amount_without_discount: formatAmount(amount + amounts.discount),
    discount_amount: formatAmount(amounts.discount),
    shipping_amount: formatAmount(amounts.shipping),
    installment_interest_amount: formatAmount(amounts.interest),
    gift_card_amount: formatAmount(amounts.giftCard),
    refund_amount: formatAmount(refunds.amount),
    discount_refund_amount: formatAmount(refunds.discount),
    shipping_refund_amount: formatAmount(refunds.shipping),
  };
}

function presentPayment({ option, card, bank }: OrderPayment, showing: OrderShowing) {
  const label = translate(message(`payment_type_${option.type}`), showing.language);
  const type = { payment_type: option.type, payment_type_label: label };
  return {
    payment_option: { ...{ pk: option.id, name: nameOf(option, showing), slug: option.key }, ...type },
    payment_option_slug: option.key,
    bank: bank === null ? null : presentBank(bank, showing),
    ...{ card: card?.id ?? null, installment: card?.installmentPlanId ?? null, bin_number: card?.bin ?? null },
    installment_count: card?.installmentCount ?? 1,
  };
}

function presentBank({ id, key, name, logo }: OrderBank, { config }: OrderShowing) {
  return { pk: id, name, slug: key, logo: logo === null ? null : pictureUrl(config, logo) };
}

/** References are the shop's own. */
function presentLoyalty({ id, amount, reason, currency, createdDate }: LoyaltyTransaction, { language }: OrderShowing) {
  return {
    ...{ id, amount: formatAmount(amount), created_date: formatDateTime(createdDate) },
    reason: { value: reason, label: translate(message(`loyalty_${reason}`), language) },
    currency: presentCurrency(currency),
  };
}

function presentDiscount(discount: OrderDiscount, order: Order, showing: OrderShowing) {
  const { id, promotionId, code, kind, amount, cancelAmount } = discount;
  return {
    ...{ pk: id, order: order.id, promotion: promotionId, name: nameOf(discount, showing), code, offer_type: kind },
    ...{ amount: formatAmount(amount), cancel_amount: formatAmount(cancelAmount), session_offer_type: null },
    ...{ created_date: placedOf(order), modified_date: formatDateTime(order.modifiedDate) },
  };
}
