import type { Order } from '@arasta/client';
import { variantOf } from '../basket/lines.rules.ts';
import { language, money } from '../i18n/index.ts';
import { Badge, Picture } from '../parts/index.ts';
import { link } from '../routes.ts';
import { groupsOf, type ItemGroup, kindOf } from './order.rules.ts';
import { t } from './texts.ts';

/** What was ordered, piece by piece of one kind together, each with its state. */
export function OrderItems({ order }: { order: Order }) {
  return (
    <section aria-labelledby="order-items">
      <h2 id="order-items">{t('items')}</h2>
      <ul class="ordered">
        {groupsOf(order.orderitem_set).map((group) => (
          <Item key={group.key} group={group} order={order} />
        ))}
      </ul>
    </section>
  );
}

function Item({ group: { item, pieces, total }, order }: { group: ItemGroup; order: Order }) {
  const { product, status } = item;
  const currency = order.currency.value;
  const variant = variantOf(product, language.value);
  return (
    <li class="ordered-item">
      <Picture src={item.image} alt="" sizes="5rem" />
      <div class="stack-s ordered-words">
        <div>
          <h3>
            <a href={link(product.absolute_url)}>{product.name}</a>
          </h3>
          <p class="small soft">
            {[
              variant,
              t('pieces', { count: pieces }),
              pieces > 1 && t('each', { price: money(item.unit_price, currency) }),
            ]
              .filter((part) => part !== '' && part !== false)
              .join(' · ')}
          </p>
        </div>
        <p>
          <Badge kind={kindOf(status.value)}>{status.label}</Badge>
        </p>
        <Parcel group={{ item }} />
        <Request group={{ item }} />
      </div>
      <span class="strong numbers">{money(total, currency)}</span>
    </li>
  );
}

function Parcel({ group: { item } }: { group: Pick<ItemGroup, 'item'> }) {
  const { shipping_company: company, tracking_number: number, tracking_url: url } = item;
  if (company === null) return null;
  return (
    <p class="small">
      {t('parcel', { company: company.label, number: number ?? '' })}{' '}
      {url !== null && (
        <a href={url} rel="noreferrer" target="_blank">
          {t('track')}
        </a>
      )}
    </p>
  );
}

function Request({ group: { item } }: { group: Pick<ItemGroup, 'item'> }) {
  const request = item.active_cancellation_request;
  if (request === null) return null;
  const easy = request.easy_return;
  return (
    <p class="small">
      {t('requested', { type: request.cancellation_type.label, status: request.status.label })}
      {easy !== null && (
        <>
          <br />
          {t('returnCode', { company: easy.shipping_company.label, code: easy.code })}
        </>
      )}
    </p>
  );
}
