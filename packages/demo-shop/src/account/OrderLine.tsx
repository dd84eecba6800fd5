import type { Order, OrderItem } from '@arasta/client';
import { day, money } from '../i18n/index.ts';
import { useAction } from '../loading.ts';
import { Badge, Button, ButtonLink, ErrorNote, Picture, toast } from '../parts/index.ts';
import { link } from '../routes.ts';
import { loadBasketCount, shop } from '../shop.ts';
import { t } from './texts.ts';

const PICTURES = 5;

/** An order in a list: what, when, how much, where it is, and ordering it again. */
export function OrderLine({ order, level: Title }: { order: Order; level: 'h2' | 'h3' }) {
  const { run, busy, error } = useAction(() => reorder(order.id));
  const name = t('orderNumber', { number: order.number });
  return (
    <article class="panel order-line" aria-label={name}>
      <div class="between">
        <Title class="order-name">{name}</Title>
        <Badge kind={kindOf(order.status.value)}>{order.status.label}</Badge>
      </div>
      <p class="soft numbers">
        {day(order.created_date)} · {t('pieces', { count: piecesOf(order) })} ·{' '}
        <span class="strong">{money(order.amount, order.currency.value)}</span>
      </p>
      <Pictures items={order.orderitem_set} />
      <ErrorNote error={error} />
      <div class="row">
        <ButtonLink small href={link(`/account/orders/${order.id}/`)}>
          {t('showOrder')} <span class="hidden">{order.number}</span>
        </ButtonLink>
        <Button small busy={busy} onClick={() => void run()}>
          {t('orderAgain')}
        </Button>
      </div>
    </article>
  );
}

function Pictures({ items }: { items: readonly OrderItem[] }) {
  const products = [...new Map(items.map((item) => [item.product.pk, item])).values()];
  const hidden = products.length - PICTURES;
  return (
    <div class="order-pictures">
      {products.slice(0, PICTURES).map(({ id, product }) => (
        <Picture key={id} src={product.image} alt={product.name} sizes="60px" />
      ))}
      {hidden > 0 && <span class="soft small">{t('more', { count: hidden })}</span>}
    </div>
  );
}

function piecesOf({ orderitem_set: items }: Order): number {
  return items.reduce((sum, { length }) => sum + length, 0);
}

/** Delivered is good news, cancelled and returned are over, the rest is on its way (docs/protocol/orders.md, "Statuses"). */
function kindOf(status: string): 'good' | 'plain' | 'warn' | 'accent' {
  if (status === '550') return 'good';
  if (status === '100' || status === '600') return 'plain';
  return Number(status) < 400 ? 'warn' : 'accent';
}

async function reorder(id: number): Promise<void> {
  const { products } = await shop.reorder({ id });
  await loadBasketCount();
  const sum = (key: 'ordered_quantity' | 'added_quantity') => products.reduce((total, one) => total + one[key], 0);
  const [count, wanted] = [sum('added_quantity'), sum('ordered_quantity')];
  if (count === 0) {
    toast(t('reorderedNone'), { isBad: true });
    return;
  }
  const text = count < wanted ? t('reorderedFewer', { count, wanted }) : t('reordered', { count });
  toast(text, { link: { href: link('/basket/'), label: t('toBasket') } });
}
