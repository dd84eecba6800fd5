import { type Config, SIMULATED_PROVIDER } from '../../../platform/config/index.ts';
import type { Signer } from '../../../platform/crypto/index.ts';
import { simulatedSetting } from '../simulator/simulator.ts';
import { openIdProvider, type OpenIdDeps } from './openid.ts';
import type { ProviderFetch, Providers } from './provider.ts';

export interface ProvidersDeps extends OpenIdDeps {
  readonly config: Pick<
    Config,
    'publicUrl' | 'socialLoginProviders' | 'socialLoginTimeout' | 'socialProviders' | 'production'
  >;
  readonly signer: Signer;
}

/** The providers that are configured, in that order. Nothing is asked of them yet. */
export function openProviders(deps: ProvidersDeps): Providers {
  const { config } = deps;
  const settings = new Map(config.socialProviders.map((setting) => [setting.name, setting]));
  if (!config.production) settings.set(SIMULATED_PROVIDER, simulatedSetting(deps));
  return new Map(
    config.socialLoginProviders.flatMap((name) => {
      const setting = settings.get(name);
      return setting === undefined ? [] : [[name, openIdProvider(deps, setting)] as const];
    }),
  );
}

/** Calls providers over the network. */
export const callProviders: ProviderFetch = (url, { body, ...options }) =>
  fetch(url, { ...options, body: body ?? null });
