import type { Config } from '../../../../platform/config/index.ts';
import { SECOND } from '../../../../platform/clock/index.ts';
import type { Signer } from '../../../../platform/crypto/index.ts';
import type { Executor } from '../../../../platform/db/index.ts';
import { selectRecord } from './bank.queries.ts';
import { NOTICE_HEADER, type Outcome, signNotice } from './signed-fields.ts';

/** A call of the simulator's to the shop, as a bank's server makes it. @returns the status that it was answered with */
export type HookCall = (path: string, call: { headers: Record<string, string>; body: string }) => Promise<number>;

const NOTICE_PATH = '/orders/hooks/payment/simulator/';

const PATIENCE = 10 * SECOND;

/** Calls the shop at its own address. */
export function callShop({ publicUrl }: Pick<Config, 'publicUrl'>): HookCall {
  return async (path, call) => {
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(publicUrl + path, { method: 'POST', ...call, signal });
    await answer.body?.cancel();
    return answer.status;
  };
}

export interface TellingDeps {
  readonly db: Executor;
  readonly signer: Signer;
  readonly callHook: HookCall;
}

/**
 * Tells the shop how a payment ended, as many times as wanted, each time in the same words.
 * @throws Error when the shop does not take it, so that the job is done again
 */
export async function tellShop(deps: TellingDeps, reference: string, times: number): Promise<void> {
  const record = await selectRecord(deps.db, reference);
  if (record === null || record.state === 'waiting' || record.state === 'voided') return;
  const outcome = record.state === 'captured' ? 'captured' : (record.failure ?? 'declined');
  const notice = signedNotice(deps.signer, { reference, outcome });
  for (let time = 0; time < times; time++) {
    const status = await deps.callHook(NOTICE_PATH, notice);
    if (status !== 200) throw new Error(`The shop answered a payment notice with ${status}`);
  }
}

/** The message, and the headers that it goes with. */
export function signedNotice(signer: Signer, { reference, outcome }: { reference: string; outcome: Outcome }) {
  const body = JSON.stringify({ id: `${reference}-${outcome}`, reference, outcome });
  return { body, headers: { 'content-type': 'application/json', [NOTICE_HEADER]: signNotice(signer, body) } };
}
