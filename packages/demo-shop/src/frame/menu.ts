import type { Answer } from '@arasta/client';
import { useLoading } from '../loading.ts';
import { shop } from '../shop.ts';

/** A department and what it is divided into. */
export interface Department {
  readonly id: string;
  readonly label: string;
  readonly path: string;
  readonly below: readonly Department[];
}

type Item = Answer<'generateMenu'>['menu'][number];

const kept = new Map<string, Department[]>();

/** The shop's departments, two levels of them. */
export function useMenu() {
  return useLoading('menu', askForMenu, kept);
}

async function askForMenu(signal: AbortSignal): Promise<Department[]> {
  const { menu } = await shop.generateMenu({ depth_height: 2 }, { signal });
  return menu.filter(({ level }) => level === 0).map((item) => departmentOf(item, menu));
}

function departmentOf(item: Item, menu: readonly Item[]): Department {
  const below = menu.filter(({ parent_pk }) => parent_pk === item.pk).map((child) => departmentOf(child, menu));
  return { id: item.pk, label: item.label, path: item.url, below };
}
