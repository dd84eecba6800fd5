export type { Address, AddressCity, AddressCountry, AddressPlace, AddressTownship } from './address.ts';
export type { AddressesDeps } from './addresses.deps.ts';
export { addressRoutes } from './addresses.routes.ts';
export { DetailedAddressObject, DistrictObject, ShortAddressObject } from './addresses.schema.ts';
export { presentDetailedAddress, presentShortAddress, type ShownAddress } from './addresses.wire.ts';
export { eraseAddressesOf } from './moving/moving.queries.ts';
export { moveAddresses } from './moving/moving.service.ts';
export { findAddress, findAddresses, type Naming } from './reading/addresses.queries.ts';
