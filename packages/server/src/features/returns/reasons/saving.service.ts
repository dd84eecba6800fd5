import { invalidField } from '../../../kernel/errors.ts';
import type { Texts } from '../../../kernel/texts.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { CancellationType } from '../../orders/index.ts';
import { upsertReasons } from './reasons.queries.ts';

/** A reason as merchants write it. */
export interface ReasonInput {
  /** The merchant's own. */
  readonly key: string;
  readonly type: CancellationType;
  readonly subjects: Texts;
  readonly extraInformationNeeded: boolean;
  readonly position: number;
  readonly isActive: boolean;
}

/**
 * Creates or replaces reasons by key, in the caller's transaction: one statement. Of a key that comes twice the last counts.
 * @throws Refusal invalid under the key: invalid_choice for one that is no slug, blank without a subject
 */
export async function saveCancellationReasons(tx: Executor, inputs: readonly ReasonInput[], now: Date): Promise<void> {
  if (inputs.length === 0) return;
  inputs.forEach(checkReason);
  const rows = [...new Map(inputs.map((input) => [input.key, input])).values()].map((input) => ({
    ...{ key: input.key, cancellation_type: input.type, subjects: input.subjects, position: input.position },
    ...{ extra_information_needed: input.extraInformationNeeded, is_active: input.isActive },
  }));
  await upsertReasons(tx, rows, now);
}

const KEY = /^(?=.{1,120}$)[a-z0-9]+(-[a-z0-9]+)*$/;

function checkReason({ key, subjects }: ReasonInput): void {
  if (!KEY.test(key)) throw invalidField(key, 'invalid_choice', { value: key });
  if (!Object.values(subjects).some((text) => text !== '')) throw invalidField(key, 'blank');
}
