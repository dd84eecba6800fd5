export type { UrlEntry } from './assigning.rules.ts';
export { assignUrls, releaseUrls } from './assigning.service.ts';
export { normalisePath } from './paths.rules.ts';
export { findRedirect, type RedirectInput, saveRedirects } from './redirects.service.ts';
export { isReserved } from './reserved.rules.ts';
export { findByPath, mappingsOf, type PrettyUrl, urlsOf } from './urls.queries.ts';
export { type UrlDeps, urlRoutes } from './urls.routes.ts';
export { PrettyUrlEntry, PrettyUrlObject } from './urls.schema.ts';
export { mappingIn, presentPrettyUrl, presentUrlEntry } from './urls.wire.ts';
