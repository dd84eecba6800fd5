export { installCors } from './cors.ts';
export { type Hosts, hosts, isAjax, isSecure, ownName, wantsPage } from './addresses.ts';
export { installBodyParsers } from './bodies.ts';
export {
  type Authenticated,
  type Caller,
  type CallerCustomer,
  callerOf,
  type CallerSession,
  customerOf,
  findShopper,
  forShoppers,
  type Identity,
  type Shopper,
  shopperOf,
  type Visitor,
} from './caller.ts';
export {
  type CallerHookDeps,
  type IdentitySource,
  installCallerHook,
  type SessionUse,
  tokenOf,
} from './caller-hook.ts';
export { serialiseCookie, setCookie, singleCookie, withholdCookies } from './cookies.ts';
export {
  type CsrfCookieReason,
  type CsrfDecision,
  type CsrfReason,
  type CsrfRule,
  type Decisions,
  declareDecisions,
  type SessionCookieReason,
  type SessionRefusal,
  type SessionRule,
  watchDecisions,
} from './decisions.ts';
export { installErrorDoor } from './error-door.ts';
export { formatDateTime } from './formats.ts';
export { installIdempotency } from './idempotency.ts';
export { LANGUAGE_COOKIE, type Preferences, preferences } from './languages.ts';
export { answerOtherMethods, EVERY_PATH, gatherServed } from './methods.ts';
export { installOpenApi } from './openapi.ts';
export { openApiDocument } from './openapi-document.ts';
export { pageQuery, pageSchema, presentPage, readPage } from './pagination.ts';
export { allQueryValues, everyValue, lastValue, queryValues, readPk } from './query-values.ts';
export {
  answerPublic,
  type Composed,
  isKnown,
  type PublicAnswer,
  type PublicRead,
  type Redirect,
} from './public-reads.ts';
export { type Access } from './route-config.ts';
export { sendFile } from './send-file.ts';
export { plainErrorPage, sendPage, sendTextPage } from './send-page.ts';
export { CSRF_COOKIE, QUICK_START_COOKIE, type SessionCookies, sessionCookies } from './session-cookies.ts';
export { Amount, Choice, Detail, named, ProductPk, shared, variantAttributes } from './shapes.ts';
export { installValidation } from './validation.ts';
