import { translate } from '../../kernel/messages/index.ts';
import { formatAmount } from '../../kernel/money.ts';
import { textIn } from '../../kernel/texts.ts';
import type { Failure, Verdict } from '../promotions/index.ts';
import type { Showing } from '../storefront/index.ts';
import { failureMessage } from './failure.messages.ts';
import { upsellParams } from './upsells.wire.ts';

/** What became of a promotion, and what would unlock it (Wire: docs/protocol/baskets.md, "Explaining a basket"). */
export function presentVerdict(verdict: Verdict, showing: Showing) {
  const { promotionId, promotionKey, names, kind, adjustment, failure } = verdict;
  const upsell = failure?.reason === 'condition' ? failure.upsell : null;
  return {
    pk: promotionId,
    key: promotionKey,
    label: textIn(names, showing.language, showing.fallback) ?? promotionKey,
    kind,
    applied: adjustment !== null,
    discount: adjustment === null ? null : formatAmount(adjustment.amount),
    reason: failure === null ? null : reasonOf(failure),
    message: failure === null ? null : translate(failureMessage(failure, showing), showing.language),
    params: upsell === null ? null : upsellParams(upsell),
  };
}

function reasonOf(failure: Failure): string {
  return failure.reason === 'condition' ? failure.condition.type : failure.reason;
}
