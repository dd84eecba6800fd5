import type { Config } from './load.ts';

/** Where links lead: the storefront, the demo shop where it stands in for one, or this server's own plain pages. */
export function linkBase({
  storefrontUrl,
  publicUrl,
  shop,
}: Pick<Config, 'publicUrl' | 'storefrontUrl' | 'shop'>): string {
  return storefrontUrl ?? (shop ? `${publicUrl}/shop` : publicUrl);
}
