import type { Static } from 'typebox';
import { formatAmount } from '../../../kernel/money.ts';
import type { Config } from '../../../platform/config/index.ts';
import { pictureUrl } from '../../media/index.ts';
import type { Issuer } from './cards.queries.ts';
import type { CardOffer, Instalments } from './instalments.rules.ts';
import type { InstallmentTable } from './instalments.schema.ts';

type MediaConfig = Pick<Config, 'mediaUrl'>;

// The protocol names the terminal behind each way to pay; the shop has one for all.
const TERMINAL = 1;

/** The envelope around the cards: one page, whatever their number (Wire: docs/protocol/payments.md). */
export function presentInstallmentTable(
  config: MediaConfig,
  offers: readonly CardOffer[],
): Static<typeof InstallmentTable> {
  const results = offers.map((offer) => presentOffer(config, offer));
  return { count: results.length, next: null, previous: null, results };
}

function presentOffer(config: MediaConfig, { card, instalments }: CardOffer) {
  return {
    ...{ pk: card.id, name: card.name, slug: card.key },
    ...{ bank: presentIssuer(config, card.bank), card_type: presentIssuer(config, card.family) },
    ...{ card_payment_type: card.paymentType, is_commerce_card: card.isCommerceCard },
    ...{ cash_payment: TERMINAL, installment_payment: TERMINAL, three_d_payment: TERMINAL },
    installments: instalments.map((one) => presentInstalments(card.id, one)),
  };
}

function presentIssuer(config: MediaConfig, { id, key, name, logo }: Issuer) {
  return { pk: id, name, slug: key, logo: logo === null ? null : pictureUrl(config, logo) };
}

function presentInstalments(card: number, { plan, amount, interest, total, single }: Instalments) {
  return {
    ...{ pk: plan.id, card, installment_count: plan.count, label: String(plan.count), interest_rate: plan.rate },
    ...{ is_active: true, config: {}, translations: null },
    ...{ amount: number(amount), interest_amount: number(interest) },
    ...{ single_installment_amount: number(single), total_amount: number(total) },
  };
}

/** Amounts of this table are JSON numbers, unlike everywhere else. */
function number(minor: number): number {
  return Number(formatAmount(minor));
}
