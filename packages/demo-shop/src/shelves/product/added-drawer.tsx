import type { Product } from '@arasta/client';
import { money } from '../../i18n/index.ts';
import { Button, ButtonLink, Dialog, Note, Picture } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import type { Basket } from '../../shop.ts';
import { t } from './texts.ts';

interface AddedDrawerProps {
  /** What lies in the basket now; nothing is shown without. */
  readonly basket: Basket | undefined;
  readonly added: Product;
  readonly onClose: () => void;
}

/** What was just put in, what else lies there, and what would unlock the next offer. */
export function AddedDrawer({ basket, added, onClose }: AddedDrawerProps) {
  if (basket === undefined) return null;
  const [upsell] = basket.upsell_messages;
  return (
    <Dialog
      title={t('added')}
      side="right"
      open
      onClose={onClose}
      footer={<WaysOn basket={basket} onClose={onClose} />}
    >
      <ul class="added">
        {linesOf(basket, added).map((line) => (
          <li key={line.id} class={line.product.pk === added.pk ? 'added-new' : undefined}>
            <Picture src={line.image} alt="" sizes="4.5rem" />
            <span class="added-words">
              <span>{t('addedOf', { quantity: line.quantity, name: line.product.name })}</span>
              <span class="small soft numbers">{money(line.total_amount, line.currency_type)}</span>
            </span>
          </li>
        ))}
      </ul>
      {upsell !== undefined && <Note kind="good">{upsell}</Note>}
    </Dialog>
  );
}

function WaysOn({ basket, onClose }: { basket: Basket; onClose: () => void }) {
  const currency = basket.basketitem_set[0]?.currency_type ?? '';
  return (
    <div class="stack">
      <p class="between">
        <span>{t('subtotal')}</span>
        <span class="strong numbers">{money(basket.total_amount, currency)}</span>
      </p>
      <ButtonLink look="primary" wide href={link('/checkout/')}>
        {t('toCheckout')}
      </ButtonLink>
      <ButtonLink wide href={link('/basket/')}>
        {t('toBasket')}
      </ButtonLink>
      <Button look="quiet" onClick={onClose}>
        {t('goOn')}
      </Button>
    </div>
  );
}

/** What was put in comes first. */
function linesOf({ basketitem_set: lines }: Basket, { pk }: Product) {
  return [...lines].sort((one, other) => Number(other.product.pk === pk) - Number(one.product.pk === pk));
}
