import type { Order, OrderAddress, OrderEvent } from '@arasta/client';
import type { ComponentChildren } from 'preact';
import '../basket/basket.css';
import { Discounts, Sum } from '../basket/totals.tsx';
import { moment, money } from '../i18n/index.ts';
import { sumsOf } from './order.rules.ts';
import { OrderItems } from './order-items.tsx';
import './orders.css';
import { t } from './texts.ts';

interface OrderViewProps {
  readonly order: Order;
  /** What happened to it; left out where nobody may ask. */
  readonly events?: readonly OrderEvent[] | undefined;
  /** What can be done with it. */
  readonly children?: ComponentChildren;
}

/** An order as it was placed, and as it stands. */
export function OrderView({ order, events, children }: OrderViewProps) {
  return (
    <div class="with-aside">
      <div class="stack-l">
        <OrderItems order={order} />
        {events !== undefined && events.length > 0 && <Timeline events={events} />}
      </div>
      <div class="aside stack">
        <div class="panel stack">
          <Sums order={order} />
          <Payment order={order} />
        </div>
        <div class="panel stack">
          <Address title={isPickUp(order) ? t('pickUpAt') : t('deliverTo')} address={order.shipping_address} />
          <Address title={t('invoiceTo')} address={order.billing_address} />
        </div>
        {children}
      </div>
    </div>
  );
}

function isPickUp({ shipping_address: address }: Order): boolean {
  return address.address_type === 'retail_store';
}

function Sums({ order }: { order: Order }) {
  const currency = order.currency.value;
  const { goods, interest, fee, loyalty } = sumsOf(order);
  const further = [
    [t('fee'), fee],
    [t('interest'), interest],
  ] as const;
  const settled = [
    [t('loyalty'), loyalty],
    [t('giftCard'), Number(order.gift_card_amount)],
    [t('refunded'), Number(order.refund_amount)],
  ] as const;
  return (
    <dl class="sums">
      <Sum label={t('goods')} value={money(goods, currency)} />
      <Discounts
        discounts={order.discountitem_set.map(({ name, amount }) => ({ description: name, discount: amount }))}
        currency={currency}
      />
      <Sum
        label={t('shipping')}
        value={Number(order.shipping_amount) === 0 ? t('free') : money(order.shipping_amount, currency)}
      />
      {further.map(
        ([label, amount]) => amount > 0 && <Sum key={label} label={label} value={money(amount, currency)} />,
      )}
      <Sum label={t('total')} value={money(order.amount, currency)} kind="total" />
      {settled.map(
        ([label, amount]) =>
          amount > 0 && <Sum key={label} label={label} value={money(amount, currency)} kind="quiet" />,
      )}
    </dl>
  );
}

function Payment({ order }: { order: Order }) {
  const { payment_option: option, bin_number: bin, installment_count: count } = order;
  const parts = [
    option.name,
    bin !== null && t('cardStarts', { digits: bin }),
    count > 1 && t('installments', { count }),
  ].filter((part) => part !== false);
  return (
    <p class="small">
      <span class="soft">{t('payment')}: </span>
      {parts.join(', ')}
    </p>
  );
}

function Address({ title, address }: { title: string; address: OrderAddress }) {
  const { township, city, country, district } = address;
  const near = district.pk === township.pk || district.pk === 0 ? [] : [district.name];
  return (
    <div>
      <h3 class="order-part">{title}</h3>
      <address class="small">
        {isStore(address) ? address.title : `${address.first_name} ${address.last_name}`}
        <br />
        {address.line}
        <br />
        {[...near, township.name, city.name, country.name].join(', ')}
      </address>
    </div>
  );
}

function isStore({ address_type: type }: OrderAddress): boolean {
  return type === 'retail_store';
}

function Timeline({ events }: { events: readonly OrderEvent[] }) {
  return (
    <section aria-labelledby="order-history">
      <h2 id="order-history">{t('history')}</h2>
      <ol class="timeline">
        {[...events].reverse().map(({ kind, label, date }) => (
          <li key={`${kind} ${date}`}>
            <p>{label}</p>
            <time class="small soft" dateTime={date}>
              {moment(date)}
            </time>
          </li>
        ))}
      </ol>
    </section>
  );
}
