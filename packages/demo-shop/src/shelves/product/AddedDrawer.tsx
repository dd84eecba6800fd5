import type { Product } from '@arasta/client';
import { money } from '../../i18n/index.ts';
import { Button, ButtonLink, Dialog, Picture, Price } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import type { Basket } from '../../shop.ts';
import { t } from '../texts.ts';

/** What was put into the basket, and the basket as it is now. */
export interface Added {
  readonly product: Pick<Product, 'name' | 'price' | 'currency_type' | 'productimage_set' | 'attributes_kwargs'>;
  readonly quantity: number;
  readonly basket: Basket;
}

/** Shows what was put into the basket, and the ways on; nothing while nothing was. */
export function AddedDrawer({ added, onClose }: { added: Added | undefined; onClose: () => void }) {
  if (added === undefined) return null;
  const { product, quantity, basket } = added;
  const variant = ['color', 'size', 'shoe_size'].flatMap((key) => product.attributes_kwargs[key]?.label ?? []);
  return (
    <Dialog
      title={t('added')}
      open
      onClose={onClose}
      side="right"
      footer={<WaysOn basket={basket} onClose={onClose} />}
    >
      <div class="added">
        <Picture src={product.productimage_set[0]?.image} alt="" sizes="6rem" />
        <div>
          <p class="strong">
            {quantity === 1 ? product.name : t('addedPieces', { name: product.name, count: quantity })}
          </p>
          <p class="small soft">{variant.join(', ')}</p>
          <Price amount={product.price} currency={product.currency_type} />
        </div>
      </div>
      <Unlocks messages={basket.upsell_messages} />
      <Lines basket={basket} />
    </Dialog>
  );
}

/** What a little more in the basket would bring. */
function Unlocks({ messages }: { messages: readonly string[] }) {
  if (messages.length === 0) return null;
  return (
    <ul class="unlocks">
      {messages.slice(0, 2).map((message) => (
        <li key={message} class="note note-good small">
          {message}
        </li>
      ))}
    </ul>
  );
}

/** Everything that lies in the basket now. */
function Lines({ basket: { basketitem_set: items } }: { basket: Basket }) {
  if (items.length < 2) return null;
  return (
    <ul class="lines">
      {items.map(({ id, product, quantity, total_amount, discount_amount, currency_type, image }) => (
        <li key={id} class="line small">
          <Picture src={image} alt="" sizes="3rem" />
          <span>{t('addedPieces', { name: product.name, count: quantity })}</span>
          <span class="numbers">{money(Number(total_amount) - Number(discount_amount), currency_type)}</span>
        </li>
      ))}
    </ul>
  );
}

function WaysOn({ basket, onClose }: { basket: Basket; onClose: () => void }) {
  const currency = basket.basketitem_set[0]?.currency_type ?? 'usd';
  return (
    <div class="stack-s">
      <p class="between">
        <span class="small soft">{t('basketHolds', { count: basket.total_quantity })}</span>
        <span class="strong numbers">{money(basket.total_amount, currency)}</span>
      </p>
      <ButtonLink look="primary" wide href={link('/checkout/')}>
        {t('checkout')}
      </ButtonLink>
      <ButtonLink wide href={link('/basket/')}>
        {t('viewBasket')}
      </ButtonLink>
      <Button look="quiet" onClick={onClose}>
        {t('goOn')}
      </Button>
    </div>
  );
}
