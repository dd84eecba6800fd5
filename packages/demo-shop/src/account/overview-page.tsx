import { useAction, useLoading } from '../loading.ts';
import { Button, ButtonLink, ErrorNote, Icon, Loaded, Note, toast } from '../parts/index.ts';
import { link } from '../routes.ts';
import { currency, shop, user } from '../shop.ts';
import { AccountFrame } from './AccountFrame.tsx';
import { money } from '../i18n/index.ts';
import { OrderLine } from './OrderLine.tsx';
import { t } from './texts.ts';
import { unread } from './unread.ts';

/** The account at a glance: what needs doing, the last order, what there is to spend. */
export function OverviewPage() {
  const name = user.value?.first_name ?? '';
  return (
    <AccountFrame page="overview" title={name === '' ? t('account') : t('hello', { name })}>
      <Unconfirmed />
      {unread.value > 0 && (
        <Note>
          <p>{t('unreadMessages', { count: unread.value })}</p>
          <ButtonLink small href={link('/account/conversations/')}>
            {t('read')}
          </ButtonLink>
        </Note>
      )}
      <LastOrder />
      <Balance />
      <Shortcuts />
    </AccountFrame>
  );
}

function Unconfirmed() {
  const email = user.value?.email ?? '';
  const { run, busy, error } = useAction(async () => {
    await shop.requestEmailVerification();
    toast(t('sentAgain', { email }));
  });
  if (user.value?.is_email_verified !== false) return null;
  return (
    <div class="stack-s">
      <Note kind="warn">
        <p>{t('unconfirmed', { email })}</p>
        <Button small busy={busy} onClick={() => void run()}>
          {t('sendAgain')}
        </Button>
      </Note>
      <ErrorNote error={error} />
    </div>
  );
}

function LastOrder() {
  const orders = useLoading('last order', (signal) => shop.listOrders({ page_size: 1 }, { signal }));
  return (
    <section class="stack" aria-labelledby="last-order">
      <div class="between">
        <h2 id="last-order">{t('lastOrder')}</h2>
        <a href={link('/account/orders/')}>{t('allOrders')}</a>
      </div>
      <Loaded of={orders}>
        {({ results: [order] }) =>
          order === undefined ? (
            <div class="stack-s">
              <p class="soft">{t('noOrderYet')}</p>
              <div>
                <ButtonLink href={link('/')}>{t('shopAround')}</ButtonLink>
              </div>
            </div>
          ) : (
            <OrderLine order={order} level="h3" />
          )
        }
      </Loaded>
    </section>
  );
}

const SHORTCUTS = [
  ['favourites', 'heart'],
  ['conversations', 'info'],
  ['addresses', 'truck'],
  ['profile', 'account'],
] as const;

function Shortcuts() {
  return (
    <ul class="shortcuts">
      {SHORTCUTS.map(([page, icon]) => (
        <li key={page}>
          <a class="card" href={link(`/account/${page}/`)}>
            <Icon name={icon} size={28} />
            <span class="strong">{t(page)}</span>
            <span class="soft small">{t(`${page}What`)}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}

// Shops without loyalty money answer 404, and nothing is said of it.
function Balance() {
  const { value } = useLoading('balance', (signal) => shop.getLoyaltyBalance({}, { signal }));
  if (value === undefined || value.balance <= 0) return null;
  return (
    <Note kind="good">
      <p>{t('balance', { amount: money(value.balance, currency.value) })}</p>
      <a href={link('/account/loyalty/')}>{t('loyalty')}</a>
    </Note>
  );
}
