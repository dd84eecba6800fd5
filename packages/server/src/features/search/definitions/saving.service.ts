import { invalidField, invalidFields } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import { announceChange } from '../../../platform/cache/index.ts';
import type { Executor } from '../../../platform/db/index.ts';
import type { FacetInput, SorterInput } from './inputs.ts';
import { knownAttributes, upsertFacets, upsertSorters } from './saving.queries.ts';

const WITHOUT_ATTRIBUTE = new Set(['category_ids', 'price', 'in_stock']);

/**
 * Creates or replaces facets by key, in the caller's transaction. Two or three statements.
 * @throws Refusal invalid under the facet's key when its attribute is unknown
 */
export async function saveFacets(tx: Executor, facets: readonly FacetInput[], now: Date): Promise<void> {
  if (facets.length === 0) return;
  const known = await knownAttributes(
    tx,
    facets.flatMap(({ attribute }) => attribute ?? []),
  );
  const isUnknown = ({ key, attribute }: FacetInput) =>
    attribute === null ? !WITHOUT_ATTRIBUTE.has(key) : !known.has(attribute);
  const unknown = facets.filter(isUnknown);
  if (unknown.length > 0) {
    const errors = unknown.map(
      ({ key, attribute }) => [key, [message('unknown_key', { key: attribute ?? key })]] as const,
    );
    throw invalidFields(Object.fromEntries(errors));
  }
  await upsertFacets(
    tx,
    lastOf(facets, ({ key }) => key),
  );
  await announceChange(tx, ['definitions', 'lists'], now);
}

/**
 * Creates or replaces sorters by value, in the caller's transaction.
 * @throws Refusal invalid when several say that they are the default
 */
export async function saveSorters(tx: Executor, sorters: readonly SorterInput[], now: Date): Promise<void> {
  if (sorters.length === 0) return;
  const distinct = lastOf(sorters, ({ value }) => value);
  if (distinct.filter(({ isDefault }) => isDefault).length > 1) throw invalidField('default', 'invalid');
  await upsertSorters(tx, distinct);
  await announceChange(tx, ['definitions', 'lists'], now);
}

/** Of several with one key the last counts. */
function lastOf<Input>(inputs: readonly Input[], keyOf: (input: Input) => string): Input[] {
  return [...new Map(inputs.map((input) => [keyOf(input), input])).values()];
}
