/** A place that an address lies in, named in one language. */
export interface AddressPlace {
  readonly id: number;
  readonly name: string;
  readonly isActive: boolean;
}

export type AddressCountry = AddressPlace & { readonly code: string };

export type AddressCity = AddressPlace & { readonly priority: number | null; readonly postcode: string | null };

export type AddressTownship = AddressPlace & { readonly postcode: string | null };

/** A customer's address with its places, as it is shown, and as orders keep it. */
export interface Address {
  readonly id: number;
  readonly customerId: number;
  readonly title: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phoneNumber: string;
  readonly email: string | null;
  readonly country: AddressCountry;
  readonly city: AddressCity;
  readonly township: AddressTownship;
  /** The township's generic one where none was chosen; null only where the township has none. */
  readonly district: AddressTownship | null;
  readonly line: string;
  readonly postcode: string | null;
  readonly notes: string | null;
  readonly isCorporate: boolean;
  readonly companyName: string | null;
  readonly taxOffice: string | null;
  readonly taxNo: string | null;
  readonly eBillTaxpayer: boolean;
  readonly identityNumber: string | null;
  readonly extraField: Readonly<Record<string, unknown>> | null;
  readonly isPrimary: boolean;
  readonly remoteId: string | null;
}
