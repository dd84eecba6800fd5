import { SECOND } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Attachment } from '../../../platform/files/index.ts';
import { LOWER_ALPHANUMERIC, type Random } from '../../../platform/random/index.ts';
import { findLastWord, insertFiles, insertMessage, type NewMessage } from './messages.queries.ts';
import { areSameFiles } from './repeating.rules.ts';

// A form sent twice by a double click, or again by a client that lost the answer.
const REPEATED_WITHIN = 60 * SECOND;

const KEY_LENGTH = 32;

export interface Said extends NewMessage {
  readonly files: readonly Attachment[];
}

/**
 * Adds a message to a ticket that is locked, which the caller then moves on. The same words and files again by the same author
 * within a minute are the same message, unless the other side has spoken in between: then they answer that.
 * @returns its id; null for one that was said already
 */
export async function say(
  { random }: { readonly random: Random },
  tx: Tx,
  { files, ...message }: Said,
  now: Date,
): Promise<number | null> {
  if (await isRepeated(tx, { ...message, files }, now)) return null;
  const id = await insertMessage(tx, message, now);
  const keyed = files.map((file) => ({ ...file, key: random.text(KEY_LENGTH, LOWER_ALPHANUMERIC) }));
  await insertFiles(tx, id, keyed);
  return id;
}

async function isRepeated(tx: Tx, { files, ...message }: Said, now: Date): Promise<boolean> {
  const last = await findLastWord(tx, message);
  if (last === null || last.body !== message.body) return false;
  const isLongAgo = now.getTime() - last.createdDate.getTime() > REPEATED_WITHIN;
  return !isLongAgo && areSameFiles(last.files, files);
}
