import type { ProductList } from '@arasta/client';
import { useEffect, useState } from 'preact/hooks';
import { Button, Dialog, Icon } from '../../parts/index.ts';
import { changed, useAddress } from '../address.ts';
import { t } from '../texts.ts';
import { chosenOf, Facets } from './Facets.tsx';

/** How many there are, in which order, and on phones the way to the filters. */
export function Toolbar({ list }: { list: ProductList }) {
  return (
    <div class="toolbar">
      <p class="toolbar-count" role="status">
        {t('products', { count: list.pagination.total_count })}
      </p>
      <span class="toolbar-filters">
        <FilterDrawer list={list} />
      </span>
      <SorterChoice list={list} />
    </div>
  );
}

function SorterChoice({ list: { sorters } }: { list: ProductList }) {
  const { params, ask } = useAddress();
  const sort = (value: string) => {
    const next = changed(params, 'sorter', value);
    next.delete('page');
    ask(next, 'replace');
  };
  return (
    <label class="sorter">
      <span class="sorter-label">{t('sort')}</span>
      <select
        class="drop"
        value={sorters.find(({ is_selected }) => is_selected)?.value ?? ''}
        onChange={(event) => sort(event.currentTarget.value)}
      >
        {sorters.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </label>
  );
}

function FilterDrawer({ list: { facets, pagination } }: { list: ProductList }) {
  const { params } = useAddress();
  const [isOpen, open] = useState(false);
  useClosedOnWideScreens(isOpen, () => open(false));
  const chosen = chosenOf(facets, params).length;
  const show = (
    <Button look="primary" wide onClick={() => open(false)}>
      {t('showProducts', { count: pagination.total_count })}
    </Button>
  );
  return (
    <>
      <Button small onClick={() => open(true)} aria-expanded={isOpen}>
        <Icon name="filter" size={18} />
        {chosen === 0 ? t('filters') : t('filtersWith', { count: chosen })}
      </Button>
      <Dialog title={t('filters')} open={isOpen} onClose={() => open(false)} side="left" footer={show}>
        <Facets facets={facets} />
      </Dialog>
    </>
  );
}

/** A phone that is turned may be wide enough for the filters beside the list. */
function useClosedOnWideScreens(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    const wide = matchMedia('(min-width: 60rem)');
    const look = () => {
      if (wide.matches && isOpen) close();
    };
    wide.addEventListener('change', look);
    return () => wide.removeEventListener('change', look);
  }, [isOpen]);
}
