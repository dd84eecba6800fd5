import type { Clock } from '../../../platform/clock/index.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { CancellationReader, CancellationRequest, ItemCancellation, ReturnCompany } from '../../orders/index.ts';
import { findRequestsOf, findReturnCompanies } from '../requesting/requests.queries.ts';
import { type Moment, type Rights, rightsOf } from './rights.rules.ts';

export interface ShowingDeps {
  readonly db: Executor;
  readonly config: Pick<Config, 'returnDays'>;
  readonly clock: Clock;
}

/** Tells what can be cancelled and sent back, and what was asked for: one statement for any number of orders, two where
 * something can be sent back. */
export function cancellationReader({ db, config, clock }: ShowingDeps): CancellationReader {
  return async (orders) => {
    if (orders.length === 0) return new Map();
    const moment: Moment = { now: clock.now(), returnDays: config.returnDays };
    const requests = await findRequestsOf(
      db,
      orders.map(({ id }) => id),
    );
    const rights = new Map(
      orders.flatMap((order) => order.items.map((item) => [item.id, rightsOf(order, item, moment)] as const)),
    );
    const isAnyRefundable = [...rights.values()].some(({ isRefundable }) => isRefundable);
    const companies = isAnyRefundable ? await findReturnCompanies(db) : [];
    return new Map([...rights].map(([id, each]) => [id, cancellationOf(id, each, { requests, companies })]));
  };
}

interface Known {
  readonly requests: readonly CancellationRequest[];
  readonly companies: readonly ReturnCompany[];
}

function cancellationOf(itemId: number, rights: Rights, { requests, companies }: Known): ItemCancellation {
  const own = requests.filter((request) => request.itemId === itemId);
  const active = own.find(({ status }) => status === 'waiting' || status === 'approved') ?? null;
  return { ...rights, requests: own, active, easyReturnCompanies: rights.isRefundable ? companies : [] };
}
