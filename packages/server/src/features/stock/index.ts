export { availableOf } from './availability.service.ts';
export { type LocationInput, saveLocations } from './locations.service.ts';
export type { Adjustment, Count, StockPlace, StockReport } from './movements.rules.ts';
export { adjustStock, setStock } from './movements.service.ts';
export type { Allocation, Reservation, Shortage } from './reservations.rules.ts';
export { commitStock, releaseStock, reserveStock } from './reservations.service.ts';
export type { StockDeps } from './stock.deps.ts';
export { stockRoutes } from './stock.routes.ts';
