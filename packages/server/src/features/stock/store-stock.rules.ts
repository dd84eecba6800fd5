/** A listed product or one of its variants. */
export interface FamilyMember {
  readonly id: number;
  readonly isListed: boolean;
  /** The attributes that tell the variants apart; empty where there are none. */
  readonly variantKeys: readonly string[];
  /** A variant's lie over those of its product. */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/**
 * The SKUs that a question about product `id` means: a variant, changed by the values that are asked for; of a product
 * all variants that have these values; a product without variants itself. Parameters that name no attribute of the
 * variants, and values that say nothing, are passed over.
 */
export function membersMeant(
  family: readonly FamilyMember[],
  id: number,
  asked: ReadonlyMap<string, string>,
): number[] {
  const named = family.find((member) => member.id === id);
  if (named === undefined) return [];
  if (named.variantKeys.length === 0) return [id];
  const wanted = named.variantKeys.flatMap((key) => {
    const value = valueAsked(asked.get(key)) ?? (named.isListed ? undefined : named.attributes[key]);
    return value === undefined ? [] : [[key, value] as const];
  });
  const matching = family.filter((member) => wanted.every(([key, value]) => isSame(member.attributes[key], value)));
  return matching.filter(({ isListed }) => !isListed).map((member) => member.id);
}

// What a storefront's form makes of a choice that was not made.
const NO_VALUES = new Set(['', 'undefined', 'null']);

function valueAsked(text: string | undefined): string | undefined {
  return text === undefined || NO_VALUES.has(text) ? undefined : text;
}

/** Texts of a query mean numbers and truth values too. */
function isSame(own: unknown, wanted: unknown): boolean {
  return own !== undefined && JSON.stringify(own).replaceAll('"', '') === JSON.stringify(wanted).replaceAll('"', '');
}
