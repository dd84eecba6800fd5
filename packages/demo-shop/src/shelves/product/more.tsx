import type { Answer, Product } from '@arasta/client';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { money } from '../../i18n/index.ts';
import { useLoading } from '../../loading.ts';
import { Loaded } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { t } from './texts.ts';

type Cards = Answer<'listProductInstalments'>['results'];

/** What some want to know before they buy; asked for when it is opened. */
export function More({ product }: { product: Product }) {
  return (
    <div class="more">
      <Fold title={t('delivery')}>
        <p>{t('deliveryText')}</p>
      </Fold>
      <Fold title={t('stores')}>
        <Stores product={product} />
      </Fold>
      <Fold title={t('instalments')}>
        <Instalments product={product} />
      </Fold>
    </div>
  );
}

/** Its content is made when it is first opened, and kept. */
export function Fold({ title, children }: { title: string; children: ComponentChildren }) {
  const [wasOpen, setWasOpen] = useState(false);
  return (
    <details class="fold" onToggle={(event) => event.currentTarget.open && setWasOpen(true)}>
      <summary>{title}</summary>
      {wasOpen && <div class="fold-body">{children}</div>}
    </details>
  );
}

function Stores({ product }: { product: Product }) {
  const stores = useLoading(`stores ${product.pk}`, (signal) => shop.listStoreStock({ pk: product.pk }, { signal }));
  return (
    <Loaded of={stores}>
      {(all) => {
        const some = all.filter(({ stock }) => Number(stock) > 0);
        if (some.length === 0) return <p class="soft">{t('storesNone')}</p>;
        return (
          <ul class="stack-s">
            {some.map(({ pk, name, address, stock }) => (
              <li key={pk} class="between">
                <span>
                  {name} <span class="small soft">{address}</span>
                </span>
                <span class="good numbers">{t('storePieces', { count: Number(stock) })}</span>
              </li>
            ))}
          </ul>
        );
      }}
    </Loaded>
  );
}

function Instalments({ product }: { product: Product }) {
  const cards = useLoading(`instalments ${product.pk}`, async (signal) => {
    const { results } = await shop.listProductInstalments({ pk: product.pk }, { signal });
    return results.filter(({ installments }) => installments.some(({ installment_count: count }) => count > 1));
  });
  return (
    <Loaded of={cards}>
      {(some) =>
        some.length === 0 ? <p class="soft">{t('instalmentsNone')}</p> : <Plans {...{ cards: some, product }} />
      }
    </Loaded>
  );
}

function Plans({ cards, product }: { cards: Cards; product: Product }) {
  return (
    <ul class="stack">
      {cards.map(({ pk, name, installments }) => (
        <li key={pk}>
          <p class="strong">{name}</p>
          <ul class="row small numbers">
            {installments
              .filter(({ installment_count: count }) => count > 1)
              .map(({ pk: plan, installment_count: count, single_installment_amount: each }) => (
                <li key={plan} class="badge">
                  {t('instalmentOf', { count, amount: money(each, product.currency_type) })}
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
