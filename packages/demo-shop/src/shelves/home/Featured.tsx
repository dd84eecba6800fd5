import { useLoading } from '../../loading.ts';
import { ButtonLink, Loaded } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { textOf } from '../../widgets.ts';
import { GridSkeleton, ProductGrid } from '../cards/ProductGrid.tsx';
import { PartTitle } from './PartTitle.tsx';

const MOST = 8;

/** What is new. */
export function Featured() {
  const widget = useLoading('featured', (signal) => shop.getWidget({ slug: 'home-featured-products' }, { signal }));
  const attributes = widget.value === undefined ? {} : widget.value.attributes;
  return (
    <section class="wide home-part" aria-labelledby="featured">
      <div class="between">
        <PartTitle id="featured">{textOf(attributes, 'title')}</PartTitle>
        {widget.value !== undefined && (
          <ButtonLink look="quiet" href={link(textOf(attributes, 'button_url'))}>
            {textOf(attributes, 'button_text')}
          </ButtonLink>
        )}
      </div>
      <Loaded of={widget} skeleton={<GridSkeleton />}>
        {({ products = [] }) => <ProductGrid products={products.slice(0, MOST)} eager={0} />}
      </Loaded>
    </section>
  );
}
