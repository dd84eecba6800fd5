import { isRecord } from '../../../platform/http/decoding/index.ts';
import type { JobHandlers } from '../../../platform/jobs/index.ts';
import type { DeskDeps } from './desk.deps.ts';
import { ORDER_DESK_JOBS } from './job-names.ts';
import { goOnWithRefund } from './refunding.service.ts';

/** What the order desk leaves to be gone on with. */
export function orderDeskJobs(deps: DeskDeps): JobHandlers {
  return {
    [ORDER_DESK_JOBS.refund]: async (payload) => {
      if (!isRecord(payload) || typeof payload['refundId'] !== 'number') throw new TypeError('A refund has a number');
      await goOnWithRefund(deps, payload['refundId']);
    },
  };
}
