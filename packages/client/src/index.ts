/** The client of Arasta shops (README.md). */
export { type Answer, type Client, createClient, type Input, type Methods } from './client.ts';
export type { CallOptions } from './call.ts';
export type { OperationName } from './operation.ts';
export type { Awaitable, ClientOptions, ClientSettings, Fetch, TokenStore } from './settings.ts';
export type { Jar } from './cookies.ts';
export type { DeviceFile, NoInput, PathValue, QueryValue, Redirect, Upload } from './values.ts';
export {
  ArastaError,
  CaptchaNeeded,
  Conflict,
  Forbidden,
  InvalidInput,
  type Messages,
  NotAuthenticated,
  NotFound,
  type Occurrence,
  Refused,
  Throttled,
  TimedOut,
  Unavailable,
  Unreachable,
} from './errors.ts';
export { checkoutErrors } from './checkout.ts';
export { entries, type Page } from './pages.ts';
export type * from './types.generated.ts';
