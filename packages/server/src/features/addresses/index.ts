export type { Address, AddressCity, AddressCountry, AddressPlace, AddressTownship } from './address.ts';
