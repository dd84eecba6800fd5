import type { Category, Product } from '@arasta/client';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { money } from '../../i18n/index.ts';
import { useLoading } from '../../loading.ts';
import { Badge, Breadcrumb, Heading, Loaded, Price, Skeleton, SkeletonBox } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { Buying } from './buying.tsx';
import { Gallery } from './gallery.tsx';
import { More } from './more.tsx';
import './product.css';
import { detailsOf, type Page, type Selection, selectionOf, textOf } from './product.rules.ts';
import { t } from './texts.ts';

/** A product: pictures, what there is to choose, what it costs, and the way into the basket. */
export function ProductPage({ pk }: { pk: number }) {
  const { query } = useLocation();
  // Another product, or another variant by a link: begun anew.
  return <ChosenProduct key={`${pk} ${JSON.stringify(query)}`} pk={pk} asked={selectionOf(query)} />;
}

function ChosenProduct({ pk, asked }: { pk: number; asked: Selection }) {
  const [selection, setSelection] = useState(asked);
  const page = useLoading(`product ${pk} ${JSON.stringify(selection)}`, (signal) =>
    shop.getProduct({ ...selection, pk }, { signal }),
  );
  const category = useLoading(`category of ${pk}`, (signal) => shop.getProductCategory({ pk }, { signal }));
  const choose = (key: string, value: string) => {
    const next = { ...selection, [key]: value };
    setSelection(next);
    // The address says what is seen; going back leads to the page before, not through every colour.
    history.replaceState(history.state, '', `?${new URLSearchParams(next).toString()}`);
  };
  return (
    <div class="wide page">
      <Loaded of={page} skeleton={<ProductSkeleton />}>
        {(value) => <Shown page={value} category={category.value} onChoose={choose} />}
      </Loaded>
    </div>
  );
}

interface ShownProps {
  readonly page: Page;
  readonly category: Category | undefined;
  readonly onChoose: (key: string, value: string) => void;
}

function Shown({ page: { product, variants }, category, onChoose }: ShownProps) {
  return (
    <article class="stack-l">
      {category !== undefined && <Breadcrumb crumbs={[{ label: category.name, path: category.absolute_url }]} />}
      <div class="product">
        <Gallery product={product} />
        <div class="product-side stack">
          <Heading>{product.name}</Heading>
          <Costs product={product} />
          <Offers product={product} />
          <Buying product={product} groups={variants} onChoose={onChoose} />
          <Details product={product} />
          <More product={product} />
        </div>
      </div>
    </article>
  );
}

/** What it costs, and what it did before. */
export function Costs({ product }: { product: Product }) {
  const { price, retail_price: before, currency_type: currency, lowest_price_30_days: lowest } = product;
  const isReduced = Number(before) > Number(price);
  return (
    <div>
      <Price amount={price} before={before} currency={currency} large />
      {isReduced && lowest !== null && <p class="tiny soft">{t('lowest', { price: money(lowest, currency) })}</p>}
    </div>
  );
}

function Offers({ product: { basket_offers: offers } }: { product: Product }) {
  if (offers.length === 0) return null;
  return (
    <ul class="row" aria-label={t('offers')}>
      {offers.map(({ pk, label }) => (
        <li key={pk}>
          <Badge kind="accent">{label}</Badge>
        </li>
      ))}
    </ul>
  );
}

/** In words and in a table. */
export function Details({ product }: { product: Product }) {
  return (
    <section class="details stack" aria-label={t('details')}>
      <p class="prose">{textOf(product, 'description')}</p>
      <dl>
        {detailsOf(product).map(({ key, text }) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        <div>
          <dt>{t('sku')}</dt>
          <dd class="numbers">{product.sku}</dd>
        </div>
      </dl>
    </section>
  );
}

export function ProductSkeleton() {
  return (
    <div class="product">
      <SkeletonBox ratio={3 / 4} />
      <div class="product-side">
        <Skeleton lines={8} />
      </div>
    </div>
  );
}
