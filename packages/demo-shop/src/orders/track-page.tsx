import type { Order, OrderEvent } from '@arasta/client';
import { useState } from 'preact/hooks';
import { day } from '../i18n/index.ts';
import { useAction } from '../loading.ts';
import { Form, useForm } from '../parts/form/index.ts';
import { Badge, Button, ErrorNote, Field, Heading } from '../parts/index.ts';
import { link } from '../routes.ts';
import { isLoggedIn, shop } from '../shop.ts';
import type { Guest } from './asking.ts';
import { eventsOf } from './events.ts';
import { kindOf } from './order.rules.ts';
import { OrderActions } from './order-actions.tsx';
import { OrderView } from './order-view.tsx';
import { t } from './texts.ts';

interface Found {
  readonly order: Order;
  readonly events: readonly OrderEvent[] | undefined;
  readonly guest: Guest;
}

/** A guest's order, found by its number and the e-mail address it was placed with. */
export function TrackPage() {
  const [found, setFound] = useState<Found | null>(null);
  const look = async (guest: Guest) => {
    const [order] = await shop.trackOrder(guest);
    if (order !== undefined) setFound({ order, guest, events: await eventsOf(order) });
  };
  const again = useAction(look);
  if (found === null) return <TrackForm onLook={look} />;
  const { order, events, guest } = found;
  const lookAgain = () => void again.run(guest);
  return (
    <div class="wide page">
      <div class="order-top">
        <Heading>{t('order', { number: order.number })}</Heading>
        <p class="row">
          <Badge kind={kindOf(order.status.value)}>{order.status.label}</Badge>
          <span class="soft">{t('placedOn', { day: day(order.created_date) })}</span>
          <Button look="quiet" onClick={() => setFound(null)}>
            {t('another')}
          </Button>
        </p>
      </div>
      <ErrorNote error={again.error} onRetry={lookAgain} />
      <OrderView order={order} events={events}>
        <OrderActions order={order} guest={guest} onChange={lookAgain} />
      </OrderView>
    </div>
  );
}

function TrackForm({ onLook }: { onLook: (guest: Guest) => Promise<void> }) {
  const form = useForm({ texts: { number: '', email: '' } }, ({ number, email }) =>
    onLook({ number: number.trim(), email: email.trim() }),
  );
  return (
    <div class="narrow page stack-l">
      <Heading>{t('trackTitle')}</Heading>
      <p class="soft">
        {t('trackText')}{' '}
        {isLoggedIn.value && (
          <>
            {t('loginInstead')} <a href={link('/account/orders/')}>{t('toAccount')}</a>
          </>
        )}
      </p>
      <div class="panel">
        <Form of={form} action={t('look')}>
          <Field {...form.text('number')} label={t('number')} required inputMode="numeric" autocomplete="off" />
          <Field
            {...form.text('email')}
            {...{ label: t('email'), required: true, type: 'email', inputMode: 'email', autocomplete: 'email' }}
          />
        </Form>
      </div>
    </div>
  );
}
