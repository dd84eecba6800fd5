import type { Clock } from '../../../../platform/clock/index.ts';
import type { Signer } from '../../../../platform/crypto/index.ts';
import type { Executor } from '../../../../platform/db/index.ts';
import type { ForgetAnswer, GatewayAnswer, PaymentRequest } from '../gateway.ts';
import { type Scenario, type ScenarioName, scenarioOfStored } from './scenarios.ts';
import { deleteCard, insertCard, type KeptCard, selectCardByToken, selectCardOf } from './stored-cards.queries.ts';

export interface KeepingDeps {
  readonly db: Executor;
  readonly clock: Clock;
  readonly signer: Signer;
}

/** Keeps the card of a payment where that is asked for: what it is called, how it pays, never its number. */
export async function keepCard(
  { db, clock, signer }: KeepingDeps,
  { reference, card, saveCard }: Pick<PaymentRequest, 'reference' | 'card' | 'saveCard'>,
  scenario: ScenarioName,
): Promise<void> {
  if (!saveCard || card === null) return;
  const { number, month, year } = card;
  const fingerprint = signer.sign('simulator-card', number);
  const shown = { bin: number.slice(0, 6), lastDigits: number.slice(-4), brand: brandOf(number) };
  await insertCard(db, reference, { scenario, fingerprint, ...shown, month, year }, clock.now());
}

function brandOf(number: string): string {
  if (number.startsWith('4')) return 'visa';
  return /^5[1-5]|^2[2-7]/.test(number) ? 'mastercard' : 'troy';
}

const GONE: Scenario = { name: 'card_refused', page: 'never', failure: 'stored_card_gone' };

export async function scenarioOfToken(db: Executor, token: string): Promise<Scenario> {
  const card = await selectCardByToken(db, token);
  return card === null ? GONE : scenarioOfStored(card.scenario);
}

/** A captured payment, with the card that was kept with it. */
export async function answerWithCard(db: Executor, answer: GatewayAnswer, reference: string): Promise<GatewayAnswer> {
  if (answer.kind !== 'captured') return answer;
  const card = await selectCardOf(db, reference);
  return card === null ? answer : { ...answer, storedCard: storedCardOf(card) };
}

function storedCardOf({ token, fingerprint, bin, lastDigits, brand, month, year }: KeptCard) {
  return { token, fingerprint, bin, lastDigits, brand, expiry: { month, year } };
}

export async function forgetStored(db: Executor, token: string): Promise<ForgetAnswer> {
  await deleteCard(db, token);
  return { kind: 'done' };
}
