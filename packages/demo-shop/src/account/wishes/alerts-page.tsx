import { useLoading } from '../../loading.ts';
import { ButtonLink, Empty } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { Remove } from './Remove.tsx';
import { t } from './texts.ts';
import { usePage, WISHES, Wishes } from './Wishes.tsx';

/** What the customer is waiting for. */
export function AlertsPage() {
  const page = usePage();
  const query = { page, page_size: WISHES };
  const alerts = useLoading(`alerts ${page}`, (signal) => shop.listStockAlerts(query, { signal }));
  const cancel = async (pk: number) => {
    await shop.cancelStockAlert({ pk });
    alerts.reload();
  };
  return (
    <AccountFrame page="alerts">
      <p class="soft">{t('alertsWhy')}</p>
      <Wishes of={alerts} path="/account/alerts/" page={page} empty={<NoAlerts />}>
        {({ pk, product }) => (
          <div class="small">
            <Remove name={product.name} remove={() => cancel(pk)} />
          </div>
        )}
      </Wishes>
    </AccountFrame>
  );
}

function NoAlerts() {
  const action = <ButtonLink href={link('/')}>{t('shopAround')}</ButtonLink>;
  return (
    <Empty icon="bell" title={t('alertsNone')} action={action}>
      {t('alertsNoneWhy')}
    </Empty>
  );
}
