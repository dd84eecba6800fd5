import type { Input } from '@arasta/client';
import type { Address } from './view.rules.ts';

/** An address as it is typed. Places are pks as texts, empty while none is chosen. */
export interface Draft {
  readonly title: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly phone_number: string;
  readonly country: string;
  readonly city: string;
  readonly township: string;
  readonly district: string;
  readonly line: string;
  readonly postcode: string;
  readonly is_corporate: boolean;
  readonly company_name: string;
  readonly tax_office: string;
  readonly tax_no: string;
}

export const emptyDraft: Draft = {
  ...{ title: '', first_name: '', last_name: '', phone_number: '', line: '', postcode: '' },
  ...{ country: '', city: '', township: '', district: '' },
  ...{ is_corporate: false, company_name: '', tax_office: '', tax_no: '' },
};

/** The fields that show their own errors. */
export const FIELDS: readonly string[] = Object.keys(emptyDraft).filter((name) => name !== 'title');

/** The fields that have to be filled in before the shop is asked. */
export function missingIn(draft: Draft): readonly string[] {
  const company = ['company_name', 'tax_office', 'tax_no'] as const;
  const needed = ['first_name', 'last_name', 'country', 'city', 'township', 'line', 'phone_number'] as const;
  return [...needed, ...(draft.is_corporate ? company : [])].filter((name) => draft[name].trim() === '');
}

/** What is sent. A place that is not chosen is left for the shop to ask for. */
export function bodyOf(draft: Draft): Input<'addAddress'> {
  const { country, city, township, district, is_corporate: isCorporate, ...texts } = draft;
  const company = { company_name: draft.company_name, tax_office: draft.tax_office, tax_no: draft.tax_no };
  return {
    ...texts,
    phone_number: draft.phone_number.replace(/[\s()-]/g, ''),
    country: Number(country),
    city: Number(city),
    township: district === '' && township === '' ? null : Number(township),
    district: district === '' ? null : Number(district),
    is_corporate: isCorporate,
    ...(isCorporate ? company : { company_name: null, tax_office: null, tax_no: null }),
  };
}

/** The place of an address in one line; what is called "Other" in every list says nothing. */
export function placeOf({
  district,
  township,
  city,
  country,
}: Pick<Address, 'district' | 'township' | 'city' | 'country'>): string {
  const names = [district?.pk === township.pk ? '' : district?.name, township.name, city.name, country.name];
  return names.filter((name) => name !== undefined && name !== '').join(', ');
}

/** Who it is for. */
export function nameOf({ first_name: first, last_name: last }: Pick<Address, 'first_name' | 'last_name'>): string {
  return `${first} ${last}`.trim();
}
