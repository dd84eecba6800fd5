import { invalidField, type Refusal } from '../../../kernel/errors.ts';
import type { Config } from '../../../platform/config/index.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import type { Division } from './division.ts';
import { findDivisions } from './divisions.queries.ts';
import { findMisplaced, hasSubDivisions, lockDivisions, type SavedDivision, upsertDivision } from './saving.queries.ts';

/** What is to be of a division; what is left out stays, or is empty for a new one. */
export type DivisionInput = { readonly erpCode: string; readonly parentErpCode?: string | null } & Partial<
  Omit<SavedDivision, 'erpCode' | 'parentId' | 'balanceUpdated'>
>;

const MOST_LIMIT = 1_000_000_000_000;

/**
 * Makes or changes divisions, all or none; a main one may come with those below it, before them. A statement for each, and
 * one more for each with places, and for each main one that is put below another.
 * Concurrency: meanwhile nothing is asked for under their limits.
 * @returns how many
 * @throws Refusal invalid, by the field that is wrong: no name, an unknown or sub division above it, another currency than
 *   before or above it, places that do not fit
 */
export async function saveDivisions(
  deps: Pick<B2bDeps, 'db' | 'clock' | 'config'>,
  inputs: readonly DivisionInput[],
): Promise<number> {
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (tx) => {
    await lockDivisions(tx);
    const found = await findDivisions(tx, codesIn(inputs));
    const known = new Map(found.map((division) => [division.erpCode, division]));
    for (const input of inputs) {
      const saved = await saveOne(deps.config, tx, wantedOf(deps.config, input, known), now);
      known.set(saved.erpCode, saved);
    }
  });
  return inputs.length;
}

function codesIn(inputs: readonly DivisionInput[]): string[] {
  return [...new Set(inputs.flatMap(({ erpCode, parentErpCode }) => [erpCode, parentErpCode ?? erpCode]))];
}

/** As divisions are now, those saved before in the same call too. */
type Known = ReadonlyMap<string, Division>;

function wantedOf({ defaultCurrency }: Config, input: DivisionInput, known: Known): Wanted {
  const before = known.get(input.erpCode) ?? null;
  const parent = parentOf(input, before, known);
  return { division: merged(input, { before, parent }, defaultCurrency.toLowerCase()), before, parent };
}

async function saveOne(config: Config, tx: Tx, wanted: Wanted, now: Date): Promise<Division> {
  await check(config, tx, wanted);
  const { division, before, parent } = wanted;
  const isNews = division.balance !== (before?.balance ?? 0);
  const saved = { ...division, balanceUpdated: isNews ? now : division.balanceUpdated };
  return { ...saved, id: await upsertDivision(tx, saved, now), type: parent === null ? 'main' : 'sub' };
}

interface Wanted {
  readonly division: SavedDivision;
  readonly before: Division | null;
  readonly parent: Parent | null;
}

async function check({ availableCurrencies }: Config, tx: Tx, wanted: Wanted): Promise<void> {
  const { division } = wanted;
  if (!availableCurrencies.includes(division.currency)) {
    throw invalidField('currency', 'invalid_choice', { value: division.currency });
  }
  const wrong = wordsProblem(division) ?? parentProblem(wanted) ?? currencyProblem(wanted) ?? limitProblem(division);
  if (wrong !== null) throw wrong;
  if (isDemoted(wanted) && (await hasSubDivisions(tx, wanted.before.id))) {
    throw invalidField('parent', 'b2b_has_sub_divisions');
  }
  const misplaced = hasPlaces(division) ? await findMisplaced(tx, division) : null;
  if (misplaced !== null) throw invalidField(misplaced.field, 'invalid_pk', { pk: misplaced.pk });
}

/** Only a main division may have others below it. */
function isDemoted(wanted: Wanted): wanted is Wanted & { readonly before: Division } {
  return wanted.parent !== null && wanted.before?.type === 'main';
}

function hasPlaces({ countryId, cityId, townshipId, districtId }: SavedDivision): boolean {
  return [countryId, cityId, townshipId, districtId].some((place) => place !== null);
}

type Parent = Pick<Division, 'id' | 'type' | 'currency'>;

function parentOf(input: DivisionInput, before: Division | null, known: Known): Parent | null {
  if (input.parentErpCode === null) return null;
  if (input.parentErpCode === undefined) {
    const id = before?.parentId ?? null;
    return id === null ? null : { id, type: 'main', currency: before?.currency ?? '' };
  }
  const parent = known.get(input.parentErpCode);
  if (parent === undefined) throw invalidField('parent', 'b2b_no_such_division', { code: input.parentErpCode });
  return parent;
}

const NEW = {
  ...{ name: '', address: '', phone: '', fax: '', isActive: true, latitude: null, longitude: null, extraData: {} },
  ...{ countryId: null, cityId: null, townshipId: null, districtId: null },
  ...{ monthlyLimit: 0, balance: 0, balanceUpdated: null },
} as const;

function merged(input: DivisionInput, { before, parent }: Omit<Wanted, 'division'>, fallback: string): SavedDivision {
  const start = before ?? { ...NEW, currency: parent?.currency ?? fallback };
  return { ...start, ...input, erpCode: input.erpCode, parentId: parent?.id ?? null };
}

function wordsProblem({ erpCode, name, address, phone, fax }: SavedDivision): Refusal | null {
  if (!/^[\x21-\x7e]{1,64}$/.test(erpCode)) return invalidField('erp_code', 'invalid');
  if (name.trim() === '') return invalidField('name', 'blank');
  const long = [
    { field: 'name', text: name, max: 255 },
    { field: 'address', text: address, max: 1000 },
    { field: 'phone_number', text: phone, max: 60 },
    { field: 'fax_number', text: fax, max: 60 },
  ].find(({ text, max }) => text.length > max);
  return long === undefined ? null : invalidField(long.field, 'max_length', { max: long.max });
}

function parentProblem({ before, parent }: Wanted): Refusal | null {
  if (parent === null) return null;
  return parent.type === 'sub' || parent.id === before?.id ? invalidField('parent', 'b2b_not_main') : null;
}

function currencyProblem({ division: { currency }, before, parent }: Wanted): Refusal | null {
  const settled = before?.currency ?? parent?.currency ?? currency;
  const fits = currency === settled && (parent === null || parent.currency === currency);
  return fits ? null : invalidField('currency', 'b2b_currency_fixed', { currency: settled.toUpperCase() });
}

function limitProblem({ monthlyLimit }: SavedDivision): Refusal | null {
  const isLimit = Number.isSafeInteger(monthlyLimit) && monthlyLimit >= 0 && monthlyLimit <= MOST_LIMIT;
  return isLimit ? null : invalidField('monthly_order_limit', 'invalid');
}
