import type { ProductCard as Card } from '@arasta/client';
import { ProductCard } from './ProductCard.tsx';
import './cards.css';

const SIZES = '(min-width: 80rem) 18rem, (min-width: 48rem) 30vw, 50vw';

/** Goods side by side. The first `eager` of them are in view at once. */
export function ProductGrid({ products, eager = 4 }: { products: readonly Card[]; eager?: number }) {
  return (
    <ul class="grid">
      {products.map((product, place) => (
        <li key={product.pk}>
          <ProductCard product={product} sizes={SIZES} eager={place < eager} />
        </li>
      ))}
    </ul>
  );
}

/** Goods in a row that can be pushed sideways. */
export function ProductRow({ products, label }: { products: readonly Card[]; label: string }) {
  return (
    <ul class="shelf" aria-label={label} tabIndex={0}>
      {products.map((product) => (
        <li key={product.pk}>
          <ProductCard product={product} sizes="(min-width: 60rem) 18rem, 60vw" />
        </li>
      ))}
    </ul>
  );
}

/** The room that goods will take. */
export function GridSkeleton({ count = 8 }: { count?: number }) {
  return (
    <div class="grid" aria-hidden="true">
      {Array.from({ length: count }, (_, place) => (
        <div key={place} class="card">
          <span class="skeleton card-skeleton" />
          <span class="skeleton" />
          <span class="skeleton skeleton-short" />
        </div>
      ))}
    </div>
  );
}
