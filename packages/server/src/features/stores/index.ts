export { saveStores, type StoreInput, type StorePlaceName } from './saving.service.ts';
export type { Store, StoreFilter, StoreHours } from './stores.queries.ts';
export { storeRoutes } from './stores.routes.ts';
export { StoreObject } from './stores.schema.ts';
export { findStores, type StoreReading, type StoresDeps } from './stores.service.ts';
export { presentStore } from './stores.wire.ts';
