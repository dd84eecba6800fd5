import type { StoreStock as Store } from '@arasta/client';
import { useLoading } from '../../loading.ts';
import { Loaded, Skeleton } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { t } from '../texts.ts';
import type { Selection } from './selection.ts';

/** How many pieces lie in which store. */
export function StoreStock({ pk, selection }: { pk: number; selection: Selection }) {
  const key = new URLSearchParams(selection).toString();
  const stores = useLoading(`stores ${pk}?${key}`, (signal) => shop.listStoreStock({ ...selection, pk }, { signal }));
  return (
    <Loaded of={stores} skeleton={<Skeleton />}>
      {(found) => (
        <ul class="stack-s">
          {found.map((store) => (
            <li key={store.pk} class="between">
              <StoreLine store={store} />
            </li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}

function StoreLine({ store: { name, stock, address } }: { store: Store }) {
  const count = Number(stock);
  return (
    <>
      <span>
        <span class="strong">{name}</span>
        <span class="store-more small soft">{address}</span>
      </span>
      <span class={count > 0 ? 'good small' : 'soft small'}>
        {count > 0 ? t('piecesThere', { count }) : t('notThere')}
      </span>
    </>
  );
}
