import type { Answer, Input } from '@arasta/client';

/** An address of the book, places as pks. */
export type Address = Answer<'addAddress'>;
/** The same with its places and their names, as lists show it. */
export type DetailedAddress = Answer<'listDetailedAddresses'>['results'][number];

/** What stands in the form's lines. */
export type AddressTexts = Readonly<
  Record<(typeof TEXTS)[number] | 'country' | 'city' | 'township' | 'district', string>
>;
/** What is ticked in the form. */
export type AddressFlags = Readonly<Record<'is_corporate' | 'e_bill_taxpayer' | 'primary', boolean>>;

const TEXTS = [
  ...(['title', 'first_name', 'last_name', 'phone_number', 'line', 'postcode', 'notes'] as const),
  ...(['company_name', 'tax_office', 'tax_no', 'identity_number'] as const),
] as const;

/** What is known of a new address. */
export type AddressStart = Partial<Pick<AddressTexts, 'title' | 'first_name' | 'last_name' | 'phone_number'>>;

/** The lines of the form for an address, or for a new one. */
export function textsOf(address: DetailedAddress | null, start: AddressStart): AddressTexts {
  const place = (of: { readonly pk: number } | null | undefined) => (of == null ? '' : String(of.pk));
  const line = (name: (typeof TEXTS)[number]) => [name, address?.[name] ?? ''] as const;
  const texts = Object.fromEntries(TEXTS.map(line));
  return {
    ...EMPTY,
    ...start,
    ...(address === null ? {} : texts),
    country: place(address?.country),
    city: place(address?.city),
    township: place(address?.township),
    district: place(address?.district),
  };
}

/** What is ticked for an address, or for a new one. */
export function flagsOf(address: DetailedAddress | null): AddressFlags {
  const { is_corporate = false, e_bill_taxpayer = false, primary = false } = address ?? {};
  return { is_corporate, e_bill_taxpayer, primary: primary === true };
}

/** What is sent. A place that was not chosen is null, of which the shop says that it is required. */
export function inputOf(values: AddressTexts & AddressFlags): Input<'addAddress'> {
  const { country, city, township, district, is_corporate, ...rest } = values;
  const company = is_corporate ? {} : { company_name: '', tax_office: '', tax_no: '', e_bill_taxpayer: false };
  return {
    ...rest,
    ...company,
    ...{ is_corporate, country: pkOf(country), city: pkOf(city) },
    township: township === '' ? null : pkOf(township),
    district: district === '' ? null : pkOf(district),
  };
}

// JSON has no NaN: it becomes null.
function pkOf(text: string): number {
  return text === '' ? Number.NaN : Number(text);
}

const EMPTY = {
  ...{ title: '', first_name: '', last_name: '', phone_number: '', line: '', postcode: '', notes: '' },
  ...{ company_name: '', tax_office: '', tax_no: '', identity_number: '' },
};
