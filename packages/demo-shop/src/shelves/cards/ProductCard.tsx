import type { ProductCard as Card, ProductImage } from '@arasta/client';
import { useState } from 'preact/hooks';
import { Badge, Picture, Price } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { t } from '../texts.ts';
import { Favourite } from './Favourite.tsx';
import { Swatches } from './Swatches.tsx';

interface ProductCardProps {
  readonly product: Card;
  /** How wide the picture is shown. */
  readonly sizes: string;
  readonly eager?: boolean;
}

/** One of the goods, to be looked at closer. */
export function ProductCard({ product, sizes, eager = false }: ProductCardProps) {
  const { name, absolute_url, price, retail_price, currency_type, in_stock } = product;
  const [shown, show] = useState<readonly ProductImage[]>([]);
  const [first, second] = shown.length > 0 ? shown : product.productimage_set;
  return (
    <article class={in_stock ? 'card' : 'card card-gone'}>
      <div class="card-stage">
        <Picture src={first?.image} alt="" {...{ sizes, eager }} />
        {second !== undefined && (
          <span class="card-second">
            <Picture src={second.image} alt="" sizes={sizes} />
          </span>
        )}
        <CardBadges product={product} />
        <Favourite product={product} />
      </div>
      <p class="card-brand">{product.attributes_kwargs['brand']?.label ?? ' '}</p>
      <h3 class="card-name">
        <a href={link(absolute_url)}>{name}</a>
      </h3>
      <Price amount={price} before={retail_price} currency={currency_type} />
      <Swatches product={product} onShow={show} />
    </article>
  );
}

function CardBadges({ product: { in_stock, price, retail_price } }: { product: Card }) {
  const percent = percentOff(price, retail_price);
  return (
    <span class="card-badges">
      {percent > 0 && (
        <Badge kind="accent">
          <span aria-hidden="true">{t('off', { percent })}</span>
          <span class="hidden">{t('offSpoken', { percent })}</span>
        </Badge>
      )}
      {!in_stock && <Badge>{t('soldOut')}</Badge>}
    </span>
  );
}

/** How much cheaper it is than before, in whole per cent. */
function percentOff(price: string, before: string): number {
  return Number(before) > Number(price) ? Math.round((1 - Number(price) / Number(before)) * 100) : 0;
}
