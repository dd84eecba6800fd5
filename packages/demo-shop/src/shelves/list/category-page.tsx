import { useLoading } from '../../loading.ts';
import { Heading } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { inputOf } from './list.rules.ts';
import { ProductList, useSearch } from './product-list.tsx';

/** A category, or the goods that somebody has put together. */
export function CategoryPage({ pk }: { pk: number }) {
  const search = useSearch();
  const list = useLoading(`category ${pk} ${search.toString()}`, (signal) =>
    shop.listCategory({ ...inputOf(search), pk }, { signal }),
  );
  return (
    <div class="wide page stack">
      <Heading>{list.value?.category.name ?? ' '}</Heading>
      <ProductList list={list} />
    </div>
  );
}

/** Goods that somebody of the shop has put together. */
export function SpecialPage({ pk }: { pk: number }) {
  const search = useSearch();
  const list = useLoading(`special page ${pk} ${search.toString()}`, (signal) =>
    shop.listSpecialPage({ ...inputOf(search), pk }, { signal }),
  );
  return (
    <div class="wide page stack">
      <Heading>{list.value?.special_page.name ?? ' '}</Heading>
      <ProductList list={list} />
    </div>
  );
}
