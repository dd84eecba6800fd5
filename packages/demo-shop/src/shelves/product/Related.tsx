import { useLoading } from '../../loading.ts';
import { shop } from '../../shop.ts';
import { ProductRow } from '../cards/ProductGrid.tsx';
import { t } from '../texts.ts';

const MOST = 10;

/** More of the same shelf. */
export function Related({ category, but }: { category: number; but: number }) {
  const { value } = useLoading(`related ${category}`, (signal) =>
    shop.listCategory({ pk: category, page_size: MOST + 1, in_stock: 1 }, { signal }),
  );
  const others = (value?.products ?? []).filter(({ pk }) => pk !== but).slice(0, MOST);
  if (others.length === 0) return null;
  return (
    <section class="related" aria-labelledby="related">
      <h2 id="related">{t('related')}</h2>
      <ProductRow products={others} label={t('related')} />
    </section>
  );
}
