import { type Changes, memo } from '../../../platform/cache/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { compileRules, type PromotionRules } from '../engine/rules.ts';
import type { Promotion } from '../promotion.ts';
import { readPromotions } from './promotions.queries.ts';

/** Told when promotions, or whether they can still be had, change: answers that show them are spoiled. */
export const PROMOTIONS = 'promotions';
/** Told when a budget shrinks: what is left is read again, and no answer spoiled. */
export const BUDGETS = 'promotion-budgets';

export interface RulesDeps {
  readonly db: Executor;
  readonly clock: Clock;
  readonly changes: Changes;
}

/** The compiled rules, kept in the process until promotions, budgets or the products given as gifts change. */
export function keptRules({ db, clock, changes }: RulesDeps): () => Promise<PromotionRules> {
  let isGift: (tag: string) => boolean = () => false;
  const withGifts: Changes = {
    ...changes,
    subscribe: (listener) => {
      changes.subscribe((tags) => {
        listener(tags !== null && [...tags].some((tag) => isGift(tag)) ? new Set([...tags, PROMOTIONS]) : tags);
      });
    },
  };
  return memo(withGifts, [PROMOTIONS, BUDGETS], async () => {
    const promotions = await readPromotions(db, clock.now());
    isGift = giftTags(promotions);
    return compileRules(promotions);
  });
}

/** Where a gift is not there, any product may become it. */
function giftTags(promotions: readonly Promotion[]): (tag: string) => boolean {
  const gifts = promotions.filter(({ benefit }) => benefit.type === 'gift_product').map(({ gift }) => gift);
  if (gifts.some((gift) => gift === null)) return (tag) => tag.startsWith('product:');
  const tags = new Set(gifts.map((gift) => `product:${gift?.listedId}`));
  return (tag) => tags.has(tag);
}
