import { hash } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { ProviderFetch } from '../../src/features/social/index.ts';
import type { Environment } from '../../src/platform/config/index.ts';
import type { TestClock } from './clock.ts';

/** What a sign-in at the provider ends with, other than it should. */
export interface Twist {
  /** Over the claims of the ID token; undefined leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly userinfo?: Readonly<Record<string, unknown>>;
  /** Signs with a key that nobody knows. */
  readonly foreignKey?: true;
  readonly noIdToken?: true;
}

interface Grant {
  readonly twist: Twist;
  readonly nonce: string;
  readonly challenge: string;
  readonly redirectUri: string;
}

type Endpoint = 'metadata' | 'token' | 'keys' | 'userinfo';

const ISSUER = 'https://id.example.com';
const CLIENT = { id: 'the-shop', secret: 'the-shops-secret' };

/** A foreign OpenID provider, at its port: what it says goes through the library that the shop uses. */
export class OpenIdProvider {
  readonly env: Environment = {
    SOCIAL_LOGIN_PROVIDERS: 'acme',
    SOCIAL_ACME_ISSUER: ISSUER,
    SOCIAL_ACME_CLIENT_ID: CLIENT.id,
    SOCIAL_ACME_CLIENT_SECRET: CLIENT.secret,
  };

  /** Every call so far. */
  readonly calls: string[] = [];
  /** What an endpoint answers instead; a number is a status. */
  readonly trouble = new Map<Endpoint, number | Error>();
  /** Over the metadata. */
  metadata: Readonly<Record<string, unknown>> = {};
  clock: TestClock | null = null;

  readonly #grants = new Map<string, Grant>();
  readonly #keys = generateKeyPair('RS256', { extractable: true });
  readonly #foreign = generateKeyPair('RS256', { extractable: true });

  /** The shop's fetch. */
  readonly fetch: ProviderFetch = async (url, { headers, body }) => {
    const { pathname, href } = new URL(url);
    const endpoint = ENDPOINTS.get(pathname);
    this.calls.push(pathname);
    if (endpoint === undefined) throw new Error(`Nothing is at ${href}`);
    const trouble = this.trouble.get(endpoint);
    if (trouble instanceof Error) throw trouble;
    if (trouble !== undefined) return json(trouble, { error: 'trouble' });
    if (endpoint === 'metadata') return json(200, { ...METADATA, ...this.metadata });
    if (endpoint === 'keys') return json(200, { keys: [await this.#publicKey()] });
    if (endpoint === 'userinfo') return this.#userinfo(new Headers(headers).get('authorization') ?? '');
    return this.#token(body instanceof URLSearchParams ? body : new URLSearchParams());
  };

  /** Lets somebody sign in. @returns the path that the browser comes back to */
  signIn(begun: URL, twist: Twist = {}): string {
    const asked = (name: string) => begun.searchParams.get(name) ?? '';
    const code = `code-${this.#grants.size}`;
    const grant = { nonce: asked('nonce'), challenge: asked('code_challenge'), redirectUri: asked('redirect_uri') };
    this.#grants.set(code, { ...grant, twist });
    return `${new URL(asked('redirect_uri')).pathname}?${new URLSearchParams({ code, state: asked('state') }).toString()}`;
  }

  async #publicKey() {
    const { publicKey } = await this.#keys;
    return { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  }

  #userinfo(authorization: string): Response {
    const grant = this.#grants.get(authorization.replace(/^Bearer access-/i, ''));
    return grant === undefined ? json(401, {}) : json(200, { sub: 'ada', ...grant.twist.userinfo });
  }

  async #token(form: URLSearchParams): Promise<Response> {
    const given = (name: string) => form.get(name) ?? '';
    const grant = this.#grants.get(given('code'));
    const isClient = given('client_id') === CLIENT.id && given('client_secret') === CLIENT.secret;
    if (!isClient) return json(401, { error: 'invalid_client' });
    const proof = hash('sha256', given('code_verifier'), 'base64url');
    const isGood = grant?.challenge === proof && grant.redirectUri === given('redirect_uri');
    if (grant === undefined || !isGood) return json(400, { error: 'invalid_grant' });
    const tokens = { access_token: `access-${given('code')}`, token_type: 'Bearer', expires_in: 60 };
    return json(200, grant.twist.noIdToken ? tokens : { ...tokens, id_token: await this.#idToken(grant) });
  }

  async #idToken({ nonce, twist }: Grant): Promise<string> {
    const iat = Math.floor((this.clock?.now().getTime() ?? 0) / 1000);
    const person = { email: 'ada@example.net', email_verified: true, given_name: 'Ada', family_name: 'Lovelace' };
    const claims = { iss: ISSUER, aud: CLIENT.id, sub: 'ada', iat, exp: iat + 60, nonce, ...person, ...twist.claims };
    const { privateKey }: { privateKey: CryptoKey } = await (twist.foreignKey ? this.#foreign : this.#keys);
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey);
  }
}

const METADATA = {
  ...{ issuer: ISSUER, authorization_endpoint: `${ISSUER}/authorize`, token_endpoint: `${ISSUER}/token` },
  ...{ jwks_uri: `${ISSUER}/keys`, id_token_signing_alg_values_supported: ['RS256'] },
};

const ENDPOINTS: ReadonlyMap<string, Endpoint> = new Map([
  ['/.well-known/openid-configuration', 'metadata'],
  ['/token', 'token'],
  ['/keys', 'keys'],
  ['/userinfo', 'userinfo'],
]);

function json(status: number, body: object): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
}
