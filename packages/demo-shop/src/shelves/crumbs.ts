import type { Crumb } from '../parts/index.ts';
import { shop } from '../shop.ts';

/** The way from the top of the menu to one of its items; none where the menu does not have it. */
export async function crumbsTo(item: string | null, signal: AbortSignal): Promise<Crumb[]> {
  if (item === null) return [];
  const { menu } = await shop.generateBreadcrumb({ item, generator_name: 'menu_item' }, { signal });
  return menu.map(({ label, url }) => ({ label, path: url }));
}
