import { roundMoney } from '../../i18n/index.ts';
import { Icon, type IconName } from '../../parts/index.ts';
import { freeDeliveryFrom, RETURN_DAYS } from '../../promises.ts';
import { currency } from '../../shop.ts';
import { t } from '../texts.ts';

/** What one can rely on here. */
export function Promises() {
  const from = freeDeliveryFrom(currency.value);
  return (
    <ul class="wide promises">
      {from !== null && (
        <Promised icon="truck" title={t('homeDelivery', { amount: roundMoney(from, currency.value) })}>
          {t('homeDeliveryMore')}
        </Promised>
      )}
      <Promised icon="back" title={t('homeReturns', { count: RETURN_DAYS })}>
        {t('homeReturnsMore')}
      </Promised>
      <Promised icon="store" title={t('homeStores')}>
        {t('homeStoresMore')}
      </Promised>
    </ul>
  );
}

function Promised({ icon, title, children }: { icon: IconName; title: string; children: string }) {
  return (
    <li>
      <Icon name={icon} size={26} />
      <span>
        <span class="strong">{title}</span>
        <span class="small soft">{children}</span>
      </span>
    </li>
  );
}
