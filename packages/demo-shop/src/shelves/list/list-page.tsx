import type { ProductList } from '@arasta/client';
import { useLoading } from '../../loading.ts';
import { Loaded } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { asked, useAddress } from '../address.ts';
import { t } from '../texts.ts';
import { ListView, ListSkeleton } from './ListView.tsx';

const kept = new Map<string, ProductList>();

/** Everything there is, or what words find. */
export function ListPage() {
  const { params } = useAddress();
  const list = useLoading(`list?${params}`, (signal) => shop.listProducts(asked(params), { signal }), kept);
  return (
    <div class="wide page">
      <Loaded of={list} skeleton={<ListSkeleton />}>
        {(answer) => (
          <ListView
            list={answer}
            title={answer.search_text === null ? t('all') : t('results', { words: answer.search_text })}
          />
        )}
      </Loaded>
    </div>
  );
}
