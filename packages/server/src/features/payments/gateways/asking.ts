import { SECOND } from '../../../platform/clock/index.ts';
import type { GatewayDeps } from '../payments.deps.ts';
import type { Gateway } from './gateway.ts';

/** One call to a gateway. */
export interface Question<Answer> {
  readonly gateway: Gateway;
  /** Of the payment or card. */
  readonly reference: string;
  /** What is done, for the log. */
  readonly what: 'pay' | 'find' | 'complete' | 'void' | 'refund' | 'forget';
  readonly ask: (gateway: Gateway, signal: AbortSignal) => Promise<Answer>;
}

const UNKNOWN = { kind: 'unknown' } as const;

/**
 * A gateway's answer within the time that it has; `unknown` after that, and where the call fails. Of an error only the
 * name is logged: its message may quote what was sent.
 */
export async function askWithin<Answer extends { readonly kind: string }>(
  { config, log }: GatewayDeps,
  { gateway, reference, what, ask }: Question<Answer>,
): Promise<Answer | typeof UNKNOWN> {
  const line = { gateway: gateway.name, payment: reference, what };
  try {
    const answer = await race(config.paymentTimeout * SECOND, (signal) => ask(gateway, signal));
    log.info({ ...line, kind: answer?.kind ?? 'timeout' }, 'payment gateway asked');
    return answer ?? UNKNOWN;
  } catch (error) {
    log.warn({ ...line, kind: 'error', error: error instanceof Error ? error.name : '' }, 'payment gateway failed');
    return UNKNOWN;
  }
}

/** Null when the time is over: a gateway need not heed the signal. */
async function race<Answer>(
  milliseconds: number,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer | null> {
  const signal = AbortSignal.timeout(milliseconds);
  const over = new Promise<null>((resolve) => {
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  return Promise.race([ask(signal), over]);
}
