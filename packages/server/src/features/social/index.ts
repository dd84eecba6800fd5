export { callProviders, openProviders } from './providers/open-providers.ts';
export type { ProviderFetch, Providers } from './providers/provider.ts';
export type { SocialDeps } from './social.deps.ts';
export { deleteExpiredStates, eraseSocialAccountsOf } from './social.queries.ts';
export { socialRoutes } from './social.routes.ts';
