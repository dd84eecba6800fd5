import type { Order } from '@arasta/client';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useAction } from '../loading.ts';
import { Button, ErrorNote, toast } from '../parts/index.ts';
import { link } from '../routes.ts';
import { loadBasketCount, shop } from '../shop.ts';
import { AskDialog } from './ask-dialog.tsx';
import type { Guest } from './asking.ts';
import { t } from './texts.ts';

interface OrderActionsProps {
  readonly order: Order;
  /** Called when something was asked for. */
  readonly onChange: () => void;
  /** Who tells the order by number and e-mail address, and is known by nothing else. */
  readonly guest?: Guest;
}

/** Cancel, send back, order again: as far as the order allows. */
export function OrderActions({ order, onChange, guest }: OrderActionsProps) {
  const [asking, ask] = useState<'cancel' | 'refund' | null>(null);
  const { route } = useLocation();
  const again = useAction(async () => {
    await orderAgain(order.id);
    route(link('/basket/'));
  });
  const isKnown = guest === undefined;
  if (!isKnown && !order.is_cancellable && !order.is_refundable) return null;
  return (
    <section class="panel stack" aria-label={t('actions')}>
      {isKnown && (
        <Button look="primary" wide busy={again.busy} onClick={() => void again.run()}>
          {t('again')}
        </Button>
      )}
      {order.is_cancellable && (
        <Button wide onClick={() => ask('cancel')}>
          {t('cancel')}
        </Button>
      )}
      {order.is_refundable && (
        <Button wide onClick={() => ask('refund')}>
          {t('sendBack')}
        </Button>
      )}
      <ErrorNote error={again.error} />
      {asking !== null && (
        <AskDialog
          {...{ order, guest, type: asking }}
          onClose={() => ask(null)}
          onDone={() => {
            ask(null);
            onChange();
          }}
        />
      )}
    </section>
  );
}

/** Puts into the basket what can be had, and says what could not. */
async function orderAgain(id: number): Promise<void> {
  const { products } = await shop.reorder({ id });
  await loadBasketCount();
  const short = products.filter(({ reason }) => reason !== null).map(({ name }) => name);
  if (short.length === 0) toast(t('addedAll'));
  else toast(t('addedSome', { names: short.join(', ') }), { isBad: true });
}
