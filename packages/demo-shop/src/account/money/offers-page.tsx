import type { Offer, RedeemedDiscount } from '@arasta/client';
import { day, money } from '../../i18n/index.ts';
import { useAction, useLoading } from '../../loading.ts';
import { Badge, Button, Empty, ErrorNote, Loaded, toast } from '../../parts/index.ts';
import { shop } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { Ledger } from './Ledger.tsx';
import { t } from './texts.ts';

/** Coupons that are the customer's own: to be used, to come, over, used. */
export function OffersPage() {
  const offers = useLoading('offers', async (signal) => {
    const [now, future, expired, used] = await Promise.all([
      shop.listOffers({}, { signal }),
      shop.listFutureOffers({}, { signal }),
      shop.listExpiredOffers({}, { signal }),
      shop.listDiscountItems({}, { signal }),
    ]);
    return { now: now.all_discounts, future: future.results, expired: expired.results, used: used.results };
  });
  return (
    <AccountFrame page="offers">
      <Loaded of={offers}>
        {({ now, future, expired, used }) => (
          <div class="stack-l">
            {now.length === 0 && (
              <Empty icon="gift" title={t('offersNone')}>
                {t('offersNoneWhy')}
              </Empty>
            )}
            <Offers title={t('offersNow')} offers={now} canCopy />
            <Offers title={t('offersFuture')} offers={future} />
            <Offers title={t('offersExpired')} offers={expired} />
            <Used discounts={used} />
          </div>
        )}
      </Loaded>
    </AccountFrame>
  );
}

/** What the customer's orders were given. */
function Used({ discounts }: { discounts: readonly RedeemedDiscount[] }) {
  if (discounts.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="used">
      <h2 id="used">{t('offersUsed')}</h2>
      <Ledger entries={discounts.map(({ order_number, ...entry }) => ({ ...entry, order: order_number }))} />
    </section>
  );
}

interface OffersProps {
  readonly title: string;
  readonly offers: readonly Offer[];
  readonly canCopy?: boolean;
}

function Offers({ title, offers, canCopy = false }: OffersProps) {
  if (offers.length === 0) return null;
  return (
    <section class="stack" aria-label={title}>
      <h2>{title}</h2>
      <ul class="cards">
        {offers.map((offer) => (
          <Coupon key={offer.voucher_code} offer={offer} canCopy={canCopy} />
        ))}
      </ul>
    </section>
  );
}

function Coupon({ offer, canCopy }: { offer: Offer; canCopy: boolean }) {
  const { label, voucher_code: code, status } = offer;
  const { run, error } = useAction(async () => {
    await navigator.clipboard.writeText(code);
    toast(t('copied'));
  });
  return (
    <li class="card">
      <div class="between">
        <h3 class="strong">{label}</h3>
        <Badge kind={status.value === 'active' ? 'good' : 'plain'}>{status.label}</Badge>
      </div>
      <p class="price price-large">{benefitOf(offer)}</p>
      <p class="soft small">{termsOf(offer).join(' · ')}</p>
      <div class="card-foot">
        <code>{code}</code>
        {canCopy && (
          <Button small onClick={() => void run()}>
            {t('copyCode', { code })}
          </Button>
        )}
      </div>
      <ErrorNote error={error} />
    </li>
  );
}

function benefitOf({ amount, percentage, currency, benefit_type }: Offer): string {
  if (percentage !== null) return t('percentOff', { percent: percentage });
  return amount > 0 ? t('amountOff', { amount: money(amount, currency.value) }) : benefit_type.label;
}

// 2099 is the API's word for "without end" (docs/protocol/promotions.md).
function termsOf({ condition, currency, start_datetime, end_datetime, status }: Offer): string[] {
  const least = condition.type === 'Quantity' ? t('fromQuantity', { count: condition.value }) : null;
  const from =
    condition.value > 0 ? (least ?? t('fromAmount', { amount: money(condition.value, currency.value) })) : '';
  const begins = status.value === 'future' ? t('validFrom', { date: day(start_datetime) }) : '';
  const ends = end_datetime.startsWith('2099') ? '' : t('validUntil', { date: day(end_datetime) });
  return [from, begins, ends].filter((text) => text !== '');
}
