import type { Texts } from '../../kernel/texts.ts';

/** `open`: the shop has to answer. `answered`: the customer has. `closed`: nobody has. */
export const TICKET_STATES = ['open', 'answered', 'closed'] as const;

export type TicketState = (typeof TICKET_STATES)[number];

export interface ContactSubject {
  readonly id: number;
  readonly key: string;
  readonly names: Texts;
  readonly isOrderNeeded: boolean;
}

/** A ticket as a line of a list. */
export interface TicketSummary {
  readonly id: number;
  readonly number: string;
  readonly state: TicketState;
  readonly subject: ContactSubject;
  /** Null for guests and for erased customers. */
  readonly customerId: number | null;
  /** All three are null once the customer is erased. */
  readonly fullName: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly languageCode: string;
  readonly order: { readonly id: number; readonly number: string } | null;
  readonly assignee: { readonly id: number; readonly name: string } | null;
  readonly messageCount: number;
  readonly lastMessageAt: Date;
  /** Since when the shop owes an answer, however often it was asked since; null where it owes none. */
  readonly waitingSince: Date | null;
  /** Whether staff has written since the customer read it last. */
  readonly isUnread: boolean;
  /** Whether staff has ever written what the customer may read. */
  readonly isAnswered: boolean;
  readonly rating: TicketRating | null;
  readonly closedAt: Date | null;
  readonly createdDate: Date;
}

export interface TicketRating {
  /** 1 to 5. */
  readonly stars: number;
  readonly comment: string | null;
  readonly ratedAt: Date;
}

export interface Ticket extends TicketSummary {
  /** The oldest first; without notes among staff where a customer reads. */
  readonly messages: readonly TicketMessage[];
  /** The oldest first; empty where a customer reads. */
  readonly events: readonly TicketEvent[];
}

export interface TicketMessage {
  readonly id: number;
  readonly author: 'customer' | 'staff';
  /** Name of who answered; null for customers, and for the operator at the command line. */
  readonly staffName: string | null;
  readonly isInternal: boolean;
  readonly body: string;
  readonly files: readonly TicketFile[];
  readonly createdDate: Date;
}

export interface TicketFile {
  /** Part of its address. */
  readonly key: string;
  readonly name: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
}

export interface TicketEvent {
  readonly kind: 'closed' | 'reopened' | 'assigned' | 'rated' | 'erased';
  /** Null for the customer and for what happens by itself. */
  readonly staffName: string | null;
  readonly createdDate: Date;
}
