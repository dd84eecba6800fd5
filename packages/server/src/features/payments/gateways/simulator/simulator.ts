import { formatAmount } from '../../../../kernel/money.ts';
import type { Clock } from '../../../../platform/clock/index.ts';
import type { Config } from '../../../../platform/config/index.ts';
import type { Signer } from '../../../../platform/crypto/index.ts';
import type { Executor } from '../../../../platform/db/index.ts';
import { isRecord } from '../../../../platform/http/decoding/index.ts';
import type {
  Gateway,
  GatewayAnswer,
  HandOver,
  KnownPayment,
  Notice,
  NoticeRequest,
  PaymentRequest,
  RefundAnswer,
  RefundRequest,
} from '../gateway.ts';
import { type BankRecord, keepRecord, refundRecord, selectRecord, voidRecord } from './bank.queries.ts';
import { answerWithCard, forgetStored, keepCard, scenarioOfToken } from './keeping.service.ts';
import { type Scenario, scenarioOf } from './scenarios.ts';
import { deleteCardOf } from './stored-cards.queries.ts';
import { type Course, switchedCourse, takeTime } from './switches.service.ts';
import {
  answerOf,
  gatewayReferenceOf,
  isOutcome,
  isSignedNotice,
  NOTICE_HEADER,
  readTold,
  signPage,
} from './signed-fields.ts';

export const SIMULATOR = 'simulator';

export interface SimulatorDeps {
  readonly db: Executor;
  readonly clock: Clock;
  readonly config: Pick<Config, 'development' | 'publicUrl'>;
  readonly signer: Signer;
}

/**
 * A bank and a wallet that move no money, for every environment but production. What they know is in
 * `simulated_payments`; what becomes of a payment follows from the card's number (docs/protocol/payments.md).
 */
export function openSimulator(deps: SimulatorDeps): Gateway {
  return {
    name: SIMULATOR,
    pay: (request, signal) => pay(deps, request, signal),
    find: async ({ reference }) =>
      answerWithCard(deps.db, answerFor(await selectRecord(deps.db, reference)), reference),
    void: (payment) => giveBack(deps, payment),
    refund: (request) => refund(deps, request),
    readReturn: (fields) => readReturn(deps, fields),
    readNotice: (request) => readNotice(deps, request),
    forgetCard: (token) => forgetStored(deps.db, token),
  };
}

async function pay(deps: SimulatorDeps, request: PaymentRequest, signal: AbortSignal): Promise<GatewayAnswer> {
  const own = await scenarioFor(deps, request);
  const course = await courseOf(deps, request, own);
  const answer = await take(deps, request, { own, scenario: course.scenario });
  await takeTime(course.pause, signal);
  return answer;
}

/** What the card's number says, unless a developer has told the bank something else. */
async function courseOf({ config, db }: SimulatorDeps, request: PaymentRequest, own: Scenario): Promise<Course> {
  if (!config.development || isByWallet(request)) return { scenario: own, pause: 'none' };
  return switchedCourse(db, request.reference, own);
}

async function take(
  deps: SimulatorDeps,
  request: PaymentRequest,
  { own, scenario }: { own: Scenario; scenario: Scenario },
): Promise<GatewayAnswer> {
  if (scenario.name === 'timeout_not_taken') return { kind: 'unknown' };
  const { reference, amount, currency } = request;
  const record = await keepRecord(deps.db, {
    ...{ reference, amount, currency, scenario: scenario.name, now: deps.clock.now() },
    ...beginning(scenario, request.threeD),
  });
  // The card goes on doing what its number says: a switch is for the payment alone.
  if (record.state !== 'declined') await keepCard(deps, request, own.name);
  if (record.state === 'waiting') {
    const handOver = handOverTo(deps, request);
    return { kind: 'handed_over', handOver, gatewayReference: gatewayReferenceOf(reference) };
  }
  // The answer gets lost on its way; the money is taken.
  return record.scenario === 'timeout_taken'
    ? { kind: 'unknown' }
    : answerWithCard(deps.db, answerFor(record), reference);
}

async function scenarioFor({ db }: SimulatorDeps, { card, storedCard }: PaymentRequest): Promise<Scenario> {
  return storedCard === null ? scenarioOf(card?.number ?? null) : scenarioOfToken(db, storedCard);
}

function beginning({ page, failure }: Scenario, threeD: boolean): Pick<BankRecord, 'state' | 'failure'> {
  if (page === 'always' || (page === 'asked' && threeD)) return { state: 'waiting', failure: null };
  return failure === null ? { state: 'captured', failure } : { state: 'declined', failure };
}

function handOverTo({ config, signer }: SimulatorDeps, request: PaymentRequest): HandOver {
  const { reference, orderNumber, amount, currency, language, returnUrl } = request;
  const fields = signPage(signer, {
    ...{ reference, order: orderNumber, amount: formatAmount(amount), currency: currency.toUpperCase(), language },
    ...returnUrl,
  });
  return isByWallet(request)
    ? { action: `${config.publicUrl}/simulator/wallet/`, method: 'GET', fields }
    : { action: `${config.publicUrl}/simulator/three-d/`, method: 'POST', fields };
}

function isByWallet({ card, storedCard }: PaymentRequest): boolean {
  return card === null && storedCard === null;
}

function answerFor(record: BankRecord | null): GatewayAnswer {
  if (record === null) return { kind: 'unheard' };
  const { reference, state, failure } = record;
  if (state === 'captured') return answerOf({ reference, outcome: 'captured' });
  if (state === 'declined') return answerOf({ reference, outcome: failure ?? 'declined' });
  return { kind: state };
}

async function giveBack({ db }: SimulatorDeps, { reference }: KnownPayment): Promise<RefundAnswer> {
  const isDone = await voidRecord(db, reference);
  if (isDone) await deleteCardOf(db, reference);
  return refundAnswer(isDone, reference);
}

async function refund({ db }: SimulatorDeps, request: RefundRequest): Promise<RefundAnswer> {
  return refundAnswer(await refundRecord(db, request), request.refundReference);
}

function refundAnswer(done: boolean, reference: string): RefundAnswer {
  return done
    ? { kind: 'done', gatewayReference: gatewayReferenceOf(reference) }
    : { kind: 'refused', failure: 'refused_by_bank' };
}

function readReturn({ signer }: SimulatorDeps, fields: Readonly<Record<string, string>>): Notice | null {
  const told = readTold(signer, fields);
  return told === null ? null : { id: told.nonce, reference: told.reference, answer: answerOf(told) };
}

function readNotice({ signer }: SimulatorDeps, { headers, body }: NoticeRequest): Notice | null {
  if (!isSignedNotice(signer, body, headers[NOTICE_HEADER] ?? '')) return null;
  const said: unknown = JSON.parse(body);
  if (!isRecord(said)) return null;
  const { id, reference, outcome } = said;
  if (typeof id !== 'string' || typeof reference !== 'string' || !isOutcome(outcome)) return null;
  return { id, reference, answer: answerOf({ reference, outcome }) };
}
