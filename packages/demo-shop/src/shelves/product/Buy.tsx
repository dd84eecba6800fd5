import type { Product, ProductAnswer } from '@arasta/client';
import { useState } from 'preact/hooks';
import { useAction } from '../../loading.ts';
import { Button, ErrorNote, Icon, QuantityStepper } from '../../parts/index.ts';
import { addToBasket } from '../../shop.ts';
import { useAddress } from '../address.ts';
import { t } from '../texts.ts';
import { type Added, AddedDrawer } from './AddedDrawer.tsx';
import { isAnswerTo, openNames } from './selection.ts';
import { StockAlert } from './StockAlert.tsx';

/** More is rarely meant; whoever wants more types it in the basket. */
const MOST = 99;
const FEW = 5;

/** How many, and into the basket; or a mail when it is back. */
export function Buy({ answer: { product, variants, selected_variant } }: { answer: ProductAnswer }) {
  const isCurrent = isAnswerTo(variants, useAddress().params);
  const open = openNames(variants);
  const isChosen = open.length === 0;
  const wanted = variants.length === 0 || selected_variant === null ? product : selected_variant;
  if (!product.in_stock) return <StockAlert key={product.pk} product={product} />;
  return <ToBasket key={product.pk} product={wanted} open={isChosen ? [] : open} isCurrent={isCurrent} />;
}

interface ToBasketProps {
  readonly product: Product;
  /** What is still to be chosen. */
  readonly open: readonly string[];
  /** Whether this is the product that was chosen last; until its answer is there nothing is added. */
  readonly isCurrent: boolean;
}

function ToBasket({ product, open, isCurrent }: ToBasketProps) {
  const [quantity, setQuantity] = useState(1);
  const [isTold, tell] = useState(false);
  const [added, setAdded] = useState<Added>();
  const { run, busy, error } = useAction(async () => {
    const basket = await addToBasket(product.pk, quantity);
    setAdded({ product, quantity, basket });
  });
  const isOpen = open.length > 0;
  const press = () => {
    if (!isCurrent) return;
    if (isOpen) tell(true);
    else void run();
  };
  return (
    <div class="buy-form">
      {!isOpen && <StockHint product={product} />}
      <div class="buy-row">
        {!isOpen && <QuantityStepper value={quantity} onChange={setQuantity} max={mostOf(product)} of={product.name} />}
        <Button look="primary" wide busy={busy || !isCurrent} onClick={press}>
          <Icon name="bag" size={20} />
          {t('add')}
        </Button>
      </div>
      <p class="small bad" role="alert">
        {isTold && isOpen && t('choose', { names: open.join(', ') })}
      </p>
      <ErrorNote error={error} />
      <AddedDrawer added={added} onClose={() => setAdded(undefined)} />
    </div>
  );
}

function mostOf({ stock, max_quantity }: Product): number {
  return Math.min(max_quantity ?? MOST, stock > 0 ? stock : MOST, MOST);
}

function StockHint({ product: { stock, max_quantity } }: { product: Product }) {
  const few = stock > 0 && stock <= FEW;
  return (
    <p class={few ? 'stock stock-few small' : 'stock small'}>
      <span class="stock-dot" aria-hidden="true" />
      {few ? t('few', { count: stock }) : t(stock > 0 ? 'here' : 'toOrder')}
      {max_quantity !== null && ` · ${t('atMost', { count: max_quantity })}`}
    </p>
  );
}
