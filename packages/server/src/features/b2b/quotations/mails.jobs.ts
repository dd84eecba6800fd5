import { type MessageKey, type MessageParams, message, translate } from '../../../kernel/messages/index.ts';
import { formatAmount } from '../../../kernel/money.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import { type JobHandlers, numberIn } from '../../../platform/jobs/index.ts';
import type { MailPort } from '../../../platform/mail/index.ts';
import { deliverOnce } from '../../../platform/outbox/index.ts';
import { B2B_JOBS } from '../job-names.ts';
import { findById } from './reading.queries.ts';
import { findDeciders, findRequester } from './recipients.queries.ts';

export interface B2bJobDeps {
  readonly db: Executor;
  readonly config: Config;
  readonly clock: Clock;
  readonly mail: MailPort;
}

/** The jobs of business customers. */
export function b2bJobs(deps: B2bJobDeps): JobHandlers {
  return {
    [B2B_JOBS.announce]: (payload) => announce(deps, numberIn(payload, 'quotationId')),
    [B2B_JOBS.tellDecision]: (payload) => tellDecision(deps, numberIn(payload, 'eventId')),
  };
}

interface Letter {
  readonly id: string;
  readonly to: string;
  readonly language: string;
}

/** Tells the shop, and those who may decide in the main division. */
async function announce(deps: B2bJobDeps, quotationId: number): Promise<void> {
  const quotation = await findById(deps.db, quotationId);
  if (quotation === null) return;
  const { number, name, division, currency, totalAmount } = quotation;
  const amount = `${formatAmount(totalAmount)} ${currency.toUpperCase()}`;
  const said = { number, name, division: division.name, amount };
  const { quotationEmails, defaultLanguage } = deps.config;
  const people = (await findDeciders(deps.db, quotationId)).map(({ customerId, email, language }): Letter => {
    return { id: `quotation-${quotationId}-main-${customerId}`, to: email, language };
  });
  const shop = quotationEmails.map((to, index): Letter => {
    return { id: `quotation-${quotationId}-shop-${index}`, to, language: defaultLanguage };
  });
  const failures: unknown[] = [];
  for (const letter of [...people, ...shop]) {
    // A mailbox that refuses mail must not keep the others waiting; those that were told are not told again.
    await send(deps, letter, 'mail_quotation_new', said).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw new Error(`${failures.length} mails were not sent: ${String(failures[0])}`);
}

const DECIDED = {
  approved: 'mail_quotation_approved',
  rejected: 'mail_quotation_rejected',
  cancelled: 'mail_quotation_cancelled',
  comment: 'mail_quotation_comment',
} as const;

async function tellDecision(deps: B2bJobDeps, eventId: number): Promise<void> {
  const found = await findRequester(deps.db, eventId);
  if (found === null) return;
  const { number, name, firstName, comment, decision, email: to, language } = found;
  const said = { number, name, person: firstName, comment: comment === null ? '' : `\n\n${comment}` };
  await send(deps, { id: `quotation-event-${eventId}`, to, language }, DECIDED[decision], said);
}

type Template = 'mail_quotation_new' | (typeof DECIDED)[keyof typeof DECIDED];

async function send(
  { db, clock, mail }: B2bJobDeps,
  { id, to, language }: Letter,
  template: Template,
  said: MessageParams,
): Promise<void> {
  const say = (key: MessageKey) => translate(message(key, said), language);
  const letter = { id, to, subject: say(`${template}_subject`), text: say(`${template}_text`) };
  await deliverOnce(db, clock, id, () => mail.send(letter));
}
