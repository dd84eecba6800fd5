import { message, translate } from '../../../kernel/messages/index.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { textIn } from '../../../kernel/texts.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { ShownBasket } from '../../basket/index.ts';
import { pictureUrl } from '../../media/index.ts';
import type { BankAccount, Card, Instalments, PaymentChoice, PaymentOption } from '../../payments/index.ts';
import type { DeliveryOption, ShippingQuote } from '../../shipping/index.ts';
import type { Showing } from '../../storefront/index.ts';

/** What can be chosen, on the wire (Wire: docs/protocol/checkout.md, "Pages"). */

type Naming = Pick<Showing, 'language' | 'fallback'>;
type MediaConfig = Pick<Config, 'mediaUrl'>;

export function presentDeliveryOption({ id, key, names, type, position }: DeliveryOption, naming: Naming) {
  const name = textIn(names, naming.language, naming.fallback) ?? key;
  return { pk: id, slug: key, name, delivery_option_type: type, sort_order: position };
}

/** At the price it has for this basket: a promotion may pay for it. */
export function presentShippingOption(config: MediaConfig, quote: ShippingQuote, { basket, showing }: ShownBasket) {
  const { language, fallback } = showing;
  return {
    pk: quote.id,
    name: textIn(quote.names, language, fallback) ?? quote.key,
    slug: quote.key,
    logo: quote.logo === null ? null : pictureUrl(config, quote.logo),
    shipping_amount: formatAmount(basket.freeShipping ? 0 : quote.amount),
    description: textIn(quote.descriptions, language, fallback),
    kwargs: {},
  };
}

export function presentPaymentOption({ id, key, names, type }: PaymentOption, { language, fallback }: Naming) {
  const label = translate(message(`payment_type_${type}`), language);
  const name = textIn(names, language, fallback) ?? key;
  return { pk: id, name, slug: key, payment_type: type, payment_type_label: label };
}

export function presentPaymentChoice({ value, names, fees }: PaymentChoice, showing: Showing) {
  const label = textIn(names, showing.language, showing.fallback) ?? value;
  return { label, value, price: formatAmount(fees[showing.pricing.currency] ?? 0) };
}

export function presentBankAccount(config: MediaConfig, account: BankAccount, language: string) {
  const { id, iban, holderName, descriptions, position, bank } = account;
  return {
    ...{ pk: id, iban, holder_name: holderName, description: textIn(descriptions, language, language) },
    sort_order: position,
    bank: { pk: bank.id, name: bank.name, slug: bank.key, logo: presentLogo(config, bank.logo) },
  };
}

export function presentCardType(config: MediaConfig, { family }: Card) {
  return { name: family.name, slug: family.key, logo: presentLogo(config, family.logo) };
}

function presentLogo(config: MediaConfig, logo: string | null): string | null {
  return logo === null ? null : pictureUrl(config, logo);
}

export function presentInstalments({ plan, total, single }: Instalments, language: string) {
  return {
    pk: plan.id,
    installment_count: plan.count,
    label: plan.count === 1 ? translate(message('single_payment'), language) : String(plan.count),
    price_with_accrued_interest: formatAmount(total),
    monthly_price_with_accrued_interest: formatAmount(single),
  };
}
