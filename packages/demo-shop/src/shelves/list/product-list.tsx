import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import type { Loading } from '../../loading.ts';
import { Button, ButtonLink, Dialog, Empty, Icon, Loaded, Pager, Select } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { ProductCard, ProductCardSkeleton } from '../product-card/product-card.tsx';
import { Chips } from './chips.tsx';
import { Facets } from './facets.tsx';
import './list.css';
import { addressOf, chosenOf, cleared, type List, pagesOf, put, toggled } from './list.rules.ts';
import { t } from './texts.ts';

/** A list with all that it can be narrowed, sorted and paged by; its state is in the address alone. */
export function ProductList({ list }: { list: Loading<List> }) {
  return (
    <Loaded of={list} skeleton={<ListSkeleton />}>
      {(value) => <ShownList list={value} />}
    </Loaded>
  );
}

/** What the address says behind its `?`. */
export function useSearch(): URLSearchParams {
  const { url } = useLocation();
  return new URLSearchParams(url.split('?')[1] ?? '');
}

function ShownList({ list }: { list: List }) {
  const { path, route } = useLocation();
  const search = useSearch();
  const chosen = chosenOf(list.facets, search);
  // Replaced, not added to the history: going back leads to the page before the list.
  const go = (next: URLSearchParams) => route(addressOf(path, next), true);
  const toggle = (key: string, value: string) => go(toggled(search, key, value));
  const clear = () => go(cleared(search, chosen));
  const facets = <Facets facets={list.facets} search={search} onToggle={toggle} />;
  return (
    <div class="list">
      <aside class="list-aside" aria-label={t('filters')}>
        {facets}
      </aside>
      <div class="stack">
        <Toolbar {...{ list, chosen: chosen.length, facets }} onSort={(value) => go(put(search, 'sorter', value))} />
        <Chips chosen={chosen} onRemove={toggle} onClear={clear} />
        <Cards list={list} />
        <Pager {...pagesOf(list)} hrefOf={(page) => addressOf(path, pageOf(search, page))} />
      </div>
    </div>
  );
}

interface ToolbarProps {
  readonly list: List;
  readonly chosen: number;
  readonly facets: ComponentChildren;
  readonly onSort: (value: string) => void;
}

function Toolbar({ list, chosen, facets, onSort }: ToolbarProps) {
  const [isOpen, setIsOpen] = useState(false);
  const count = list.pagination.total_count;
  const close = () => setIsOpen(false);
  return (
    <div class="list-tools">
      <p class="soft numbers" role="status">
        {t('count', { count })}
      </p>
      <span class="list-filter">
        <Button small onClick={() => setIsOpen(true)}>
          <Icon name="filter" size={18} /> {chosen === 0 ? t('filters') : t('filtersOn', { count: chosen })}
        </Button>
      </span>
      <Select
        label={t('sort')}
        required
        value={list.sorters.find((sorter) => sorter.is_selected)?.value ?? ''}
        options={list.sorters}
        onChange={onSort}
      />
      <Dialog title={t('filters')} side="left" open={isOpen} onClose={close} footer={<Done {...{ count, close }} />}>
        {facets}
      </Dialog>
    </div>
  );
}

function Done({ count, close }: { count: number; close: () => void }) {
  return (
    <Button look="primary" wide onClick={close}>
      {t('show', { count })}
    </Button>
  );
}

function Cards({ list: { products } }: { list: List }) {
  if (products.length === 0) {
    const action = <ButtonLink href={link('/list/')}>{t('nothingAction')}</ButtonLink>;
    return (
      <Empty icon="search" title={t('nothing')} action={action}>
        {t('nothingText')}
      </Empty>
    );
  }
  return (
    <ul class="cards">
      {products.map((product, place) => (
        <li key={product.pk}>
          <ProductCard product={product} eager={place < 4} />
        </li>
      ))}
    </ul>
  );
}

function ListSkeleton() {
  return (
    <div class="list">
      <div class="list-aside" />
      <ul class="cards">
        {Array.from({ length: 8 }, (_, place) => (
          <li key={place}>
            <ProductCardSkeleton />
          </li>
        ))}
      </ul>
    </div>
  );
}

function pageOf(search: URLSearchParams, page: number): URLSearchParams {
  const next = new URLSearchParams(search);
  if (page === 1) next.delete('page');
  else next.set('page', String(page));
  return next;
}
