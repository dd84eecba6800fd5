import { setTimeout as pause } from 'node:timers/promises';
import { fields, isFields, list } from './untyped.ts';

export interface Message {
  readonly to: string;
  readonly subject: string;
  /** Everything that can be read in the message, plain text and HTML alike. */
  readonly content: string;
}

const outboxPath = '/console/outbox/messages/';
const patience = 30_000;

/** The development outbox as JSON, newest first. */
export async function readOutbox(baseUrl: string): Promise<readonly Message[]> {
  const answer = await fetch(`${baseUrl}${outboxPath}`, { headers: { accept: 'application/json' } });
  if (answer.status !== 200) throw new Error(`The outbox answered ${answer.status}`);
  const envelope = fields(await answer.json(), 'outbox');
  return list(envelope['results'], 'outbox').map((entry) => message(entry));
}

function message(entry: unknown): Message {
  const found = fields(entry, 'message');
  return {
    to: textsIn(found['recipient']).join(' '),
    subject: textsIn(found['subject']).join(' '),
    content: textsIn(entry).join('\n'),
  };
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value) || isFields(value)) return Object.values(value).flatMap((inner) => textsIn(inner));
  return [];
}

/**
 * The part in brackets of the first link to this address that matches, waiting for a mail that is still on its way.
 *
 * @throws Error when no such mail comes
 */
export async function linkFor(
  outbox: () => Promise<readonly Message[]>,
  address: string,
  pattern: RegExp,
): Promise<string> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const mails = (await outbox()).filter((mail) => mail.to.toLowerCase().includes(address.toLowerCase()));
    const hit = mails.map((mail) => pattern.exec(mail.content)?.[1]).find((part) => part !== undefined);
    if (hit !== undefined) return hit;
    await pause(100);
  }
  throw new Error(`No mail to ${address} has a link like ${pattern.source}`);
}
