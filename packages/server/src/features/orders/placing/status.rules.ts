import type { PaymentMethod } from '../../payments/index.ts';
import type { OrderStatus } from '../order.ts';

/**
 * What an order begins with: paid ones are approved, or wait for the desk where it wants to see them first; others wait for
 * the money, or for the desk to confirm that it will be paid at the door.
 */
export function firstStatus(method: PaymentMethod, awaitsApproval: boolean): OrderStatus {
  if (method === 'transfer') return 300;
  if (method === 'on_delivery') return 350;
  return awaitsApproval ? 200 : 400;
}
