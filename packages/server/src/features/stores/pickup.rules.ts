import { type FieldErrors, invalidFields } from '../../kernel/errors.ts';
import { message, type Message } from '../../kernel/messages/index.ts';

const POSTCODE = { min: 2, max: 6 };

/**
 * Judges what a search for pick-up points names.
 * @throws Refusal invalid under `country` (two letters), `postcode` (two to six characters), or a place that is no pk
 */
export function checkPickupSearch(values: ReadonlyMap<string, string>): void {
  const wrong: Record<string, readonly Message[]> = {
    country: problemsOf(values.get('country'), (text) => (/^[a-z]{2}$/i.test(text) ? null : invalidCountry(text))),
    postcode: problemsOf(values.get('postcode'), lengthProblem),
    ...Object.fromEntries(['city', 'township', 'district'].map((name) => [name, pkProblems(values.get(name))])),
  };
  const errors: FieldErrors = Object.fromEntries(Object.entries(wrong).filter(([, problems]) => problems.length > 0));
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
}

function problemsOf(text: string | undefined, judge: (text: string) => Message | null): Message[] {
  if (text === undefined || text === '') return [message('required')];
  const problem = judge(text);
  return problem === null ? [] : [problem];
}

function invalidCountry(value: string): Message {
  return message('invalid_choice', { value });
}

function lengthProblem(text: string): Message | null {
  if (text.length < POSTCODE.min) return message('min_length', { min: POSTCODE.min });
  return text.length > POSTCODE.max ? message('max_length', { max: POSTCODE.max }) : null;
}

function pkProblems(text: string | undefined): Message[] {
  return text === undefined || text === '' || /^\d{1,15}$/.test(text) ? [] : [message('invalid_integer')];
}
