import { useLoading } from '../../loading.ts';
import { Heading } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { inputOf } from './list.rules.ts';
import { ProductList, useSearch } from './product-list.tsx';
import { t } from './texts.ts';

/** All goods, or those that a search finds. */
export function SearchPage() {
  const search = useSearch();
  const text = search.get('search_text')?.trim() ?? '';
  const list = useLoading(`list ${search.toString()}`, (signal) => shop.listProducts(inputOf(search), { signal }));
  return (
    <div class="wide page stack">
      <Heading>{text === '' ? t('all') : t('found', { text })}</Heading>
      <ProductList list={list} />
    </div>
  );
}
