import type { CancellationType } from '../../orders/index.ts';

/** What a customer asks for about one item. */
export interface Wish {
  readonly itemId: number;
  readonly type: CancellationType;
  readonly reasonId: number;
  readonly description: string;
  /** Who is to bring it back by a code. */
  readonly companyId: number | null;
  /** Null for all of the item's pieces. */
  readonly quantity: number | null;
  /** As it was typed. */
  readonly iban: string | null;
  readonly holderName: string | null;
  readonly allAsLoyalty: boolean;
}
