export type { DeskRequest, RequestSearch, RequestStatus } from './answering/answering.queries.ts';
export {
  type Answered,
  approveRequests,
  completeRequests,
  eraseReturnsOf,
  listRequests,
  rejectRequests,
} from './answering/answering.service.ts';
export { type ReasonInput, saveCancellationReasons } from './reasons/saving.service.ts';
export type { ReturnRouteDeps, ReturnsDeps } from './returns.deps.ts';
export { returnRoutes } from './returns.routes.ts';
export { cancellationReader } from './showing/cancellations.service.ts';
