import type { Address } from '../address.ts';
import type { StoredAddress } from '../reading/addresses.queries.ts';
import type { PlaceChoice } from './chosen-places.queries.ts';

/** What an address says besides its places. */
export type AddressDetails = Pick<
  Address,
  | 'title'
  | 'firstName'
  | 'lastName'
  | 'phoneNumber'
  | 'email'
  | 'line'
  | 'postcode'
  | 'notes'
  | 'isCorporate'
  | 'companyName'
  | 'taxOffice'
  | 'taxNo'
  | 'eBillTaxpayer'
  | 'identityNumber'
  | 'extraField'
>;

/** An address as somebody fills it in. */
export type AddressDraft = AddressDetails & PlaceChoice;

/** What of an address is to be different. */
export type AddressChange = Partial<AddressDraft>;

export function draftOf({ address, chosenDistrictId }: StoredAddress): AddressDraft {
  const { title, firstName, lastName, phoneNumber, email, line, postcode, notes } = address;
  const { isCorporate, companyName, taxOffice, taxNo, eBillTaxpayer, identityNumber, extraField } = address;
  return {
    ...{ title, firstName, lastName, phoneNumber, email, line, postcode, notes },
    ...{ isCorporate, companyName, taxOffice, taxNo, eBillTaxpayer, identityNumber, extraField },
    ...{ countryId: address.country.id, cityId: address.city.id },
    ...{ townshipId: address.township.id, districtId: chosenDistrictId },
  };
}

/** The draft with a change made. What lay in a place that was left for another goes with it, unless it is named too. */
export function changed(draft: AddressDraft, change: AddressChange): AddressDraft {
  const { townshipId = draft.townshipId, districtId = draft.districtId } = change;
  const next = { ...draft, ...change, townshipId, districtId };
  if (next.cityId !== draft.cityId && change.townshipId === undefined) next.townshipId = null;
  if (next.townshipId !== draft.townshipId && change.districtId === undefined) next.districtId = null;
  return next;
}

/** Whether two drafts name the same places. */
export function liesAt(one: PlaceChoice, other: PlaceChoice): boolean {
  return (['countryId', 'cityId', 'townshipId', 'districtId'] as const).every((level) => one[level] === other[level]);
}
