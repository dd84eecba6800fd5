import { message, translate } from '../../kernel/messages/index.ts';
import { formatAmount } from '../../kernel/money.ts';
import { textIn } from '../../kernel/texts.ts';
import type { Benefit, Failure, Promotion, Selector } from '../promotions/index.ts';
import type { Showing } from '../storefront/index.ts';
import { failureMessage } from './failure.messages.ts';
import type { Explained } from './reading/reading.service.ts';
import { upsellParams } from './upsells.wire.ts';

/** What became of a promotion, and what would unlock it (Wire: docs/protocol/baskets.md, "Explaining a basket"). */
export function presentExplained({ promotion, verdict: { adjustment, failure } }: Explained, showing: Showing) {
  const upsell = failure?.reason === 'condition' ? failure.upsell : null;
  return {
    pk: promotion.id,
    key: promotion.key,
    label: textIn(promotion.names, showing.language, showing.fallback) ?? promotion.key,
    kind: promotion.kind,
    applied: adjustment !== null,
    discount: adjustment === null ? null : formatAmount(adjustment.amount),
    reason: failure === null ? null : reasonOf(failure),
    message: failure === null ? null : sentenceOf(failure, promotion, showing),
    params: upsell === null ? null : upsellParams(upsell),
  };
}

function reasonOf(failure: Failure): string {
  return failure.reason === 'condition' ? failure.condition.type : failure.reason;
}

function sentenceOf(failure: Failure, { benefit }: Promotion, showing: Showing): string {
  const goods = failure.reason === 'nothing_fits' ? goodsOf(selectorOf(benefit), showing) : [];
  const text =
    goods.length === 0 ? failureMessage(failure, showing) : message('promotion_given_on', { goods: goods.join(', ') });
  return translate(text, showing.language);
}

/** What a promotion is given on. */
function selectorOf(benefit: Benefit): Selector {
  if ('on' in benefit) return benefit.on;
  return benefit.type === 'buy_x_get_y' ? benefit.bought : {};
}

/** The names of the categories meant, and the SKUs. */
function goodsOf({ categories = [], products = [] }: Selector, { definitions, language, fallback }: Showing): string[] {
  const known = [...definitions.categories.values()].filter(({ key }) => categories.includes(key));
  return [...known.map(({ names, key }) => textIn(names, language, fallback) ?? key), ...products];
}
