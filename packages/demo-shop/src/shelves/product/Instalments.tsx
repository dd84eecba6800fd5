import type { InstallmentCard } from '@arasta/client';
import { money } from '../../i18n/index.ts';
import { useLoading } from '../../loading.ts';
import { Loaded, Skeleton } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { t } from '../texts.ts';

/** What cards make of the price. */
export function Instalments({ pk, currency }: { pk: number; currency: string }) {
  const cards = useLoading(`instalments ${pk}`, (signal) => shop.listProductInstalments({ pk }, { signal }));
  return (
    <Loaded of={cards} skeleton={<Skeleton />}>
      {({ results }) => {
        const offering = results.filter(({ installments }) => installments.length > 1);
        if (offering.length === 0) return <p>{t('instalmentsNone')}</p>;
        return (
          <div class="stack">
            {offering.map((card) => (
              <CardInstalments key={card.pk} card={card} currency={currency} />
            ))}
          </div>
        );
      }}
    </Loaded>
  );
}

function CardInstalments({ card: { name, installments }, currency }: { card: InstallmentCard; currency: string }) {
  return (
    <div>
      <p class="strong small">{name}</p>
      <ul>
        {installments.map(({ pk, installment_count, single_installment_amount, total_amount }) => (
          <li key={pk} class="between small numbers">
            <span>
              {t('instalmentsIn', { count: installment_count, each: money(single_installment_amount, currency) })}
            </span>
            <span class="soft">{t('instalmentsTotal', { total: money(total_amount, currency) })}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
