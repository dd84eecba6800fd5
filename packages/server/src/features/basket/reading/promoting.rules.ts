import { categoryKeys, type Definitions } from '../../catalogue/index.ts';
import type { Caller } from '../../../platform/http/index.ts';
import type { CustomerFacts, EvaluationInput, HeldVoucher, Holdings, PromotedLine } from '../../promotions/index.ts';
import { productOf } from '../../storefront/index.ts';
import type { SoldLine } from './totals.rules.ts';

export interface Promoting {
  readonly caller: Pick<Caller, 'customer' | 'currency'>;
  readonly definitions: Pick<Definitions, 'categories'>;
  /** Slug of the one chosen; null before that. */
  readonly paymentOption: string | null;
  readonly now: Date;
}

/** What promotions are told of a basket, and of who has it. */
export function evaluationInput(
  lines: readonly SoldLine[],
  { voucher, coupons, redemptions }: Holdings,
  { caller, definitions, paymentOption, now }: Promoting,
): EvaluationInput {
  return {
    lines: lines.map((sold) => promotedLine(sold, definitions)),
    currency: caller.currency,
    customer: factsOf(caller, redemptions),
    vouchers: distinct([...(voucher === null ? [] : [voucher]), ...coupons]),
    paymentOption,
    now,
  };
}

/** A coupon that was entered as a code too is held once. */
function distinct(vouchers: readonly HeldVoucher[]): HeldVoucher[] {
  return [...new Map(vouchers.map((voucher) => [voucher.id, voucher])).values()];
}

function factsOf({ customer }: Promoting['caller'], redemptions: ReadonlyMap<number, number>): CustomerFacts | null {
  if (customer === null) return null;
  return { id: customer.id, segment: customer.segment, orderCount: customer.orderCount, redemptions };
}

function promotedLine({ line, price, good }: SoldLine, definitions: Promoting['definitions']): PromotedLine {
  const product = productOf(good);
  return {
    ...{ id: line.id, sku: product.sku, listedSku: good.family.listed.sku, attributes: product.attributes },
    ...{ quantity: line.quantity, unitPrice: price.now, retailPrice: price.retail },
    categories: categoryKeys(definitions, good.family.categories),
  };
}
