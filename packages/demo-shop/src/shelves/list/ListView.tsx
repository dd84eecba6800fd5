import type { ProductList } from '@arasta/client';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import {
  Breadcrumb,
  ButtonLink,
  type Crumb,
  Empty,
  focusHeading,
  Heading,
  Pager,
  Skeleton,
} from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { changed, hrefOf, useAddress } from '../address.ts';
import { GridSkeleton, ProductGrid } from '../cards/ProductGrid.tsx';
import { learnColours } from '../colours.ts';
import { t } from '../texts.ts';
import { ChosenFilters } from './ChosenFilters.tsx';
import { Facets } from './Facets.tsx';
import './list.css';
import { Toolbar } from './Toolbar.tsx';

interface ListViewProps {
  readonly list: ProductList;
  /** Null where the page has its heading already. */
  readonly title: string | null;
  readonly crumbs?: readonly Crumb[];
  /** Between heading and goods. */
  readonly children?: ComponentChildren;
}

/** A list of goods: narrowed, sorted and paged through by its address. */
export function ListView({ list, title, crumbs, children }: ListViewProps) {
  const { path, params } = useAddress();
  const { facets, products, pagination } = list;
  useEffect(() => learnColours(facets), [facets]);
  useTopOfPages(`${pagination.current_page} ${list.search_text}`);
  return (
    <div class="list">
      {crumbs !== undefined && <Breadcrumb crumbs={crumbs} />}
      {title !== null && <Heading>{title}</Heading>}
      {children}
      <div class="list-body">
        <aside class="list-aside" aria-label={t('filters')}>
          <Facets facets={facets} />
        </aside>
        <div class="list-goods">
          <h2 class="hidden">{t('goods')}</h2>
          <Toolbar list={list} />
          <ChosenFilters facets={facets} />
          {products.length > 0 && <ProductGrid products={products} />}
          {products.length === 0 && <NothingFound isBehind={pagination.total_count > 0} />}
          <Pager
            page={pagination.current_page}
            pages={pagination.num_pages}
            hrefOf={(page) => hrefOf(path, changed(params, 'page', page === 1 ? '' : String(page)))}
          />
        </div>
      </div>
    </div>
  );
}

/** Another page of the list, or what other words find, begins at its top, for eyes and for the keyboard; the way back leads to where one was. */
function useTopOfPages(page: string): void {
  const { wasPush } = useAddress();
  const before = useRef(page);
  useEffect(() => {
    if (before.current === page) return;
    before.current = page;
    if (!wasPush) return;
    scrollTo(0, 0);
    focusHeading();
  }, [page, wasPush]);
}

function NothingFound({ isBehind }: { isBehind: boolean }) {
  const { path, params } = useAddress();
  if (isBehind) {
    const action = <ButtonLink href={hrefOf(path, changed(params, 'page', ''))}>{t('toFirstPage')}</ButtonLink>;
    return <Empty icon="search" title={t('noSuchPage')} action={action} />;
  }
  const action = <ButtonLink href={link('/new-in/')}>{t('seeNew')}</ButtonLink>;
  return (
    <Empty icon="search" title={t('nothing')} action={action}>
      {t('nothingWhy')}
    </Empty>
  );
}

/** The room of a list. */
export function ListSkeleton() {
  return (
    <div class="list">
      <div class="list-skeleton-head">
        <Skeleton lines={2} />
      </div>
      <div class="list-body">
        <div class="list-aside" />
        <div class="list-goods">
          <GridSkeleton count={12} />
        </div>
      </div>
    </div>
  );
}
