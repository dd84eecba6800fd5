import type { WishedProduct } from '@arasta/client';
import type { ComponentChildren } from 'preact';
import { useAction } from '../../loading.ts';
import { Badge, Button, ButtonLink, ErrorNote, Picture, Price, toast } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { addToBasket } from '../../shop.ts';
import { t } from './texts.ts';

interface TileProps {
  readonly product: WishedProduct;
  /** What can be done with it besides. */
  readonly children?: ComponentChildren;
}

/** A product that somebody keeps: also one that is not sold at the moment. */
export function Tile({ product, children }: TileProps) {
  const { name, price, retail_price, currency_type, absolute_url, productimage_set: pictures } = product;
  const goods = (
    <>
      <Picture src={pictures[0]?.image} alt="" sizes="(min-width: 60rem) 15vw, 45vw" />
      {name}
    </>
  );
  return (
    <li class={product.is_active ? 'tile' : 'tile tile-gone'}>
      {product.is_active ? (
        <a class="tile tile-name" href={link(absolute_url)}>
          {goods}
        </a>
      ) : (
        <span class="tile">{goods}</span>
      )}
      {product.is_active && <Price amount={price} currency={currency_type} before={retail_price} />}
      <Buy product={product} />
      {children}
    </li>
  );
}

function Buy({ product: { pk, name, absolute_url, is_active, in_stock, is_ready_to_basket } }: TileProps) {
  const { run, busy, error } = useAction(async () => {
    await addToBasket(pk, 1);
    toast(t('inBasket', { name }), { link: { href: link('/basket/'), label: t('look') } });
  });
  if (!in_stock) {
    return (
      <div>
        <Badge>{t(is_active ? 'soldOut' : 'notSold')}</Badge>
      </div>
    );
  }
  if (!is_ready_to_basket) {
    return (
      <ButtonLink small href={link(absolute_url)}>
        {t('chooseVariant')} <span class="hidden">{name}</span>
      </ButtonLink>
    );
  }
  return (
    <>
      <Button small busy={busy} onClick={() => void run()}>
        {t('toBasket')} <span class="hidden">{name}</span>
      </Button>
      <ErrorNote error={error} />
    </>
  );
}
