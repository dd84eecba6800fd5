import type { FieldErrors } from '../../../kernel/errors.ts';
import type { Placed } from '../../orders/index.ts';
import type { Checkout } from '../checkout.ts';
import type { AsidePage, StepPage } from '../pages/page.ts';
import type { World } from '../reading/world.service.ts';

/** A page whose context the answer shows. */
export interface ShownPage {
  readonly page: StepPage | AsidePage;
  /** Its lists are sent empty: its turn has not come. */
  readonly isEmptied?: true;
}

/** What a call of the checkout comes to. */
export type Outcome =
  | {
      readonly kind: 'shown';
      readonly world: World;
      readonly checkout: Checkout;
      readonly pages: readonly ShownPage[];
      readonly errors: FieldErrors | null;
    }
  /** The order is placed, now or by the same call before. */
  | { readonly kind: 'placed'; readonly order: Placed }
  /** The shopper has to go to the bank or provider. */
  | { readonly kind: 'handed_over'; readonly checkout: Checkout }
  /** There is nothing to check out. */
  | {
      readonly kind: 'empty';
      readonly errors: FieldErrors | null;
      /** The order was placed a moment ago. */ readonly isLate: boolean;
    };
