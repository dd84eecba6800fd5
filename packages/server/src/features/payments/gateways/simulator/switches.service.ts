import { setTimeout as sleep } from 'node:timers/promises';
import type { Executor } from '../../../../platform/db/index.ts';
import type { Clock } from '../../../../platform/clock/index.ts';
import { type Scenario, scenarioNamed, type ScenarioName } from './scenarios.ts';
import { deleteSwitch, selectSwitch, upsertSwitch, useSwitch } from './switches.queries.ts';

/** What the simulated bank can be told to do with cards, for people to choose from. */
export const SWITCH_ACTS = {
  approved: { scenario: 'approved', pause: 'none' },
  declined: { scenario: 'declined', pause: 'none' },
  insufficient_funds: { scenario: 'insufficient_funds', pause: 'none' },
  card_refused: { scenario: 'card_refused', pause: 'none' },
  three_d_passed: { scenario: 'three_d_passed', pause: 'none' },
  three_d_failed: { scenario: 'three_d_failed', pause: 'none' },
  late_answer: { scenario: 'approved', pause: 'late' },
  hang_taken: { scenario: 'timeout_taken', pause: 'hang' },
  hang_not_taken: { scenario: 'timeout_not_taken', pause: 'hang' },
  late_notice: { scenario: 'late_notice', pause: 'none' },
  repeated_notice: { scenario: 'repeated_notice', pause: 'none' },
} as const satisfies Record<string, { scenario: ScenarioName; pause: Pause }>;

export type SwitchAct = keyof typeof SWITCH_ACTS;

/** How long the bank takes: no time, some seconds, or longer than anybody waits. */
type Pause = 'none' | 'late' | 'hang';

export interface PaymentSwitch {
  readonly act: SwitchAct;
  /** Payments by card that it is still for; null until it is changed. */
  readonly remaining: number | null;
}

/** What cards do at present; null where each does what its number says. */
export async function findPaymentSwitch(db: Executor): Promise<PaymentSwitch | null> {
  const row = await selectSwitch(db);
  return row !== null && isAct(row.act) ? { act: row.act, remaining: row.remaining } : null;
}

/** Tells the simulated bank what to do with the next cards; heeded in development only, by every process. */
export async function setPaymentSwitch(
  { db, clock }: { readonly db: Executor; readonly clock: Clock },
  { act, remaining }: PaymentSwitch,
): Promise<void> {
  await upsertSwitch(db, { act, remaining }, clock.now());
}

/** Lets each card do what its number says. */
export async function clearPaymentSwitch(db: Executor): Promise<void> {
  await deleteSwitch(db);
}

/** How a payment goes. */
export interface Course {
  readonly scenario: Scenario;
  readonly pause: Pause;
}

/**
 * How a payment goes with a card that would go by `own`, and counts it. A card that the bank does not know stays unknown,
 * whatever the switch says: nobody's real card is taken for a test one.
 */
export async function switchedCourse(db: Executor, reference: string, own: Scenario): Promise<Course> {
  const act = own.name === 'card_refused' ? null : await useSwitch(db, reference);
  if (act === null || !isAct(act)) return { scenario: own, pause: 'none' };
  const { scenario, pause } = SWITCH_ACTS[act];
  return { scenario: scenarioNamed(scenario), pause };
}

const LATE_MS = 5000;

/** Lets the time pass that the bank takes; no longer than the caller waits. */
export async function takeTime(pause: Pause, signal: AbortSignal): Promise<void> {
  if (pause === 'late') await sleep(LATE_MS, undefined, { signal }).catch(() => undefined);
  if (pause === 'hang') await aborted(signal);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

export function isAct(text: string): text is SwitchAct {
  return Object.hasOwn(SWITCH_ACTS, text);
}
