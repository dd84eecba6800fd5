import type { Answer } from '@arasta/client';
import { money } from '../../i18n/index.ts';
import { useLoading } from '../../loading.ts';
import { ButtonLink, Heading, Loaded, Picture, Price } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { Gallery } from './gallery.tsx';
import './product.css';
import { Details, ProductSkeleton } from './product-page.tsx';
import { t } from './texts.ts';

type Set = Answer<'getGroupProduct'>;

/** Goods that are sold together; each is chosen and put in by itself. */
export function SetPage({ pk }: { pk: number }) {
  const set = useLoading(`set ${pk}`, (signal) => shop.getGroupProduct({ pk }, { signal }));
  return (
    <div class="wide page">
      <Loaded of={set} skeleton={<ProductSkeleton />}>
        {(value) => <ShownSet set={value} />}
      </Loaded>
    </div>
  );
}

function ShownSet({ set }: { set: Set }) {
  const { product, group_products: parts, group_products_total_price: total } = set;
  return (
    <article class="product">
      <Gallery product={product} />
      <div class="product-side stack">
        <Heading>{product.name}</Heading>
        <p class="strong numbers">
          {t('setTotal')} {money(total, product.currency_type)}
        </p>
        <Details product={product} />
        <h2>{t('set')}</h2>
        <ul class="stack">
          {parts.map((part) => (
            <li key={part.pk} class="set-part panel">
              <Picture src={part.productimage_set[0]?.image} alt="" sizes="6rem" />
              <div class="stack-s">
                <p class="strong">{part.name}</p>
                <Price amount={part.price} before={part.retail_price} currency={part.currency_type} />
                <div>
                  <ButtonLink small href={link(part.absolute_url)}>
                    {t('setPart')}
                    <span class="hidden">: {part.name}</span>
                  </ButtonLink>
                </div>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </article>
  );
}
