import { shop } from '../shop.ts';

const KINDS = ['product', 'group-product', 'category', 'special-page', 'flat-page', 'landing-page', 'forms'] as const;

/** A page of the shop, by what it shows. */
export interface Target {
  readonly kind: (typeof KINDS)[number];
  readonly pk: string;
}

const known = new Map<string, Target>();

/** What lies behind an address below the shop: `/women/dresses/`, or `/category/4/`; null for nothing. */
export async function targetAt(path: string, signal: AbortSignal): Promise<Target | null> {
  const address = `${path.replace(/\/+$/, '')}/`;
  const canonical = targetOf(address);
  if (canonical !== null) return canonical;
  const kept = known.get(address);
  if (kept !== undefined) return kept;
  const { results } = await shop.listPrettyUrls({ new_path__exact: address }, { signal });
  const target = targetOf(results[0]?.old_path ?? '');
  if (target !== null) known.set(address, target);
  return target;
}

function targetOf(path: string): Target | null {
  const [, name, pk] = /^\/([a-z-]+)\/(\d+)\/(?:generate\/)?$/.exec(path) ?? [];
  const kind = KINDS.find((one) => one === name);
  return kind === undefined || pk === undefined ? null : { kind, pk };
}
