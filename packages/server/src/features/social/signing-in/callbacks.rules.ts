import type { Config } from '../../../platform/config/index.ts';
import type { Hosts } from '../../../platform/http/index.ts';

/** Where browsers come back to. Only addresses of the shop's own are ever given to a provider. */

export interface CallbackRules {
  readonly config: Pick<Config, 'publicUrl' | 'storefrontUrl' | 'production'>;
  readonly hosts: Hosts;
}

/** How a request says where the browser is. */
export interface Asked {
  /** `X-Forwarded-Host`: the storefront's, where its server passed the request through. */
  readonly forwardedHost: string | undefined;
  readonly host: string | undefined;
  readonly isSecure: boolean;
}

/** The address under which the browser sees this request, without a slash at the end. */
export function baseOf(rules: CallbackRules, { forwardedHost, host, isSecure }: Asked): string {
  const first = forwardedHost?.split(',', 1)[0]?.trim().toLowerCase();
  const forwarded = first === undefined ? null : baseOn(rules, first, isSecure);
  return forwarded ?? baseOn(rules, host?.toLowerCase() ?? '', isSecure) ?? rules.config.publicUrl;
}

/** Null for a host that is none of the shop's. */
function baseOn({ config, hosts }: CallbackRules, host: string, isSecure: boolean): string | null {
  const { publicUrl, storefrontUrl, production } = config;
  if (!/^[\w.-]+(:\d{1,5})?$|^\[[\da-f:.]+\](:\d{1,5})?$/.test(host)) return null;
  if (storefrontUrl !== null && host === new URL(storefrontUrl).host) return new URL(storefrontUrl).origin;
  if (host === new URL(publicUrl).host) return publicUrl;
  if (!hosts.isOurs(host)) return null;
  return `${production || isSecure ? 'https' : 'http'}://${host}`;
}

/** Where the provider sends the browser of a request back to. */
export function callbackOf(base: string, provider: string): string {
  return `${base}/${provider}/login/callback/`;
}

/** Whether an address is one that `callbackOf` makes. */
export function isCallback(rules: CallbackRules, provider: string, address: string): boolean {
  const url = URL.parse(address);
  if (url === null) return false;
  const base = baseOn(rules, url.host, url.protocol === 'https:');
  return base !== null && callbackOf(base, provider) === address;
}
