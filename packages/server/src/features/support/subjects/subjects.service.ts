import { invalidField } from '../../../kernel/errors.ts';
import type { Texts } from '../../../kernel/texts.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { ContactSubject } from '../ticket.ts';
import { findSubjects, upsertSubjects } from './subjects.queries.ts';

/** What people may ask about, by position; without those that are switched off. */
export function contactSubjects(db: Executor): Promise<ContactSubject[]> {
  return findSubjects(db);
}

/** A subject as merchants write it. */
export interface SubjectInput {
  /** The merchant's own. */
  readonly key: string;
  readonly names: Texts;
  readonly isOrderNeeded: boolean;
  readonly position: number;
  readonly isActive: boolean;
}

/**
 * Creates or replaces subjects by key, in the caller's transaction: one statement. New ones get ids in the order given. Of a
 * key that comes twice the last counts.
 * @throws Refusal invalid under the key: invalid_choice for one that is no slug, blank without a name
 */
export async function saveContactSubjects(tx: Executor, inputs: readonly SubjectInput[]): Promise<void> {
  if (inputs.length === 0) return;
  inputs.forEach(checkSubject);
  const rows = [...new Map(inputs.map((input) => [input.key, input])).values()].map((input) => ({
    ...{ key: input.key, names: input.names, is_order_needed: input.isOrderNeeded },
    ...{ position: input.position, is_active: input.isActive },
  }));
  await upsertSubjects(tx, rows);
}

const KEY = /^(?=.{1,120}$)[a-z0-9]+(-[a-z0-9]+)*$/;

function checkSubject({ key, names }: SubjectInput): void {
  if (!KEY.test(key)) throw invalidField(key, 'invalid_choice', { value: key });
  if (!Object.values(names).some((text) => text !== '')) throw invalidField(key, 'blank');
}
