import type { ProductAnswer } from '@arasta/client';
import { useLoading } from '../../loading.ts';
import { Breadcrumb, Loaded, Skeleton } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { useAddress } from '../address.ts';
import { crumbsTo } from '../crumbs.ts';
import { BuyBox } from './BuyBox.tsx';
import { Gallery } from './Gallery.tsx';
import './product.css';
import { Related } from './Related.tsx';
import { firstColour, picturesOf, type Selection } from './selection.ts';

/** One of the goods: to be looked at, chosen and bought. What is chosen stands in the address. */
export function ProductPage({ pk }: { pk: string }) {
  const { params } = useAddress();
  const asked: Selection = Object.fromEntries(params);
  const found = useLoading(`product ${pk}?${params}`, (signal) => loadProduct(pk, asked, signal));
  const category = useLoading(`category of ${pk}`, async (signal) => {
    const { menuitemmodel, pk: id } = await shop.getProductCategory({ pk }, { signal });
    return { pk: id, crumbs: await crumbsTo(menuitemmodel, signal) };
  });
  return (
    <div class="wide page product-page">
      <Breadcrumb crumbs={category.value?.crumbs ?? []} />
      <Loaded of={found} skeleton={<ProductSkeleton />}>
        {(answer) => (
          <div class="product">
            <Gallery name={answer.product.name} pictures={picturesOf(answer)} />
            <BuyBox answer={answer} pk={Number(pk)} />
          </div>
        )}
      </Loaded>
      {category.value !== undefined && <Related category={category.value.pk} but={Number(pk)} />}
    </div>
  );
}

async function loadProduct(pk: string, asked: Selection, signal: AbortSignal): Promise<ProductAnswer> {
  const answer = await shop.getProduct({ ...asked, pk }, { signal });
  const colour = firstColour(answer);
  return colour === null ? answer : shop.getProduct({ ...asked, ...colour, pk }, { signal });
}

function ProductSkeleton() {
  return (
    <div class="product">
      <div class="skeleton gallery-skeleton" />
      <div class="buy">
        <Skeleton lines={8} />
      </div>
    </div>
  );
}
