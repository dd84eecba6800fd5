import type { Product } from '@arasta/client';
import { useRef, useState } from 'preact/hooks';
import { useAction } from '../../loading.ts';
import { Button, ErrorNote, QuantityStepper } from '../../parts/index.ts';
import { addToBasket, type Basket } from '../../shop.ts';
import { AddedDrawer } from './added-drawer.tsx';
import { Heart } from './heart.tsx';
import { type Group, mostOf, stockOf, unchosen } from './product.rules.ts';
import { StockAlert } from './stock-alert.tsx';
import { t } from './texts.ts';
import { Variants } from './variants.tsx';

interface BuyingProps {
  readonly product: Product;
  readonly groups: readonly Group[];
  readonly onChoose: (key: string, value: string) => void;
}

/** Choosing, counting, buying. */
export function Buying({ product, groups, onChoose }: BuyingProps) {
  const [quantity, setQuantity] = useState(1);
  const [isMissing, setIsMissing] = useState(false);
  const [basket, setBasket] = useState<Basket>();
  const box = useRef<HTMLDivElement>(null);
  const isChosen = unchosen(groups).length === 0;
  const isOut = isChosen && stockOf(product) === 'out';
  const many = Math.min(quantity, mostOf(product));
  const { run, busy, error } = useAction(async () => setBasket(await addToBasket(product.pk, many)));
  const buy = () => {
    if (isChosen) return void run();
    setIsMissing(true);
    box.current?.querySelector<HTMLInputElement>('fieldset[aria-invalid] input:not(:checked)')?.focus();
  };
  return (
    <div class="stack" ref={box}>
      <Variants {...{ groups, onChoose, isMissing }} />
      {isChosen && <Stock product={product} />}
      {isOut ? (
        <StockAlert key={product.pk} product={product} />
      ) : (
        <div class="buying">
          <QuantityStepper value={many} max={mostOf(product)} of={product.name} onChange={setQuantity} />
          <Button look="primary" wide busy={busy} onClick={buy}>
            {t('add')}
          </Button>
          <Heart product={product} />
        </div>
      )}
      <ErrorNote error={error} />
      <AddedDrawer basket={basket} added={product} onClose={() => setBasket(undefined)} />
    </div>
  );
}

function Stock({ product }: { product: Product }) {
  const state = stockOf(product);
  const words = {
    out: t('soldOut'),
    few: t('few', { count: product.stock }),
    'to order': t('toOrder'),
    there: t('inStock'),
  };
  const most = product.max_quantity;
  return (
    <p class="small" role="status">
      <span class={state === 'out' || state === 'few' ? 'bad strong' : 'good'}>{words[state]}</span>
      {most !== null && state !== 'out' && <span class="soft"> · {t('most', { count: most })}</span>}
    </p>
  );
}
