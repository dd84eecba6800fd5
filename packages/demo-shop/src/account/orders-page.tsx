import { useLocation } from 'preact-iso';
import { useLoading } from '../loading.ts';
import { Button, ButtonLink, Empty, Field, Loaded, Pager, Select } from '../parts/index.ts';
import { useForm } from '../parts/form/index.ts';
import { link } from '../routes.ts';
import { shop, user } from '../shop.ts';
import { AccountFrame } from './AccountFrame.tsx';
import { OrderLine } from './OrderLine.tsx';
import { isFiltered, type OrderFilter, orderFilterOf, orderPath, orderQuery, yearsSince } from './order-filter.ts';
import { t } from './texts.ts';

/** All orders, by time and number. */
export function OrdersPage() {
  const filter = orderFilterOf(useLocation().query);
  const query = orderQuery(filter);
  const orders = useLoading(JSON.stringify(query), (signal) => shop.listOrders(query, { signal }));
  return (
    <AccountFrame page="orders">
      <Filters filter={filter} />
      <Loaded of={orders}>
        {({ results, count }) => (
          <div class="stack">
            {results.length === 0 && <NoOrders isFiltered={isFiltered(filter)} />}
            {results.map((order) => (
              <OrderLine key={order.id} order={order} level="h2" />
            ))}
            <Pager
              page={filter.page}
              pages={Math.ceil(count / query.page_size)}
              hrefOf={(page) => orderPath({ ...filter, page })}
            />
          </div>
        )}
      </Loaded>
    </AccountFrame>
  );
}

function NoOrders({ isFiltered: filtered }: { isFiltered: boolean }) {
  if (filtered) return <p class="soft">{t('ordersNoneFound')}</p>;
  const action = <ButtonLink href={link('/')}>{t('shopAround')}</ButtonLink>;
  return (
    <Empty icon="bag" title={t('ordersNone')} action={action}>
      {t('ordersNoneWhy')}
    </Empty>
  );
}

function Filters({ filter }: { filter: OrderFilter }) {
  const { route } = useLocation();
  const go = (change: Partial<OrderFilter>) => route(orderPath({ ...filter, page: 1, ...change }));
  const form = useForm({ texts: { search: filter.search } }, async ({ search }) => go({ search }));
  const joined = user.value?.date_joined ?? '';
  const options = [
    { value: '', label: t('periodAll') },
    { value: 'month', label: t('periodMonth') },
    ...yearsSince(joined).map((year) => ({ value: year, label: t('periodYear', { year }) })),
  ];
  return (
    <form
      class="filters"
      role="search"
      aria-label={t('orders')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        form.submit();
      }}
    >
      <Field {...form.text('search')} label={t('ordersSearch')} inputMode="numeric" required />
      <Select
        {...{ label: t('period'), options, value: filter.period, required: true }}
        onChange={(period) => go({ period })}
      />
      <Button type="submit">{t('ordersSearchAction')}</Button>
    </form>
  );
}
