import type { Order } from './order.ts';

/** What orders show of cancellations and returns. The feature that keeps them implements the reader. */

export type CancellationType = 'cancel' | 'refund';

/** Somebody who brings returns back. */
export interface ReturnCompany {
  readonly id: number;
  readonly key: string;
  readonly name: string;
}

/** A code with which a carrier takes a return. */
export interface EasyReturn {
  readonly id: number;
  readonly uuid: string;
  readonly company: ReturnCompany;
  readonly code: string;
  readonly startDate: Date;
  readonly endDate: Date;
  readonly maxCount: number;
  readonly status: 'waiting' | 'sent' | 'received' | 'expired';
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly pickupDate: Date | null;
  readonly createdDate: Date;
  readonly modifiedDate: Date;
}

/** A customer's wish to cancel an item or to send it back. */
export interface CancellationRequest {
  readonly id: number;
  readonly uuid: string;
  readonly itemId: number;
  readonly reasonId: number;
  readonly type: CancellationType;
  readonly description: string;
  readonly status: 'waiting' | 'approved' | 'rejected' | 'completed';
  readonly easyReturn: EasyReturn | null;
  readonly iban: string | null;
  readonly holderName: string | null;
  readonly quantity: number;
  readonly fullyRefundAsLoyaltyMoney: boolean;
  readonly createdDate: Date;
  readonly modifiedDate: Date;
}

/** What can be done about an item, and what was asked for. */
export interface ItemCancellation {
  readonly isCancellable: boolean;
  readonly isRefundable: boolean;
  /** The oldest first. */
  readonly requests: readonly CancellationRequest[];
  /** The one that is not answered or not carried out yet. */
  readonly active: CancellationRequest | null;
  /** Who takes it back by a code; none where it cannot be sent back. */
  readonly easyReturnCompanies: readonly ReturnCompany[];
}

/** By item; of an item that is not there nothing can be done. As many orders as a page has, in few statements. */
export type CancellationReader = (orders: readonly Order[]) => Promise<ReadonlyMap<number, ItemCancellation>>;
