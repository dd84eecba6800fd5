import type { BankAccount, Order } from '@arasta/client';
import { useRoute } from 'preact-iso';
import { groupedIban } from '../checkout/iban.ts';
import { kept } from '../checkout/tab-memory.ts';
import { money } from '../i18n/index.ts';
import { useLoading } from '../loading.ts';
import { ButtonLink, Heading, Icon, Loaded } from '../parts/index.ts';
import { link } from '../routes.ts';
import { isLoggedIn, shop } from '../shop.ts';
import { eventsOf } from './events.ts';
import { dueOf } from './order.rules.ts';
import { OrderView } from './order-view.tsx';
import { t } from './texts.ts';

/** The end of a checkout: thanks, the number, and what is still to be done. */
export function CompletedPage() {
  const { params } = useRoute();
  const token = params['token'] ?? '';
  const loading = useLoading(`completed ${token}`, async (signal) => {
    const { order } = await shop.getCompletedOrder({ token }, { signal });
    return { order, events: await eventsOf(order, signal) };
  });
  return (
    <div class="wide page">
      <Loaded of={loading}>
        {({ order, events }) => (
          <>
            <Thanks order={order} />
            <OrderView order={order} events={events} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Thanks({ order }: { order: Order }) {
  return (
    <div class="thanks">
      <span class="thanks-mark">
        <Icon name="check" size={26} />
      </span>
      <Heading>{t('thanks')}</Heading>
      <p>{t('thanksText', { number: order.number, email: order.user_email })}</p>
      {order.is_payable && <Transfer order={order} />}
      <p class="row">
        <ButtonLink look="primary" href={link('/')}>
          {t('goOn')}
        </ButtonLink>
        <ButtonLink href={link(isLoggedIn.value ? `/account/orders/${order.id}/` : '/orders/track/')}>
          {t('toOrder')}
        </ButtonLink>
      </p>
    </div>
  );
}

/** The account as it was chosen in this tab: the order does not name it, its mail does. */
function Transfer({ order }: { order: Order }) {
  const account = keptAccount();
  const amount = money(dueOf(order), order.currency.value);
  return (
    <>
      <p>
        {t('thanksTransfer', { amount })} {account === null && t('accountInMail')}
      </p>
      {account !== null && (
        <dl class="transfer" aria-label={t('account')}>
          <dt>{t('holder')}</dt>
          <dd>{account.holder_name}</dd>
          <dt>{t('iban')}</dt>
          <dd class="numbers">{groupedIban(account.iban)}</dd>
          <dt>{t('amount')}</dt>
          <dd class="numbers">{amount}</dd>
          <dt>{t('reference')}</dt>
          <dd class="numbers">{order.number}</dd>
        </dl>
      )}
    </>
  );
}

function keptAccount(): Pick<BankAccount, 'iban' | 'holder_name'> | null {
  const account: unknown = JSON.parse(kept('account') ?? 'null');
  if (typeof account !== 'object' || account === null || !('iban' in account) || !('holder_name' in account))
    return null;
  const { iban, holder_name: holder } = account;
  return typeof iban === 'string' && typeof holder === 'string' ? { iban, holder_name: holder } : null;
}
