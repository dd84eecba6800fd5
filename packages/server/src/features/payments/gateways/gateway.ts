import type { CardDetails } from './card-details.ts';

/** Why there is no money. */
export type PaymentFailure =
  | 'declined'
  | 'insufficient_funds'
  | 'card_refused'
  | 'three_d_failed'
  | 'cancelled_by_shopper'
  /** The card that was to be paid with is kept no more. */
  | 'stored_card_gone'
  /** The shopper did not come back in time, or the gateway has never heard of it or does not answer. */
  | 'expired'
  | 'provider_failed';

/** Where the browser is handed over: a form that it posts, or an address that it opens. Never holds anything of a card. */
export interface HandOver {
  /** Absolute. */
  readonly action: string;
  readonly method: 'GET' | 'POST';
  readonly fields: Readonly<Record<string, string>>;
}

/** A card that a gateway keeps. Nothing here is the number, nor can it be made of it. */
export interface StoredCard {
  /** The gateway's own name for it: a later payment needs no more. It never leaves the server. */
  readonly token: string;
  /** The same for the same number whenever it is kept; null where the gateway tells no such thing. */
  readonly fingerprint: string | null;
  /** The first six digits; null where they are not told. */
  readonly bin: string | null;
  /** The last four. */
  readonly lastDigits: string;
  readonly brand: string | null;
  readonly expiry: { readonly month: number; readonly year: number } | null;
}

/** What a gateway knows of a payment. */
export type GatewayAnswer =
  | {
      readonly kind: 'captured';
      readonly gatewayReference: string;
      /** The card, where it was to be kept and this answer tells of it. Where none does, `find` is asked. */
      readonly storedCard?: StoredCard;
    }
  | {
      readonly kind: 'declined';
      readonly failure: PaymentFailure;
      readonly gatewayReference: string | null;
      /** The shop's own word, where there was nobody to ask: no money can come. */
      readonly neverAsked?: true;
    }
  | { readonly kind: 'handed_over'; readonly handOver: HandOver; readonly gatewayReference: string | null }
  /** The shopper is still at the bank or provider. */
  | { readonly kind: 'waiting' }
  /** The money was given back before it was taken. */
  | { readonly kind: 'voided' }
  /** It has never heard of it. */
  | { readonly kind: 'unheard' }
  /** No answer, or one that says nothing: it has to be asked again. */
  | { readonly kind: 'unknown' };

export interface PaymentRequest {
  /** Also the idempotency key: the same one never takes money twice. */
  readonly reference: string;
  readonly orderNumber: string;
  /** Minor units, interest included. */
  readonly amount: number;
  readonly currency: string;
  readonly installmentCount: number;
  /** Null for a stored card, and for a provider's own page. */
  readonly card: CardDetails | null;
  /** The gateway's own name for the card to pay with; null without one. */
  readonly storedCard: string | null;
  /** Whether the gateway shall keep the card. What it keeps of a payment that fails is nobody's. */
  readonly saveCard: boolean;
  readonly threeD: boolean;
  readonly buyer: Buyer;
  /** Where the bank or provider sends the browser back to, absolute. */
  readonly returnUrl: { readonly success: string; readonly failure: string };
  readonly language: string;
}

export interface Buyer {
  readonly email: string;
  readonly name: string;
  readonly phone: string | null;
  /** The client's address. */
  readonly address: string;
  /** Some gateways want to know them; an attempt at a provider's page may do without. */
  readonly billing?: PostalAddress;
  readonly shipping?: PostalAddress;
}

export interface PostalAddress {
  readonly name: string;
  readonly line: string;
  readonly township: string;
  readonly city: string;
  /** ISO 3166 alpha-2, capitals. */
  readonly country: string;
  readonly postcode: string | null;
  /** A national number of the person's, where the shopper gave one. */
  readonly identityNumber: string | null;
}

export interface RefundRequest {
  readonly reference: string;
  readonly gatewayReference: string | null;
  /** The idempotency key of this refund. */
  readonly refundReference: string;
  readonly amount: number;
  readonly currency: string;
}

export type RefundAnswer =
  | { readonly kind: 'done'; readonly gatewayReference: string }
  | { readonly kind: 'refused'; readonly failure: string }
  | { readonly kind: 'unknown' };

export type ForgetAnswer = { readonly kind: 'done' } | { readonly kind: 'unknown' };

/** A message of the gateway's, its signature verified. */
export interface Notice {
  /** Names the message; told twice it is heard once. */
  readonly id: string;
  readonly reference: string;
  readonly answer: GatewayAnswer;
}

export interface NoticeRequest {
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** As it came: signatures are made over bytes. */
  readonly body: string;
}

/** A payment that a gateway was asked for before. */
export interface KnownPayment {
  readonly reference: string;
  readonly gatewayReference: string | null;
}

/** What a shopper came back with, and the payment it is of. */
export interface CompletedReturn extends KnownPayment {
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * The port to those who move money. Calls are made with no transaction open, carry an idempotency key and end when the
 * signal does; what fails on the way is `unknown`. A call that is rejected nevertheless counts as `unknown` too.
 */
export interface Gateway {
  readonly name: string;
  /** Takes the money, or says where the shopper has to go first. */
  pay(request: PaymentRequest, signal: AbortSignal): Promise<GatewayAnswer>;
  /** What became of a payment. */
  find(payment: KnownPayment, signal: AbortSignal): Promise<GatewayAnswer>;
  /** Gives the whole of a payment back that came too late. */
  void(payment: KnownPayment, signal: AbortSignal): Promise<RefundAnswer>;
  refund(request: RefundRequest, signal: AbortSignal): Promise<RefundAnswer>;
  /**
   * Forgets a card that it keeps; one that it does not know is forgotten already. A gateway that has this call keeps cards
   * (`saveCard`), pays with them (`storedCard`), and tells of them with captured payments; others are never asked to.
   */
  forgetCard?(token: string, signal: AbortSignal): Promise<ForgetAnswer>;
  /**
   * The shopper's return from the bank or provider; null where the fields are not the gateway's own. `waiting` where
   * they prove no end: `complete` tells it then.
   */
  readReturn(fields: Readonly<Record<string, string>>): Notice | null;
  /**
   * Takes the money of a shopper who has come back, or learns that it was taken; of gateways whose returns do not tell.
   * Called more than once for one return, at the same moment too, it takes no money twice.
   */
  complete?(returned: CompletedReturn, signal: AbortSignal): Promise<GatewayAnswer>;
  /** A call of the gateway's own to the shop; null where it is not authentic. */
  readNotice(request: NoticeRequest): Notice | null;
}

/** Gateways by name. */
export type Gateways = ReadonlyMap<string, Gateway>;
