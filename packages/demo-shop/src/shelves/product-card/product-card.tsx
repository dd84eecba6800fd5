import type { ProductCard as Product } from '@arasta/client';
import { useLocation } from 'preact-iso';
import { useAction } from '../../loading.ts';
import { Badge, Icon, IconButton, messageOf, Picture, Price, Skeleton, SkeletonBox, toast } from '../../parts/index.ts';
import { link, within } from '../../routes.ts';
import { favourites, isLoggedIn, toggleFavourite } from '../../shop.ts';
import { t } from '../list/texts.ts';
import './product-card.css';

interface ProductCardProps {
  readonly product: Product;
  /** Above the fold: its picture is asked for at once. */
  readonly eager?: boolean;
}

/** A product on a shelf: the whole card leads to it, the heart keeps it. */
export function ProductCard({ product, eager = false }: ProductCardProps) {
  const [first, second] = product.productimage_set;
  const sizes = '(min-width: 80rem) 20rem, (min-width: 48rem) 33vw, 50vw';
  return (
    <article class="card">
      <div class="card-pictures">
        <Picture src={first?.image} alt="" sizes={sizes} eager={eager} />
        {second !== undefined && (
          <span class="card-second">
            <Picture src={second.image} alt="" sizes={sizes} />
          </span>
        )}
      </div>
      <h3 class="card-name">
        <a href={link(product.absolute_url)}>{product.name}</a>
      </h3>
      <Price amount={product.price} before={product.retail_price} currency={product.currency_type} />
      <Colours product={product} />
      <Marks product={product} />
      <Keep product={product} />
    </article>
  );
}

export function ProductCardSkeleton() {
  return (
    <div class="card">
      <SkeletonBox ratio={3 / 4} />
      <Skeleton lines={2} />
    </div>
  );
}

function Colours({ product }: { product: Product }) {
  const colours = product.extra_data.variants.find(({ attribute_key: key }) => key === 'color')?.options ?? [];
  if (colours.length < 2) return null;
  return <p class="tiny soft">{t('colours', { count: colours.length })}</p>;
}

function Marks({ product: { in_stock: isThere, price, retail_price: before } }: { product: Product }) {
  const percent = Math.round((1 - Number(price) / Number(before)) * 100);
  if (isThere && !(percent > 0)) return null;
  return (
    <p class="card-marks">
      {isThere ? <Badge kind="accent">{t('discount', { percent })}</Badge> : <Badge>{t('soldOut')}</Badge>}
    </p>
  );
}

function Keep({ product: { pk, name } }: { product: Product }) {
  const { url, route } = useLocation();
  const isKept = favourites.value.has(pk);
  const { run } = useAction(async () => {
    if (!isLoggedIn.value) {
      route(link(`/users/login/?next=${encodeURIComponent(within(url))}`));
      return;
    }
    await toggleFavourite(pk).catch((error: unknown) => toast(messageOf(error), { isBad: true }));
  });
  return (
    <span class="card-heart">
      <IconButton
        label={t(isKept ? 'unfavourite' : 'favourite', { name })}
        aria-pressed={isKept}
        onClick={() => void run()}
      >
        <Icon name="heart" size={20} filled={isKept} />
      </IconButton>
    </span>
  );
}
