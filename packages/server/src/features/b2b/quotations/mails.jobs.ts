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
import { findDeciders, findReaders, findRemark, findRequester, type Recipient } from './recipients.queries.ts';

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
    [B2B_JOBS.tellComment]: (payload) => tellComment(deps, numberIn(payload, 'eventId')),
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
  const people = await findDeciders(deps.db, quotationId);
  const letters = lettersTo(deps, `quotation-${quotationId}`, people);
  await sendAll(letters, (letter) => send(deps, letter, 'mail_quotation_new', said));
}

/** Tells the shop, who asked, and those who may decide in the main division, what one of them says. */
async function tellComment(deps: B2bJobDeps, eventId: number): Promise<void> {
  const remark = await findRemark(deps.db, eventId);
  if (remark === null) return;
  const { number, name, author: person, comment } = remark;
  const said = { number, name, person, comment };
  const letters = lettersTo(deps, `quotation-event-${eventId}`, await findReaders(deps.db, remark));
  await sendAll(letters, (letter) => send(deps, letter, 'mail_quotation_remark', said));
}

/** A letter to each of them, and to the shop. */
function lettersTo({ config }: B2bJobDeps, about: string, people: readonly Recipient[]): Letter[] {
  const { quotationEmails, defaultLanguage } = config;
  return [
    ...people.map(({ customerId, email, language }) => {
      return { id: `${about}-main-${customerId}`, to: email, language };
    }),
    ...quotationEmails.map((to, index) => ({ id: `${about}-shop-${index}`, to, language: defaultLanguage })),
  ];
}

async function sendAll(letters: readonly Letter[], deliver: (letter: Letter) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const letter of letters) {
    // A mailbox that refuses mail must not keep the others waiting; those that were told are not told again.
    await deliver(letter).catch((error: unknown) => failures.push(error));
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

type Template = 'mail_quotation_new' | 'mail_quotation_remark' | (typeof DECIDED)[keyof typeof DECIDED];

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
