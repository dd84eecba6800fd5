export { deleteBasketsOf } from './expiring.queries.ts';
export { expireBaskets } from './basket.jobs.ts';
export { basketRoutes } from './basket.routes.ts';
export { fillBasket, type Filled } from './changing/filling.service.ts';
export type { BasketDeps } from './basket.deps.ts';
export type { Basket, GiftLine, Loss, PricedLine } from './basket.ts';
export { getBasket, type ShownBasket } from './reading/reading.service.ts';
export { mergeBasketsOnLogin } from './merging/merge.service.ts';
export { type FindState, stateReader } from './reading/state.queries.ts';
