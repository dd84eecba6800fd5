import type { Texts } from '../../../kernel/texts.ts';
import type { Benefit, Condition, PromotionKind } from '../promotion.ts';

/** What a merchant says of a promotion; everything is named by keys. */
export interface PromotionInput {
  readonly key: string;
  readonly names: Texts;
  readonly kind: PromotionKind;
  /** Higher ones are applied first. */
  readonly priority: number;
  readonly isExclusive: boolean;
  readonly stackingGroup: string | null;
  readonly conditions: readonly Condition[];
  readonly benefit: Benefit;
  readonly isActive: boolean;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly usageLimit: number | null;
  readonly perCustomerLimit: number | null;
  /** Minor units. */
  readonly budget: { readonly currency: string; readonly amount: number } | null;
}

/** A code. */
export interface VoucherInput {
  readonly code: string;
  /** Key of its promotion. */
  readonly promotion: string;
  /** E-mail address of the customer whose it is; null for whoever knows it. */
  readonly customer: string | null;
  readonly usageLimit: number | null;
  readonly perCustomerLimit: number | null;
  readonly isActive: boolean;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly batch: string | null;
}
