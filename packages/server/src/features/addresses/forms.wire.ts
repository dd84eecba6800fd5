import type { Static } from 'typebox';
import { Value } from 'typebox/value';
import type { FieldErrors } from '../../kernel/errors.ts';
import { type Decoder, decoderFor } from '../../platform/http/decoding/index.ts';
import { AddressBody, AddressChangeBody } from './addresses.schema.ts';
import type { AddressChange, AddressDraft } from './saving/draft.ts';

/** Forms of addresses on the wire (Wire: docs/protocol/addresses.md, "Fields"). */

interface Form {
  /** Null where it is not said. */
  readonly isPrimary: boolean | null;
  /** Fields that cannot be read, and why. Something stands in for each. */
  readonly unreadable: FieldErrors;
}

const decodeWhole = decoderFor(AddressBody);
const decodeSome = decoderFor(AddressChangeBody);

/** A new address, or the whole of one. What is left out is empty. */
export function readForm(given: Readonly<Record<string, unknown>>): Form & { readonly draft: AddressDraft } {
  const { change, ...form } = read(decodeWhole, given);
  return { ...form, draft: { ...BLANK, ...change } };
}

/** What of an address is to be different. */
export function readChangeForm(given: Readonly<Record<string, unknown>>): Form & { readonly change: AddressChange } {
  return read(decodeSome, given);
}

const BLANK: AddressDraft = {
  ...{ title: '', firstName: '', lastName: '', phoneNumber: '', line: '', countryId: 0, cityId: 0 },
  ...{ email: null, townshipId: null, districtId: null, postcode: null, notes: null, isCorporate: false },
  ...{ companyName: null, taxOffice: null, taxNo: null, eBillTaxpayer: false, identityNumber: null, extraField: null },
};

// No place: with it, what lies below is judged no more than below one that is unknown.
const NOWHERE = {
  ...{ country: { countryId: 0 }, city: { cityId: 0 }, township: { townshipId: 0 }, district: { districtId: 0 } },
} as const;

function read(decode: Decoder, given: Readonly<Record<string, unknown>>): Form & { readonly change: AddressChange } {
  const result = decode(given);
  const unreadable: FieldErrors = 'error' in result ? (result.error.details.fields ?? {}) : {};
  const body = readable(Object.fromEntries(Object.entries(given).filter(([name]) => !Object.hasOwn(unreadable, name))));
  const nowhere = Object.entries(NOWHERE).flatMap(([name, place]) => (Object.hasOwn(unreadable, name) ? [place] : []));
  const change = nowhere.reduce<AddressChange>((whole, place) => ({ ...whole, ...place }), changeIn(body));
  return { change, isPrimary: body.primary ?? null, unreadable };
}

function readable(given: unknown): Static<typeof AddressChangeBody> {
  const some = decodeSome(given);
  if ('error' in some || !Value.Check(AddressChangeBody, some.value)) {
    throw new Error('What was decoded does not fit its schema');
  }
  return some.value;
}

/** What was sent of an address. A flag that is null says no more than one that is absent. */
function changeIn(body: Static<typeof AddressChangeBody>): AddressChange {
  return sent({
    title: body.title,
    firstName: body.first_name,
    lastName: body.last_name,
    phoneNumber: body.phone_number,
    email: body.email,
    countryId: body.country,
    cityId: body.city,
    townshipId: body.township,
    districtId: body.district,
    line: body.line,
    postcode: body.postcode,
    notes: body.notes,
    isCorporate: body.is_corporate ?? undefined,
    companyName: body.company_name,
    taxOffice: body.tax_office,
    taxNo: body.tax_no,
    eBillTaxpayer: body.e_bill_taxpayer ?? undefined,
    identityNumber: body.identity_number,
    extraField: body.extra_field,
  });
}

function sent(change: { readonly [Key in keyof AddressDraft]: AddressDraft[Key] | undefined }): AddressChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
