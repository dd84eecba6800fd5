import type { RedeemedDiscount } from '@arasta/client';
import { day, money } from '../../i18n/index.ts';
import { t } from './texts.ts';

/** What the customer's orders were given. */
export function Used({ discounts }: { discounts: readonly RedeemedDiscount[] }) {
  if (discounts.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="used">
      <h2 id="used">{t('offersUsed')}</h2>
      <table class="ledger">
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('what')}</th>
            <th scope="col" class="numbers">
              {t('howMuch')}
            </th>
          </tr>
        </thead>
        <tbody>
          {discounts.map(({ label, created_date, order_number, amount, currency }, place) => (
            <tr key={place}>
              <td>{day(created_date)}</td>
              <td>
                {label} <span class="soft small">{t('order', { number: order_number })}</span>
              </td>
              <td class="numbers">{money(amount, currency.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
