import { Refusal } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import { DAY, later } from '../../../platform/clock/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { Gateway, Notice, NoticeRequest } from '../gateways/gateway.ts';
import type { PaymentsDeps } from '../payments.deps.ts';
import { deleteHeard, insertHeard, isHeard } from './notices.queries.ts';

// Providers repeat a message for some days at most.
const KEPT_FOR = 30 * DAY;
const LONGEST_ID = 120;

/**
 * Hears a gateway's message, whichever of `gateways` it is from. It is noted once it is dealt with: what fails on the
 * way is dealt with when the gateway repeats it, and what comes twice is heard once, at the same moment too.
 * @throws Refusal forbidden notice_not_authentic where none of them has signed it; nothing has changed then
 */
export async function hearNotice(
  deps: PaymentsDeps,
  gateways: readonly Gateway[],
  request: NoticeRequest,
): Promise<void> {
  const { gateway, notice } = authenticated(gateways, request);
  const id = notice.id.slice(0, LONGEST_ID);
  const line = { gateway: gateway.name, payment: notice.reference, kind: notice.answer.kind };
  if (await isHeard(deps.db, gateway.name, id)) {
    deps.log.info(line, 'payment notice heard before');
    return;
  }
  await deps.paymentSettled({ reference: notice.reference, answer: notice.answer });
  await insertHeard(deps.db, gateway.name, id, deps.clock.now());
  deps.log.info(line, 'payment notice heard');
}

function authenticated(gateways: readonly Gateway[], request: NoticeRequest): { gateway: Gateway; notice: Notice } {
  for (const gateway of gateways) {
    const notice = gateway.readNotice(request);
    if (notice !== null) return { gateway, notice };
  }
  throw new Refusal('forbidden', 'notice_not_authentic', message('notice_not_authentic'));
}

/** Forgets messages that no gateway repeats any more. */
export async function purgeNotices(db: Executor, now: Date): Promise<void> {
  await deleteHeard(db, later(now, -KEPT_FOR));
}
