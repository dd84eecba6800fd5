import type { Definitions, Pricing } from '../../catalogue/index.ts';
import type { PromotionRules } from '../../promotions/index.ts';

/** How products are shown to one caller. */
export interface Showing {
  readonly language: string;
  readonly fallback: string;
  readonly pricing: Pricing;
  readonly definitions: Definitions;
  readonly promotions: PromotionRules;
  /** Promotions start and end. */
  readonly now: Date;
  /** Absolute address of a picture. */
  readonly picture: (image: string) => string;
}
