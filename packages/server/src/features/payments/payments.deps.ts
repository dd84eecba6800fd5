import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { GatewayAnswer, Gateways } from './gateways/gateway.ts';

/** Where lines about payments go: references, kinds of answers, names of errors. */
export interface PaymentLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** What is told to whoever keeps the order: what became of the payment of a reference. */
export interface Settlement {
  readonly reference: string;
  readonly answer: GatewayAnswer;
}

/** What it takes to call a gateway. */
export interface GatewayDeps {
  readonly config: Pick<Config, 'paymentReturnUrl' | 'paymentTimeout' | 'publicUrl' | 'storefrontUrl'>;
  readonly gateways: Gateways;
  readonly log: PaymentLog;
}

export interface PaymentsDeps extends GatewayDeps {
  readonly db: Executor;
  readonly clock: Clock;
  /**
   * Settles order and attempt together. Told of one payment more than once, at the same moment too, it does it once.
   */
  readonly paymentSettled: (settlement: Settlement) => Promise<void>;
}
