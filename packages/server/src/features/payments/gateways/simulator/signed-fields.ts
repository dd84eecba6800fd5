import type { Signer } from '../../../../platform/crypto/index.ts';
import type { GatewayAnswer, PaymentFailure } from '../gateway.ts';

/**
 * What the simulator and the shop tell each other by way of the browser or the network. All of it is signed with the
 * server's key, each kind for its own purpose, so that nobody else can invent a payment.
 */

/** What the hand-over form carries to the simulator's page. */
export interface PageFields {
  readonly reference: string;
  readonly order: string;
  /** As people read it: `125.00`. */
  readonly amount: string;
  readonly currency: string;
  readonly language: string;
  readonly success: string;
  readonly failure: string;
}

const PAGE = ['reference', 'order', 'amount', 'currency', 'language', 'success', 'failure'] as const;

type Fields = Readonly<Record<string, unknown>>;

export function signPage(signer: Signer, fields: PageFields): Record<string, string> {
  return { ...fields, signature: signer.sign('simulator-page', JSON.stringify(PAGE.map((name) => fields[name]))) };
}

/** Null for fields that the simulator did not make. What else a form carries does not matter. */
export function readPage(signer: Signer, fields: Fields): PageFields | null {
  const text = (name: string) => textOf(fields, name);
  const signed = JSON.stringify(PAGE.map(text));
  if (!signer.verify('simulator-page', signed, text('signature'))) return null;
  return {
    ...{ reference: text('reference'), order: text('order'), amount: text('amount'), currency: text('currency') },
    ...{ language: text('language'), success: text('success'), failure: text('failure') },
  };
}

/** How a payment ended, in one word. */
export type Outcome = 'captured' | PaymentFailure;

/** What the browser brings back, and what a notice says. */
export interface Told {
  readonly reference: string;
  readonly outcome: Outcome;
  /** Tells one message from another. */
  readonly nonce: string;
}

const ENDS: ReadonlySet<string> = new Set<Outcome>([
  ...(['captured', 'declined', 'insufficient_funds', 'card_refused', 'three_d_failed'] as const),
  ...(['cancelled_by_shopper', 'stored_card_gone', 'expired', 'provider_failed'] as const),
]);

export function signReturn(signer: Signer, told: Told): Record<string, string> {
  return { ...told, signature: signer.sign('simulator-return', textOfTold(told)) };
}

/** Null for fields that the simulator did not make. */
export function readTold(signer: Signer, fields: Fields): Told | null {
  const [reference, outcome, nonce] = ['reference', 'outcome', 'nonce'].map((name) => textOf(fields, name));
  if (reference === undefined || nonce === undefined || !isOutcome(outcome)) return null;
  const told = { reference, outcome, nonce };
  return signer.verify('simulator-return', textOfTold(told), textOf(fields, 'signature')) ? told : null;
}

/** The header that carries a notice's signature. */
export const NOTICE_HEADER = 'x-simulator-signature';

export function signNotice(signer: Signer, body: string): string {
  return signer.sign('simulator-notice', body);
}

export function isSignedNotice(signer: Signer, body: string, signature: string): boolean {
  return signer.verify('simulator-notice', body, signature);
}

export function answerOf({ reference, outcome }: Omit<Told, 'nonce'>): GatewayAnswer {
  const gatewayReference = gatewayReferenceOf(reference);
  return outcome === 'captured'
    ? { kind: 'captured', gatewayReference }
    : { kind: 'declined', failure: outcome, gatewayReference };
}

/** The simulated bank's own name for a payment. */
export function gatewayReferenceOf(reference: string): string {
  return `sim-${reference}`;
}

export function isOutcome(text: unknown): text is Outcome {
  return typeof text === 'string' && ENDS.has(text);
}

function textOfTold({ reference, outcome, nonce }: Told): string {
  return JSON.stringify([reference, outcome, nonce]);
}

function textOf(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === 'string' ? value : '';
}
