import type { FieldErrors } from '../../../kernel/errors.ts';
import { isIban, plainIban } from '../../../kernel/iban.ts';
import { message, type Message } from '../../../kernel/messages/index.ts';
import { amountToPay, type Order, type OrderItem } from '../../orders/index.ts';
import type { CancellationReason } from '../reasons/reason.ts';
import type { Wish } from './wish.ts';

/** What a wish is held against; null for what is not there, or is not the customer's. */
export interface WishFacts {
  readonly order: Order | null;
  readonly item: OrderItem | null;
  readonly reason: CancellationReason | null;
  /** Whether the company that is to bring it back does so. */
  readonly takesReturns: boolean;
}

/** What is wrong with a wish, by the names of its fields. */
export function faultsOf(wish: Wish, facts: WishFacts): FieldErrors {
  const { order, item } = facts;
  if (order === null || item === null) return { order_item: [message('invalid_pk', { pk: wish.itemId })] };
  const faults: [string, Message | null][] = [
    ...reasonFaults(wish, facts),
    ['quantity', (wish.quantity ?? 1) > item.quantity ? message('max_value', { max: item.quantity }) : null],
    ['shipping_company', facts.takesReturns ? null : message('invalid_pk', { pk: wish.companyId ?? '' })],
    ['fully_refund_as_loyalty_money', wish.allAsLoyalty && order.isGuest ? message('loyalty_needs_account') : null],
    ['iban', ibanFault(wish, order, item)],
  ];
  return Object.fromEntries(faults.flatMap(([field, text]) => (text === null ? [] : [[field, [text]]])));
}

function reasonFaults(wish: Wish, { reason }: WishFacts): [string, Message | null][] {
  if (reason?.type !== wish.type) return [['reason', message('invalid_pk', { pk: wish.reasonId })]];
  const isSilent = reason.extraInformationNeeded && wish.description === '';
  return [['description', isSilent ? message('required') : null]];
}

function ibanFault({ iban, allAsLoyalty }: Wish, order: Order, item: OrderItem): Message | null {
  if (iban !== null) return isIban(plainIban(iban)) ? null : message('invalid_iban', { value: iban });
  return !allAsLoyalty && goesBackByHand(order, item) ? message('required') : null;
}

/** Money that somebody has paid, and that no gateway knows of. */
function goesBackByHand(order: Order, item: OrderItem): boolean {
  const { method } = order.payment;
  if (amountToPay(order.amounts) === 0) return false;
  if (method === 'transfer') return item.status !== 300;
  const parcel = order.parcels.find(({ id }) => id === item.parcelId);
  return method === 'on_delivery' && parcel?.deliveredAt != null;
}
