import type { TObject } from 'typebox';
import type { FieldErrors } from '../../../kernel/errors.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { CardDetails } from '../../payments/index.ts';
import type { Choices } from '../choices/choices.ts';
import type { Checkout } from '../checkout.ts';
import type { World } from '../reading/world.service.ts';

/** What a page makes of what was submitted to it. */
export type Decision =
  | { readonly kind: 'refused'; readonly errors: FieldErrors }
  | { readonly kind: 'chosen'; readonly sets: Partial<Choices> }
  /** Nothing is chosen; the answer shows another page. */
  | { readonly kind: 'opened'; readonly page: string }
  | { readonly kind: 'guest'; readonly guest: { readonly email: string; readonly phone: string | null } }
  | { readonly kind: 'coupon'; readonly voucherId: number; readonly isSelected: boolean }
  /** So much of the balance is to be used. */
  | { readonly kind: 'balance'; readonly amount: number }
  | { readonly kind: 'gift_card'; readonly code: string; readonly amount: number | null }
  /** The last step: the order is to be placed. */
  | {
      readonly kind: 'place';
      /** Of a card that is typed. */
      readonly card: CardDetails | null;
      readonly threeD: boolean;
      /** Whether it shall be kept. Default: no. */
      readonly saveCard?: boolean;
    };

/** What pages are told of the shop. */
export type PageConfig = Pick<
  Config,
  | 'canGuestPurchase'
  | 'checkoutNotesMaxLength'
  | 'defaultCountry'
  | 'defaultLanguage'
  | 'giftBoxNoteMaxLength'
  | 'mediaUrl'
  | 'phonePattern'
>;

/** What a page's context is made of. */
export interface View {
  readonly checkout: Checkout;
  readonly world: World;
  readonly config: PageConfig;
}

/** What every page of the checkout has. Wire: docs/protocol/checkout.md, "Pages". */
interface AnyPage {
  /** As the protocol calls it. */
  readonly name: string;
  /** Choices that another choice here takes away. */
  readonly resets: readonly (keyof Choices)[];
  /** Whether they are taken away by the same choice too. */
  readonly alwaysResets?: true;
  /** What it reads of what is submitted. */
  readonly fields: TObject;
  /** Reads the fields and decides. Touches nothing. */
  submit(fields: unknown, checkout: Checkout, config: PageConfig): Decision;
}

/** A page of the way from basket to order. */
export interface StepPage extends AnyPage {
  /** Whether the way leads over it. */
  isOnTheWay(checkout: Checkout): boolean;
  /** Whether it need not be submitted any more. */
  isDone(checkout: Checkout): boolean;
  /** Whether the order is placed by it. */
  readonly places?: true;
  context(view: View): object;
  /**
   * The lists of its context, empty: sent where it was submitted before its turn. Clients submit the first entry of a list
   * that they remember again and again until it is chosen or gone.
   */
  readonly nothing?: object;
  /** What is wrong where it is submitted before its turn; null where the page that is due tells enough, as by default. */
  tooEarly?(checkout: Checkout): FieldErrors | null;
  /** Whether the answer to a submission shows the page itself besides those that follow. */
  showsItself?(checkout: Checkout): boolean;
}

/** A page beside the way: it can be submitted at any time, and the way goes on where it was. */
export interface AsidePage extends AnyPage {
  /** Null where it has nothing to show. */
  readonly context: ((view: View) => Promise<object>) | null;
  /** Why there is nothing to show in this checkout; null where there is. */
  without?(checkout: Checkout): FieldErrors | null;
  /** What the answer to a submission shows: nothing, or the page that is due. */
  readonly answers: 'nothing' | 'due';
}
