import type { LineDivision } from '../basket/b2b-basket.ts';

/** What a division asks the shop for. */
export interface Quotation {
  readonly id: number;
  readonly number: string;
  readonly name: string;
  readonly status: QuotationStatus;
  readonly currency: string;
  /** Minor units. */
  readonly totalAmount: number;
  readonly netAmount: number;
  readonly createdDate: Date;
  readonly modifiedDate: Date;
  readonly division: LineDivision & { readonly phone: string };
  /** The main division above it when it was asked for. */
  readonly mainId: number;
  /** Who asked; null once the account is erased. */
  readonly requester: Requester | null;
}

export interface Requester {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

export const STATUSES = ['request_approval', 'pending', 'approved', 'rejected', 'cancelled'] as const;

/** `request_approval` waits for the main division or the shop, `pending` too: it is not a sub division's. */
export type QuotationStatus = (typeof STATUSES)[number];

/** A product for a division, as it was when it was asked for. */
export interface QuotationLine {
  readonly productId: number;
  readonly sku: string;
  readonly baseCode: string;
  readonly name: string;
  /** Minor units. */
  readonly price: number;
  readonly quantity: number;
  readonly amount: number;
  readonly division: LineDivision;
}

export interface QuotationEvent {
  readonly kind: 'asked' | 'comment' | Decision;
  readonly actor: 'customer' | 'shop';
  /** Of the customer; null for the shop, and once the account is erased. */
  readonly name: string | null;
  readonly comment: string | null;
  readonly createdDate: Date;
}

export type Decision = 'approved' | 'rejected' | 'cancelled';

export interface QuotationDetail {
  readonly quotation: Quotation;
  readonly lines: readonly QuotationLine[];
  readonly events: readonly QuotationEvent[];
}
