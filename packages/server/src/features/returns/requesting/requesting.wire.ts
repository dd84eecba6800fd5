import type { Static } from 'typebox';
import { invalidField } from '../../../kernel/errors.ts';
import type { WishBody } from './requesting.schema.ts';
import type { Wish } from './wish.ts';

type Given = Omit<Static<typeof WishBody>, 'return_policy'>;

/** Wire: docs/protocol/returns.md, "A request". */
export function readWish(given: Given): Wish {
  return {
    ...{ itemId: given.order_item, type: given.cancellation_type, reasonId: given.reason },
    ...{ description: given.description ?? '', companyId: given.shipping_company ?? given.easy_return ?? null },
    ...{ quantity: given.quantity ?? null, iban: given.iban ?? null, holderName: given.holder_name ?? null },
    allAsLoyalty: given.fully_refund_as_loyalty_money ?? false,
  };
}

/** Storefronts have the policy ticked; a call that says the contrary was not meant. */
export function refuseUnticked(policy: boolean | null | undefined): void {
  if (policy === false) throw invalidField('return_policy', 'return_policy_needed');
}
