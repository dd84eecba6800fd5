import type { Product, ProductAnswer } from '@arasta/client';
import { Badge, Heading, Price } from '../../parts/index.ts';
import { money } from '../../i18n/index.ts';
import { link } from '../../routes.ts';
import { Favourite } from '../cards/Favourite.tsx';
import { t } from '../texts.ts';
import { Buy } from './Buy.tsx';
import { Folds } from './Folds.tsx';
import { Options } from './Options.tsx';

/** Everything beside the pictures: what it is, what it costs, which one, and into the basket. */
export function BuyBox({ answer, pk }: { answer: ProductAnswer; pk: number }) {
  const { product, variants } = answer;
  return (
    <div class="buy">
      <div class="buy-head">
        <Brand product={product} />
        <Favourite product={{ pk, name: product.name }} />
      </div>
      <Heading>{product.name}</Heading>
      <Cost product={product} />
      <Offers product={product} />
      <Options variants={variants} />
      <Buy answer={answer} />
      <Folds product={product} pk={pk} variants={variants} />
    </div>
  );
}

function Brand({ product: { attributes_kwargs } }: { product: Product }) {
  const brand = attributes_kwargs['brand'];
  if (brand === undefined) return <span />;
  return (
    <a class="buy-brand" href={link(`/list/?attributes_brand=${encodeURIComponent(String(brand.value))}`)}>
      {brand.label}
    </a>
  );
}

function Cost({ product: { price, retail_price, currency_type, lowest_price_30_days } }: { product: Product }) {
  const isReduced = Number(retail_price) > Number(price);
  return (
    <div class="buy-cost">
      <Price amount={price} before={retail_price} currency={currency_type} large />
      {isReduced && lowest_price_30_days !== null && (
        <p class="small soft">{t('lowest', { price: money(lowest_price_30_days, currency_type) })}</p>
      )}
    </div>
  );
}

function Offers({ product: { basket_offers } }: { product: Product }) {
  if (basket_offers.length === 0) return null;
  return (
    <ul class="row offers" aria-label={t('offers')}>
      {basket_offers.map(({ pk, label }) => (
        <li key={pk}>
          <Badge kind="good">{label}</Badge>
        </li>
      ))}
    </ul>
  );
}
