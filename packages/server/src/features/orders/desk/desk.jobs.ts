import { type JobHandlers, numberIn } from '../../../platform/jobs/index.ts';
import type { DeskDeps } from './desk.deps.ts';
import { ORDER_DESK_JOBS } from './job-names.ts';
import { goOnWithRefund } from './refunding.service.ts';

/** What the order desk leaves to be gone on with. */
export function orderDeskJobs(deps: DeskDeps): JobHandlers {
  return {
    [ORDER_DESK_JOBS.refund]: async (payload) => {
      await goOnWithRefund(deps, numberIn(payload, 'refundId'));
    },
  };
}
