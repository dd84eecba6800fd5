import type { PaymentFailure } from '../gateway.ts';

/** How a simulated payment goes (docs/protocol/payments.md, "Test cards"). */
export interface Scenario {
  readonly name: ScenarioName;
  /** When the bank shows its page: always, if the shop asks for 3-D Secure, or never. */
  readonly page: 'always' | 'asked' | 'never';
  /** The bank says no, or, with a page, does so after the shopper's yes. */
  readonly failure: PaymentFailure | null;
}

export type ScenarioName =
  | 'approved'
  | 'declined'
  | 'insufficient_funds'
  | 'card_refused'
  | 'three_d_passed'
  | 'three_d_failed'
  | 'timeout_taken'
  | 'timeout_not_taken'
  | 'late_notice'
  | 'repeated_notice'
  | 'refund_refused'
  | 'stored_refused'
  | 'wallet';

const plain = (name: ScenarioName): Scenario => ({ name, page: 'asked', failure: null });
const atOnce = (name: ScenarioName): Scenario => ({ name, page: 'never', failure: null });
const refusing = (name: ScenarioName, failure: PaymentFailure): Scenario => ({ name, page: 'never', failure });
const withPage = (name: ScenarioName, failure: PaymentFailure | null = null): Scenario => {
  return { name, page: 'always', failure };
};

/** Valid with any holder, code and month to come. Those without a digit of their own are the networks' test numbers. */
const TEST_CARDS: ReadonlyMap<string, Scenario> = new Map([
  ['5555555555554444', plain('approved')],
  ['5454545454545454', plain('approved')],
  ['4111111111111111', plain('approved')],
  ['4012888888881881', plain('approved')],
  ['5200828282828210', plain('approved')],
  ['9700000000000004', plain('approved')],
  ['5454540000000013', refusing('declined', 'declined')],
  ['5454540000000021', refusing('insufficient_funds', 'insufficient_funds')],
  ['5454540000000039', withPage('three_d_passed')],
  ['5454540000000047', withPage('three_d_failed', 'three_d_failed')],
  ['4111110000000054', atOnce('timeout_taken')],
  ['4111110000000062', atOnce('timeout_not_taken')],
  ['4111110000000070', withPage('late_notice')],
  ['4111110000000088', withPage('repeated_notice')],
  ['5200820000000099', plain('refund_refused')],
  ['5200820000000107', plain('stored_refused')],
]);

/** Nobody's real card is taken for a test one. */
const UNKNOWN_CARD = refusing('card_refused', 'card_refused');
const WALLET = withPage('wallet');

/** `number` is null for a payment by wallet. */
export function scenarioOf(number: string | null): Scenario {
  return number === null ? WALLET : (TEST_CARDS.get(number) ?? UNKNOWN_CARD);
}

/** How a payment with a stored card goes: as with the card itself, unless its bank knows better. */
export function scenarioOfStored(name: string): Scenario {
  return name === 'stored_refused' ? refusing('stored_refused', 'declined') : (SCENARIOS.get(name) ?? UNKNOWN_CARD);
}

/** The scenario of a name, whichever card it belongs to. */
export function scenarioNamed(name: ScenarioName): Scenario {
  return SCENARIOS.get(name) ?? UNKNOWN_CARD;
}

const SCENARIOS: ReadonlyMap<string, Scenario> = new Map(
  [...TEST_CARDS.values(), WALLET].map((scenario) => [scenario.name, scenario]),
);

/** Why the bank says no after the shopper's yes; null where it does not. */
export function failureAfterPage(name: string): PaymentFailure | null {
  return SCENARIOS.get(name)?.failure ?? null;
}
