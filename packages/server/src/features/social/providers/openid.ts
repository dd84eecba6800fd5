import * as openid from 'openid-client';
import { type Clock, HOUR, later, SECOND, systemClock } from '../../../platform/clock/index.ts';
import type { SocialProvider } from '../../../platform/config/index.ts';
import { refusalOf, type SocialLog, telling } from './asking.ts';
import { type Claims, readIdentity } from './claims.rules.ts';
import type { Attempt, Identity, Provider, ProviderFetch } from './provider.ts';

export interface OpenIdDeps {
  readonly config: { readonly socialLoginTimeout: number };
  readonly clock: Clock;
  readonly log: SocialLog;
  readonly fetchProvider: ProviderFetch;
}

interface Known {
  readonly metadata: openid.ServerMetadata;
  readonly staleAt: Date;
}

// Http is for a provider on this machine only: the configuration sees to that.
// eslint-disable-next-line @typescript-eslint/no-deprecated -- the library marks it so to be noticed; nothing takes its place
const allowHttp: (configuration: openid.Configuration) => void = openid.allowInsecureRequests;

const KEPT_MS = HOUR;
const KEPT_AFTER_FAILURE_MS = HOUR / 60;

/**
 * A provider that speaks OpenID Connect. Nothing is asked of it before the first sign-in; its metadata and keys are kept
 * for an hour, and beyond that while it cannot be asked again.
 */
export function openIdProvider(deps: OpenIdDeps, setting: SocialProvider): Provider {
  const about = { label: setting.label, name: setting.name, log: deps.log };
  const configuration = configurations(deps, setting);
  return {
    name: setting.name,
    label: setting.label,
    authorization: async (attempt) => {
      const configured = await configuration().catch((error: unknown) => {
        throw refusalOf(about, 'discovery', error);
      });
      return authorizationUrl(configured, setting, attempt);
    },
    identify: async (attempt, answer) => {
      const configured = await configuration().catch((error: unknown) => {
        throw refusalOf(about, 'discovery', error);
      });
      return identify(configured, setting, { attempt, answer }).catch((error: unknown) => {
        throw refusalOf(about, 'exchange', error);
      });
    },
  };
}

async function authorizationUrl(
  configuration: openid.Configuration,
  { scope }: SocialProvider,
  { state, nonce, verifier, callback }: Attempt,
): Promise<string> {
  const url = openid.buildAuthorizationUrl(configuration, {
    ...{ scope, state, nonce, redirect_uri: callback, code_challenge_method: 'S256' },
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
  });
  return url.href;
}

async function identify(
  configuration: openid.Configuration,
  setting: SocialProvider,
  { attempt, answer }: { attempt: Attempt; answer: URLSearchParams },
): Promise<Identity> {
  const { state, nonce, verifier, callback } = attempt;
  const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
  const tokens = await openid.authorizationCodeGrant(
    configuration,
    new URL(`${callback}?${answer.toString()}`),
    checks,
  );
  const claims = await completed(configuration, tokens.access_token, { ...tokens.claims() });
  const identity = readIdentity(claims, setting.trustsEmail);
  if (identity === null) throw new Error('The ID token has no subject to keep');
  return identity;
}

/** Many providers tell the e-mail address at another place than the ID token. */
async function completed(configuration: openid.Configuration, accessToken: string, claims: Claims): Promise<Claims> {
  const { sub, email } = claims;
  const { userinfo_endpoint: userinfo } = configuration.serverMetadata();
  if (email !== undefined || userinfo === undefined || typeof sub !== 'string') return claims;
  return { ...(await openid.fetchUserInfo(configuration, accessToken, sub)), ...claims };
}

/** The library's view of provider and shop, made anew for each sign-in: it goes by the machine's clock, the shop by its own. */
function configurations(deps: OpenIdDeps, setting: SocialProvider): () => Promise<openid.Configuration> {
  const metadata = keptMetadata(deps, setting);
  let last: openid.Configuration | null = null;
  return async () => {
    const configuration = configured(deps, setting, await metadata());
    const keys = last === null ? undefined : openid.getJwksCache(last);
    if (keys !== undefined) openid.setJwksCache(configuration, keys);
    last = configuration;
    return configuration;
  };
}

function configured(
  deps: OpenIdDeps,
  { clientId, clientSecret, issuer }: SocialProvider,
  metadata: openid.ServerMetadata,
): openid.Configuration {
  const skew = Math.round((deps.clock.now().getTime() - systemClock.now().getTime()) / SECOND);
  const methods = metadata.token_endpoint_auth_methods_supported;
  const inBody = methods === undefined || methods.includes('client_secret_post');
  const proof = inBody ? openid.ClientSecretPost(clientSecret) : openid.ClientSecretBasic(clientSecret);
  const configuration = new openid.Configuration(metadata, clientId, { [openid.clockSkew]: skew }, proof);
  configuration[openid.customFetch] = telling(deps.fetchProvider);
  configuration.timeout = deps.config.socialLoginTimeout;
  // Without this the library takes the connection's word for whose the ID token is.
  openid.enableNonRepudiationChecks(configuration);
  if (isPlain(issuer)) allowHttp(configuration);
  return configuration;
}

function isPlain(issuer: string): boolean {
  return issuer.startsWith('http:');
}

function keptMetadata(deps: OpenIdDeps, setting: SocialProvider): () => Promise<openid.ServerMetadata> {
  let known: Known | null = null;
  let reading: Promise<openid.ServerMetadata> | null = null;
  const read = async (): Promise<openid.ServerMetadata> => {
    try {
      const metadata = await discover(deps, setting);
      known = { metadata, staleAt: later(deps.clock.now(), KEPT_MS) };
      return metadata;
    } catch (error) {
      if (known === null) throw error;
      known = { ...known, staleAt: later(deps.clock.now(), KEPT_AFTER_FAILURE_MS) };
      deps.log.warn({ provider: setting.name }, 'social login goes on with metadata of before');
      return known.metadata;
    } finally {
      reading = null;
    }
  };
  return async () => {
    if (known !== null && deps.clock.now() < known.staleAt) return known.metadata;
    return (reading ??= read());
  };
}

/** What the provider says of itself. @throws Error when it cannot be asked, or is not who it should be */
async function discover(
  deps: Pick<OpenIdDeps, 'config' | 'fetchProvider'>,
  { issuer, discovery, tokenEndpoint, clientId }: SocialProvider,
): Promise<openid.ServerMetadata> {
  const found = await openid.discovery(new URL(discovery ?? issuer), clientId, undefined, openid.None(), {
    timeout: deps.config.socialLoginTimeout,
    [openid.customFetch]: telling(deps.fetchProvider),
    execute: isPlain(issuer) ? [allowHttp] : [],
  });
  const metadata: openid.ServerMetadata = found.serverMetadata();
  // Of metadata at an address of their own the library does not ask whose they are.
  if (metadata.issuer !== issuer && discovery !== null) throw new Error('The metadata are another issuer’s');
  return tokenEndpoint === null ? metadata : { ...metadata, token_endpoint: tokenEndpoint };
}
