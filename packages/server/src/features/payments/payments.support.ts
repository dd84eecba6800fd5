import type { TestShop } from '../../../tests/support/app.ts';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { type TestClock, testClock } from '../../../tests/support/clock.ts';
import { signer } from '../../platform/crypto/index.ts';
import type { Gateway, Gateways } from './gateways/gateway.ts';
import { openSimulator } from './gateways/simulator/simulator.ts';
import {
  type Attempt,
  CardDetails,
  type GatewayAnswer,
  type HandOver,
  type NewAttempt,
  openAttempt,
  pay,
  type PaymentOptionInput,
  type PaymentsDeps,
  savePaymentOptions,
  settleAttempt,
  type Settlement,
} from './index.ts';

/** What tests of payments begin with. */

export function anOption(key: string, over: Partial<PaymentOptionInput> = {}): PaymentOptionInput {
  return {
    ...{ key, names: { en: key }, type: 'funds_transfer', gateway: null, threeD: 'optional', choices: [] },
    ...{ conditions: {}, position: 0, isActive: true },
    ...over,
  };
}

export function aCard(number = '5555555555554444'): CardDetails {
  return new CardDetails({ holder: 'Ada Example', number, month: 12, year: 2034, cvv: '987' });
}

export const BUYER = { email: 'ada@example.org', name: 'Ada Example', phone: null, address: '127.0.0.1' };

export interface Till {
  readonly database: TestDatabase;
  readonly clock: TestClock;
  readonly deps: PaymentsDeps;
  /** What the keeper of orders was told. */
  readonly told: Settlement[];
  /** What was logged, a line each. */
  readonly lines: string[];
  readonly gateways: Map<string, Gateway>;
  open(over?: Partial<NewAttempt>): Promise<Attempt>;
}

let orders = 0;

/** A keeper of orders that settles the attempt only, for shops whose attempts belong to no order. */
export function settleAlone({ db, clock }: Pick<PaymentsDeps, 'db' | 'clock'>): Pick<PaymentsDeps, 'paymentSettled'> {
  return {
    paymentSettled: async ({ reference, answer }) => {
      await db.transaction().execute((tx) => settleAttempt(tx, reference, answer, clock.now()));
    },
  };
}

/** Somebody who pays at a whole shop, as placing an order does it. */
export interface Payer {
  readonly begin: (method?: 'card' | 'redirection') => Promise<Attempt>;
  /** By a card's number, or by wallet. */
  readonly payBy: (attempt: Attempt, number: string | null, options?: PayerOptions) => Promise<GatewayAnswer>;
  /** Pays, and has the attempt note the answer. */
  readonly paid: (
    number: string | null,
    options?: PayerOptions,
  ) => Promise<{ attempt: Attempt; answer: GatewayAnswer }>;
}

interface PayerOptions {
  readonly threeD?: boolean;
  readonly language?: string;
}

export async function aPayer({ deps }: Pick<TestShop, 'deps'>): Promise<Payer> {
  const { db, clock } = deps;
  await db.transaction().execute((tx) => savePaymentOptions(tx, [anOption('transfer')], clock.now()));
  const { id: optionId } = await db.selectFrom('payment_options').select('id').executeTakeFirstOrThrow();
  const begin: Payer['begin'] = (method = 'card') =>
    db.transaction().execute((tx) =>
      openAttempt(tx, {
        ...{ orderNumber: `order-${(orders += 1)}`, optionId, method, gateway: 'simulator', amount: 12_500 },
        ...{ currency: 'try', installmentCount: 1, now: clock.now(), expiresAt: null },
      }),
    );
  const payBy: Payer['payBy'] = (attempt, number, { threeD = false, language = 'en' } = {}) =>
    pay(deps, attempt, { card: number === null ? null : aCard(number), threeD, buyer: BUYER, language });
  const paid: Payer['paid'] = async (number, options) => {
    const attempt = await begin(number === null ? 'redirection' : 'card');
    const answer = await payBy(attempt, number, options);
    await db.transaction().execute((tx) => settleAttempt(tx, attempt.reference, answer, clock.now()));
    return { attempt, answer };
  };
  return { begin, payBy, paid };
}

export function handOverOf(answer: GatewayAnswer): HandOver {
  if (answer.kind !== 'handed_over') throw new Error(`The bank answered ${answer.kind}`);
  return answer.handOver;
}

/** Payments on a database of their own, with the simulator, and a keeper of orders that settles the attempt only. */
export async function openTill(): Promise<Till> {
  const database = await createTestDatabase();
  const { db } = database;
  const clock = testClock();
  const told: Settlement[] = [];
  const lines: string[] = [];
  const addresses = { publicUrl: 'http://shop.test', storefrontUrl: null, paymentReturnUrl: null };
  const config = { ...addresses, paymentTimeout: 1, development: false };
  const gateways = new Map([['simulator', openSimulator({ db, clock, config, signer: signer(['secret']) })]]);
  const write = (fields: object, text: string) => void lines.push(JSON.stringify({ ...fields, text }));
  await db.transaction().execute((tx) => savePaymentOptions(tx, [anOption('transfer')], clock.now()));
  const { id: optionId } = await db.selectFrom('payment_options').select('id').executeTakeFirstOrThrow();
  const known: Gateways = gateways;
  const deps: PaymentsDeps = {
    ...{ db, clock, config, gateways: known, log: { info: write, warn: write } },
    paymentSettled: async (settlement) => {
      told.push(settlement);
      await db.transaction().execute((tx) => settleAttempt(tx, settlement.reference, settlement.answer, clock.now()));
    },
  };
  const open = (over: Partial<NewAttempt> = {}) =>
    db.transaction().execute((tx) =>
      openAttempt(tx, {
        ...{ orderNumber: `order-${(orders += 1)}`, optionId, method: 'card', gateway: 'simulator', amount: 12_500 },
        ...{ currency: 'try', installmentCount: 1, now: clock.now(), expiresAt: null },
        ...over,
      }),
    );
  return { database, clock, deps, told, lines, gateways, open };
}
