import { invalidField, invalidFields, notAuthenticated, type Refusal } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import { later, SECOND } from '../../../platform/clock/index.ts';
import type { Executor, Tx } from '../../../platform/db/index.ts';
import type { Attachment } from '../../../platform/files/index.ts';
import type { UploadedFile } from '../../../platform/http/decoding/index.ts';
import { LOWER_ALPHANUMERIC } from '../../../platform/random/index.ts';
import { lockCustomerFacts } from '../../accounts/index.ts';
import { readAttachments } from '../attachments/attachments.service.ts';
import { enqueueShopMail, enqueueTicketMail } from '../mails/enqueueing.service.ts';
import { findActiveSubject } from '../subjects/subjects.queries.ts';
import type { SupportDeps } from '../support.deps.ts';
import { areSameFiles } from '../writing/repeating.rules.ts';
import { say } from '../writing/speaking.service.ts';
import { insertTicket } from '../writing/tickets.queries.ts';
import { findRepeated, isOrderOf, lockAddress } from './opening.queries.ts';

/** What somebody asks the shop. */
export interface Request {
  readonly subjectId: number;
  /** 1 to 70 characters. */
  readonly fullName: string;
  /** Normalised; the mails go there. */
  readonly email: string;
  readonly phone: string | null;
  /** 10 to 10,000 characters. */
  readonly message: string;
  readonly orderId: number | null;
  readonly files: readonly UploadedFile[];
  /** Whose conversation it becomes; null for guests, who have the link in the mail. */
  readonly customerId: number | null;
  /** Whose orders may be named: the customer, the customer that a guest is since checkout, or who placed what a guest proved. */
  readonly buyerId: number | null;
  readonly language: string;
  /** Which mailbox a form asked for; of no effect where it is none that is configured. */
  readonly operation: string | null;
}

/**
 * Opens a ticket: the thread with its first message, the mail to the shop and the one that says that it arrived, in one
 * transaction. The same asked again with the same files by the same person within a minute, or at the same moment, is the same ticket.
 * @throws Refusal invalid under `subject`, `order` (required where the subject needs one, invalid_pk for another's) or
 *   `file`; unauthenticated where the customer was erased meanwhile
 */
export async function openTicket(deps: SupportDeps, request: Request): Promise<{ number: string }> {
  await checkRequest(deps.db, request);
  const files = await readAttachments(deps, request.files);
  const number = await deps.db.transaction().execute((tx) => openIn(deps, tx, { request, files }));
  return { number };
}

async function checkRequest(db: Executor, { subjectId, orderId, buyerId }: Request): Promise<void> {
  const subject = await findActiveSubject(db, subjectId);
  if (subject === null) throw invalidField('subject', 'invalid_pk', { pk: subjectId });
  if (orderId === null) {
    if (subject.isOrderNeeded) throw invalidField('order', 'required');
    return;
  }
  const isOwn = buyerId !== null && (await isOrderOf(db, buyerId, orderId));
  if (!isOwn) throw invalidField('order', 'invalid_pk', { pk: orderId });
}

/**
 * A refusal of a form's fields that also says that an order is missing, where the subject needs one: whoever fills a form in
 * mends it in one go.
 */
export async function withMissingOrder(
  { db }: Pick<SupportDeps, 'db'>,
  { subjectId, orderId }: Pick<Request, 'subjectId' | 'orderId'>,
  refusal: Refusal,
): Promise<Refusal> {
  const isMissing = orderId === null && (await findActiveSubject(db, subjectId))?.isOrderNeeded === true;
  return isMissing ? invalidFields({ ...refusal.details.fields, order: [message('required')] }) : refusal;
}

interface Opening {
  readonly request: Request;
  readonly files: readonly Attachment[];
}

const REPEATED_WITHIN = 60 * SECOND;

async function openIn(deps: SupportDeps, tx: Tx, { request, files }: Opening): Promise<string> {
  const now = deps.clock.now();
  await lockAsker(tx, request);
  const repeated = await findRepeated(tx, { ...request, since: later(now, -REPEATED_WITHIN) });
  const same = repeated.find((each) => areSameFiles(each.files, files));
  if (same !== undefined) return same.number;
  const operation = deps.config.contactEmails.has(request.operation ?? '') ? request.operation : null;
  const { ticketId, number } = await insertNumbered(deps, tx, { ...request, operation }, now);
  const first = { ticketId, author: 'customer', staffId: null, isInternal: false, body: request.message } as const;
  const messageId = await say(deps, tx, { ...first, files }, now);
  await enqueueShopMail(deps, tx, 'shop_new', { ticketId, messageId, operation, now });
  if (deps.config.contactTellsSender) await enqueueTicketMail(deps, tx, 'received', { ticketId, messageId, now });
  return number;
}

/** One after the other, so that the second of a double click finds the first. */
async function lockAsker(tx: Tx, { customerId, email }: Request): Promise<void> {
  if (customerId === null) await lockAddress(tx, email);
  else if ((await lockCustomerFacts(tx, customerId)) === null) throw notAuthenticated();
}

// No letters that make words or are taken for digits.
const NUMBER_LETTERS = '23456789BCDFGHJKLMNPQRSTVWXZ';
const NUMBER_LENGTH = 10;
const NONCE_LENGTH = 24;

async function insertNumbered(
  { random }: SupportDeps,
  tx: Tx,
  request: Request,
  now: Date,
): Promise<{ ticketId: number; number: string }> {
  for (;;) {
    const number = random.text(NUMBER_LENGTH, NUMBER_LETTERS);
    const linkNonce = random.text(NONCE_LENGTH, LOWER_ALPHANUMERIC);
    const ticketId = await insertTicket(tx, { ...request, languageCode: request.language, number, linkNonce }, now);
    if (ticketId !== null) return { ticketId, number };
  }
}
