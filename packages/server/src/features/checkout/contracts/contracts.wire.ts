import { formatAmount } from '../../../kernel/money.ts';
import { type Texts, textIn } from '../../../kernel/texts.ts';
import { escapeHtml, html } from '../../../platform/http/html.ts';
import type { OrderAddress } from '../../orders/index.ts';
import { nameAndPath } from '../../storefront/index.ts';
import type { Checkout } from '../checkout.ts';
import { totalOf } from '../reading/amounts.rules.ts';
import type { Contract } from './contracts.service.ts';
import { fillTemplate } from './rendering.rules.ts';

/** A contract as markup (Wire: docs/protocol/checkout.md, "Contracts"). Whatever shoppers and the catalogue say is escaped. */
export function renderContract({ template, checkout }: Contract, shop: string): string {
  return fillTemplate(template, new Map(Object.entries(valuesOf(checkout, shop))));
}

function valuesOf(checkout: Checkout, shop: string): Record<string, string> {
  const texts = { ...partiesOf(checkout), ...amountsOf(checkout), shop, date: checkout.now.toISOString().slice(0, 10) };
  const escaped = Object.entries(texts).map(([name, text]) => [name, escapeHtml(text)] as const);
  return { ...Object.fromEntries(escaped), items: itemsHtml(checkout) };
}

function partiesOf({ shopper, chosen, basket }: Checkout) {
  const { shippingAddress, billingAddress, quote, paymentOption } = chosen;
  const named = billingAddress ?? shopper;
  const { language, fallback } = basket.showing;
  const nameOf = (one: { key: string; names: Texts } | null) =>
    one === null ? '' : (textIn(one.names, language, fallback) ?? one.key);
  return {
    buyer_name: named === null ? '' : `${named.firstName} ${named.lastName}`.trim(),
    buyer_email: shopper?.email ?? '',
    buyer_phone: shopper?.phone ?? '',
    shipping_address: addressLine(shippingAddress),
    billing_address: addressLine(billingAddress),
    shipping_option: nameOf(quote),
    payment_option: nameOf(paymentOption),
  };
}

type Line = Pick<
  OrderAddress,
  'firstName' | 'lastName' | 'line' | 'district' | 'township' | 'city' | 'country' | 'postcode'
>;

function addressLine(address: Line | null): string {
  if (address === null) return '';
  const { firstName, lastName, line, district, township, city, country, postcode } = address;
  const places = [district?.name, township.name, postcode, city.name, country.name];
  return [`${firstName} ${lastName}`.trim(), line, ...places].filter((part) => part != null && part !== '').join(', ');
}

function amountsOf({ amounts, basket }: Checkout) {
  const currency = basket.showing.pricing.currency.toUpperCase();
  const money = (minor: number) => `${formatAmount(minor)} ${currency}`;
  return {
    products_amount: money(amounts.products),
    discount_amount: money(amounts.discount),
    shipping_amount: money(amounts.shipping),
    further_amount: money(amounts.fee + amounts.giftBox + amounts.interest),
    total_amount: money(totalOf(amounts) + amounts.interest),
  };
}

function itemsHtml({ basket: { basket, showing } }: Checkout): string {
  const rows = [
    ...basket.lines.map(({ good, line, price }) => ({ good, quantity: line.quantity, price: price.now })),
    ...basket.gifts.map(({ good, gift }) => ({ good, quantity: gift.quantity, price: 0 })),
  ].map(({ good, quantity, price }) => {
    const { name } = nameAndPath(good, showing);
    return html`<tr>
      <td>${name}</td>
      <td>${quantity}</td>
      <td>${formatAmount(price * quantity)} ${showing.pricing.currency.toUpperCase()}</td>
    </tr>`;
  });
  return html`<table>
    ${rows}
  </table>`.toString();
}
