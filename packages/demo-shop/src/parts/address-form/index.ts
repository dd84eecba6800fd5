/** The form for addresses (README.md, "The address form"). */
export { AddressForm } from './AddressForm.tsx';
export type { Address, AddressStart, DetailedAddress } from './address.ts';
export { placeNames } from './place-names.ts';
export { PlaceFields } from './PlaceFields.tsx';
export { usePlaces } from './use-places.ts';
