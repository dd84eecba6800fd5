import type { WishPage } from '@arasta/client';
import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import type { Loading } from '../../loading.ts';
import { Loaded, Pager } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { Tile } from './Tile.tsx';

/** How many stand on a page. */
export const WISHES = 24;

/** The page of a list that the address asks for, from 1. */
export function usePage(): number {
  const page = Number(useLocation().query['page'] ?? 1);
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}

interface WishesProps {
  readonly of: Loading<WishPage>;
  /** The address of the list. */
  readonly path: string;
  readonly page: number;
  /** Shown where there are none. */
  readonly empty: ComponentChildren;
  /** What can be done with each. */
  readonly children: (wish: WishPage['results'][number]) => ComponentChildren;
}

/** Favourites, or products that are waited for. */
export function Wishes({ of, path, page, empty, children }: WishesProps) {
  return (
    <Loaded of={of}>
      {({ results, count }) => (
        <div class="stack-l">
          {results.length === 0 && empty}
          <ul class="tiles">
            {results.map((wish) => (
              <Tile key={wish.pk} product={wish.product}>
                {children(wish)}
              </Tile>
            ))}
          </ul>
          <Pager page={page} pages={Math.ceil(count / WISHES)} hrefOf={(to) => link(`${path}?page=${to}`)} />
        </div>
      )}
    </Loaded>
  );
}
