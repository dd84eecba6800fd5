import { useRoute } from 'preact-iso';
import { day } from '../i18n/index.ts';
import { useLoading } from '../loading.ts';
import { Badge, Breadcrumb, Heading, Loaded } from '../parts/index.ts';
import { isLoggedIn, shop } from '../shop.ts';
import { kindOf } from './order.rules.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderView } from './order-view.tsx';
import { t } from './texts.ts';

/** One order of whoever is here, with all that happened to it. */
export function OrderPage() {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const loading = useLoading(`order ${id}`, async (signal) => {
    const [order, events] = await Promise.all([
      shop.getOrder({ id }, { signal }),
      shop.getOrderTimeline({ id }, { signal }),
    ]);
    return { order, events };
  });
  const crumbs = isLoggedIn.value ? [{ label: t('myOrders'), path: '/account/orders/' }] : [];
  return (
    <div class="wide page stack">
      <Breadcrumb crumbs={crumbs} />
      <Loaded of={loading}>
        {({ order, events }) => (
          <>
            <div class="order-top">
              <Heading>{t('order', { number: order.number })}</Heading>
              <p class="row">
                <Badge kind={kindOf(order.status.value)}>{order.status.label}</Badge>
                <span class="soft">{t('placedOn', { day: day(order.created_date) })}</span>
              </p>
            </div>
            <OrderView order={order} events={events}>
              <OrderActions order={order} onChange={loading.reload} />
            </OrderView>
          </>
        )}
      </Loaded>
    </div>
  );
}
