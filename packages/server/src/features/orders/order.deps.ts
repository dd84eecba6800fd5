import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Executor, Tx } from '../../platform/db/index.ts';
import type { Faults } from '../../platform/faults/index.ts';
import type { Random } from '../../platform/random/index.ts';
import type { Attempt, GatewayAnswer, PayInput } from '../payments/index.ts';
import type { PromotionRules } from '../promotions/index.ts';
import type { StockDeps } from '../stock/index.ts';

/** What placing orders and settling their payments needs. */
export interface OrderDeps extends StockDeps {
  readonly config: Config;
  readonly db: Executor;
  readonly clock: Clock;
  readonly random: Random;
  readonly faults: Faults;
  promotions(): Promise<PromotionRules>;
  /** Asks the attempt's gateway for the money; never in a transaction. */
  pay(attempt: Attempt, input: PayInput): Promise<GatewayAnswer>;
  /** Asks the attempt's gateway what became of it. */
  askGateway(attempt: Attempt): Promise<GatewayAnswer>;
  /** Told inside the transaction that places an order, when all else is done; the basket is null where it is gone. */
  onPlaced(
    tx: Tx,
    placed: { readonly orderId: number; readonly basketId: number | null; readonly now: Date },
  ): Promise<void>;
}
