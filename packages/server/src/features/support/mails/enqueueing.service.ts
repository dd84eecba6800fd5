import type { Tx } from '../../../platform/db/index.ts';
import { enqueue } from '../../../platform/jobs/index.ts';
import type { SupportDeps } from '../support.deps.ts';
import { mailboxOf } from './mailbox.rules.ts';
import { SUPPORT_JOBS, type TicketMailKind } from './ticket-mail.ts';

export interface About {
  readonly ticketId: number;
  /** Null for what is about no message. */
  readonly messageId: number | null;
  readonly now: Date;
}

/**
 * Has somebody written to about what just happened to a ticket, inside the transaction in which it happens. The mail is made
 * of the ticket as it is when the job runs.
 */
export async function enqueueTicketMail(
  { isSilent }: Pick<SupportDeps, 'isSilent'>,
  tx: Tx,
  kind: TicketMailKind,
  about: About,
): Promise<void> {
  if (isSilent === true) return;
  const { ticketId, messageId } = about;
  const at = about.now.toISOString();
  const key = `ticket-mail-${ticketId}-${kind}-${messageId ?? at}`;
  await enqueue(tx, { name: SUPPORT_JOBS.sendMail, payload: { ticketId, messageId, kind, at }, key });
}

/** The same to the shop, where there is a mailbox for it. */
export async function enqueueShopMail(
  deps: SupportDeps,
  tx: Tx,
  kind: 'shop_new' | 'shop_message',
  { operation, ...about }: About & { readonly operation: string | null },
): Promise<void> {
  if (mailboxOf(deps.config, operation) !== null) await enqueueTicketMail(deps, tx, kind, about);
}
