import { invalidField } from '../../kernel/errors.ts';
import { announceChange } from '../../platform/cache/index.ts';
import type { Tx } from '../../platform/db/index.ts';
import { findUnknownCountry, upsertPlaces } from './saving.queries.ts';
import { type PlaceDetails, placeLevels, type PlaceRecord } from './saving.rules.ts';

export type { PlaceDetails, PlaceRecord };

/**
 * Adds places, or brings known ones up to date, inside the caller's transaction. A city is found by country and plain
 * name, a township by city and name, a district by township and name; what a record names and nobody had becomes a new
 * place, what it leaves out stays as it is, and what it names is active again. Every city then has a township and every
 * township its generic district. The order of the records is without meaning; any number costs six statements.
 * @throws Refusal invalid invalid_choice under `country` for an unknown code; blank under a level without a name;
 *   required under `township` for a district without one
 */
export async function savePlaces(tx: Tx, records: readonly PlaceRecord[], now: Date): Promise<void> {
  const unknown = await findUnknownCountry(tx, [...new Set(records.map(({ country }) => country))]);
  if (unknown !== null) throw invalidField('country', 'invalid_choice', { value: unknown });
  await upsertPlaces(tx, placeLevels(records));
  await announceChange(tx, ['places', 'stores'], now);
}
