import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { type Config, SIMULATED_PROVIDER, type SocialProvider } from '../../../platform/config/index.ts';
import type { Signer } from '../../../platform/crypto/index.ts';

/** An OpenID provider of ours, to click through sign-ins without the internet. Never in production. */

export const SIMULATOR_PATH = '/simulator/openid';

export interface SimulatorIdentityDeps {
  readonly config: Pick<Config, 'publicUrl'>;
  readonly signer: Signer;
}

/** How the shop knows it. */
export function simulatedSetting(deps: SimulatorIdentityDeps): SocialProvider {
  return {
    ...{ name: SIMULATED_PROVIDER, label: 'Simulated', issuer: issuerOf(deps), discovery: null, tokenEndpoint: null },
    ...{ clientId: 'arasta', clientSecret: deps.signer.sign('simulated-openid', 'client') },
    ...{ scope: 'openid email profile', trustsEmail: false },
  };
}

export function issuerOf({ config }: Pick<SimulatorIdentityDeps, 'config'>): string {
  return config.publicUrl + SIMULATOR_PATH;
}

// PKCS #8 of an Ed25519 key, up to its 32 bytes.
const KEY_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Derived, so that all processes of a shop have the same. */
function privateKey({ signer }: Pick<SimulatorIdentityDeps, 'signer'>): KeyObject {
  const key = Buffer.concat([KEY_HEAD, signer.digest('simulated-openid', 'key')]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

const KEY_ID = 'simulated';

/** The public key as a JSON Web Key Set. */
export function keySet(deps: Pick<SimulatorIdentityDeps, 'signer'>) {
  const { kty, crv, x } = createPublicKey(privateKey(deps)).export({ format: 'jwk' });
  return { keys: [{ kty, crv, x, kid: KEY_ID, use: 'sig', alg: 'EdDSA' }] };
}

/** A signed ID token (RFC 7519). */
export function idToken(
  deps: Pick<SimulatorIdentityDeps, 'signer'>,
  claims: Readonly<Record<string, unknown>>,
): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: 'EdDSA', typ: 'JWT', kid: KEY_ID })}.${part(claims)}`;
  return `${signed}.${sign(null, Buffer.from(signed), privateKey(deps)).toString('base64url')}`;
}
