import { Refusal } from '../../../kernel/errors.ts';
import { translate } from '../../../kernel/messages/index.ts';

/** Why a batch was not saved. */
export type Fault = 'record' | 'busy' | 'other';

// A value or a constraint, a limit of the database, a statement that took too long for so many rows.
const RECORDS_FAULT = /^(22|23|54|57014$)/;
// Somebody else changed the same rows at the same moment.
const BUSY = /^(40001|40P01|55P03)$/;

export function faultOf(error: unknown): Fault {
  // A value nested so deep that it cannot be written as JSON again is a RangeError.
  if (error instanceof Refusal || error instanceof RangeError) return 'record';
  const code = codeOf(error);
  if (BUSY.test(code)) return 'busy';
  return RECORDS_FAULT.test(code) ? 'record' : 'other';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The names that a refusal speaks of, each with its reason. */
export function refusedFields(error: unknown): Map<string, string> {
  const fields = error instanceof Refusal ? (error.details.fields ?? {}) : {};
  return new Map(
    Object.entries(fields).map(([name, texts]) => [name, texts.map((text) => translate(text, 'en')).join(' ')]),
  );
}

/** One record's refusal in words. */
export function reasonOf(error: unknown): string {
  if (error instanceof Refusal) return translate(error.text, 'en');
  if (error instanceof RangeError) return 'holds something that is nested too deep';
  return `the database refused it: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`;
}
