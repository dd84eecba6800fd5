import { useEffect } from 'preact/hooks';
import { useLoading } from '../loading.ts';
import { Button, ButtonLink, Empty, Heading, Icon, Loaded, Skeleton } from '../parts/index.ts';
import { link } from '../routes.ts';
import type { Basket } from '../shop.ts';
import { basket, gone, loadBasket, removed, wanted } from './basket.state.ts';
import './basket.css';
import { VoucherCode } from './code.tsx';
import { GoneNote } from './gone.tsx';
import { BasketLine, RemovedLine } from './line.tsx';
import { entriesOf } from './lines.rules.ts';
import { t } from './texts.ts';
import { Totals } from './totals.tsx';
import { useReturn } from '../use-return.ts';

/** What lies in the basket, and the way to the checkout. */
export function BasketPage() {
  const loading = useLoading('basket', async (signal) => {
    await loadBasket(signal);
    return true;
  });
  useReturn(() => void loadBasket().catch(() => undefined));
  useEffect(() => () => void (removed.value = []), []);
  const { value } = basket;
  return (
    <div class="wide page basket">
      <div class="basket-head">
        <Heading title={t('title')}>{t('title')}</Heading>
        {value !== null && value.total_quantity > 0 && (
          <p class="soft">{t('pieces', { count: value.total_quantity })}</p>
        )}
      </div>
      <Gone />
      <Loaded of={loading} skeleton={<Skeleton lines={8} />}>
        {() => value !== null && <Content basket={value} />}
      </Loaded>
    </div>
  );
}

function Content({ basket: shown }: { basket: Basket }) {
  const entries = entriesOf(shown.basketitem_set, removed.value, wanted.value);
  if (entries.length === 0) return <Nothing />;
  const isEmpty = entries.every(({ kind }) => kind === 'removed');
  return (
    <div class="with-aside">
      <section aria-label={t('lines')}>
        <ul class="basket-lines">
          {entries.map((entry) =>
            entry.kind === 'line' ? (
              <BasketLine key={entry.key} id={entry.key} line={entry.line} />
            ) : (
              <RemovedLine key={`-${entry.key}`} removed={entry.removed} />
            ),
          )}
        </ul>
        {isEmpty ? <Nothing /> : <Upsells basket={shown} />}
      </section>
      {!isEmpty && <Summary basket={shown} />}
    </div>
  );
}

function Summary({ basket: shown }: { basket: Basket }) {
  const isWaiting = wanted.value.size > 0;
  return (
    <section class="aside panel stack" aria-labelledby="basket-summary">
      <h2 id="basket-summary">{t('summary')}</h2>
      <VoucherCode code={shown.voucher_code} />
      <div class={isWaiting ? 'stale' : undefined}>
        <Totals basket={shown} />
      </div>
      <ButtonLink look="primary" wide href={link('/checkout/')}>
        <Icon name="lock" size={18} /> {t('checkout')}
      </ButtonLink>
      <p class="center">
        <a class="small" href={link('/list/')}>
          {t('goOn')}
        </a>
      </p>
    </section>
  );
}

/** What little is missing for the next promotion. */
function Upsells({ basket: { upsell_details: details } }: { basket: Basket }) {
  if (details.length === 0) return null;
  return (
    <section class="upsells" aria-label={t('nearly')}>
      <ul class="stack">
        {details.map(({ message, params }) => (
          <li key={message} class="upsell">
            <Icon name="gift" />
            <div class="upsell-words">
              <p>{message}</p>
              <span class="upsell-bar" aria-hidden="true">
                <span style={{ width: `${params.partial_percentage}%` }} />
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What the shop took out by itself since the page was opened. */
function Gone() {
  return (
    <div role="status">
      <GoneNote>
        <Button small onClick={() => void (gone.value = [])}>
          {t('understood')}
        </Button>
      </GoneNote>
    </div>
  );
}

function Nothing() {
  const action = (
    <ButtonLink look="primary" href={link('/list/')}>
      {t('emptyAction')}
    </ButtonLink>
  );
  return (
    <Empty icon="bag" title={t('emptyTitle')} action={action}>
      {t('emptyText')}
    </Empty>
  );
}
