import type { Product, VariantGroup } from '@arasta/client';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { useLoading } from '../../loading.ts';
import { Icon, Loaded, Skeleton } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { textOf } from '../../widgets.ts';
import { withoutHeading } from '../html.ts';
import { t } from '../texts.ts';
import { textIn } from './attributes.ts';
import { Instalments } from './Instalments.tsx';
import { selectionOf } from './selection.ts';
import { StoreStock } from './StoreStock.tsx';

interface FoldsProps {
  readonly product: Product;
  readonly pk: number;
  readonly variants: readonly VariantGroup[];
}

/** What some want to know more exactly. */
export function Folds({ product, pk, variants }: FoldsProps) {
  return (
    <div class="folds">
      <Fold title={t('description')} isOpen>
        <p>{textIn(product.attributes, 'description')}</p>
      </Fold>
      <Fold title={t('details')}>
        <Facts product={product} />
      </Fold>
      <Fold title={t('delivery')}>
        <Delivery />
      </Fold>
      <Fold title={t('instalments')}>
        <Instalments pk={product.pk} currency={product.currency_type} />
      </Fold>
      <Fold title={t('stores')}>
        <StoreStock pk={pk} selection={selectionOf(variants)} />
      </Fold>
    </div>
  );
}

/** Something folded away; what it needs is asked for when it is opened. */
function Fold({ title, isOpen = false, children }: { title: string; isOpen?: boolean; children: ComponentChildren }) {
  const [wasOpened, note] = useState(isOpen);
  return (
    <details class="fold" open={isOpen} onToggle={(event) => event.currentTarget.open && note(true)}>
      <summary>
        {title}
        <Icon name="plus" size={18} />
      </summary>
      <div class="fold-body">{wasOpened && children}</div>
    </details>
  );
}

const SHOWN = ['material', 'fit', 'pattern', 'gender'] as const;

function Facts({ product: { attributes, attributes_kwargs, sku } }: { product: Product }) {
  const declared = SHOWN.flatMap((key) => attributes_kwargs[key]?.label ?? []);
  const dimensions = textIn(attributes, 'dimensions');
  const care = textIn(attributes, 'care');
  return (
    <dl class="facts">
      {declared.length > 0 && (
        <div>
          <dt>{t('brand')}</dt>
          <dd>{[attributes_kwargs['brand']?.label, ...declared].filter(Boolean).join(', ')}</dd>
        </div>
      )}
      {dimensions !== '' && (
        <div>
          <dt>{t('dimensions')}</dt>
          <dd>{dimensions}</dd>
        </div>
      )}
      {care !== '' && (
        <div>
          <dt>{t('care')}</dt>
          <dd>{care}</dd>
        </div>
      )}
      <div>
        <dt>{t('sku')}</dt>
        <dd>{sku}</dd>
      </div>
    </dl>
  );
}

function Delivery() {
  const widget = useLoading('delivery', (signal) => shop.getWidget({ slug: 'product-delivery-returns' }, { signal }));
  return (
    <Loaded of={widget} skeleton={<Skeleton />}>
      {({ attributes }) => (
        <div class="prose" dangerouslySetInnerHTML={withoutHeading(textOf(attributes, 'product_delivery_returns'))} />
      )}
    </Loaded>
  );
}
