export { type Country, findCountry } from './countries.ts';
export { hasPlaces, loadPlaces } from './loading.service.ts';
export { folded } from './names.rules.ts';
export { findGenericDistrict } from './places.queries.ts';
export { placeRoutes } from './places.routes.ts';
export { type PlaceDetails, type PlaceRecord, savePlaces } from './saving.service.ts';
