export { deleteBasketsOf } from './expiring.queries.ts';
export { expireBaskets } from './basket.jobs.ts';
export { basketRoutes } from './basket.routes.ts';
export type { BasketDeps } from './basket.deps.ts';
export { mergeBasketsOnLogin } from './merging/merge.service.ts';
export { type FindState, stateReader } from './reading/state.queries.ts';
