import { day, money } from '../../i18n/index.ts';
import { t } from './texts.ts';

/** What came or went at a time. */
interface Entry {
  readonly created_date: string;
  readonly label: string;
  /** The number of the order it belongs to. */
  readonly order: string | null;
  readonly amount: string | number;
  readonly currency: { readonly value: string };
  readonly isGain?: boolean;
}

/** What came and went, line by line. */
export function Ledger({ entries }: { entries: readonly Entry[] }) {
  return (
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
        {entries.map(({ created_date, label, order, amount, currency, isGain = false }, place) => (
          <tr key={place}>
            <td>{day(created_date)}</td>
            <td>
              {label}
              {order !== null && <span class="soft small"> {t('order', { number: order })}</span>}
            </td>
            <td class={isGain ? 'numbers good' : 'numbers'}>{money(amount, currency.value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
