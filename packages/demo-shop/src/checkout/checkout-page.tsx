import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import '../basket/basket.css';
import { gone } from '../basket/basket.state.ts';
import { GoneNote } from '../basket/gone.tsx';
import { useReturn } from '../use-return.ts';
import { useLoading } from '../loading.ts';
import { Heading, Loaded, Note, Skeleton, Spinner } from '../parts/index.ts';
import { link } from '../routes.ts';
import { loadBasketCount } from '../shop.ts';
import { forgetCard, forgetCode } from './card.state.ts';
import './checkout.css';
import { closeCheckout, isChanged, lookAgain, openCheckout, out, view } from './checkout.state.ts';
import { ContactStep } from './contact-step.tsx';
import { DeliveryStep } from './delivery-step.tsx';
import { PaymentPart } from './payment-part.tsx';
import { ShippingPart } from './shipping-part.tsx';
import { Summary } from './summary.tsx';
import { keep, kept } from './tab-memory.ts';
import { t } from './texts.ts';

const LEAVING = 'leaving';

/** From the basket to the order, on one page. */
export function CheckoutPage() {
  const loading = useLoading('checkout', async () => {
    await openCheckout();
    return true;
  });
  useWayOut();
  useReturn(() => {
    // From the bank by the browser's way back: the page is as it was left.
    if (out.value?.kind === 'bank') out.value = null;
    void lookAgain().catch(() => undefined);
  });
  useEffect(
    () => () => {
      closeCheckout();
      forgetCard();
    },
    [],
  );
  return (
    <div class="wide page checkout">
      <Heading>{t('title')}</Heading>
      <Told />
      <Loaded of={loading} skeleton={<Skeleton lines={10} />}>
        {() => view.value !== null && <Content />}
      </Loaded>
      {out.value?.kind === 'bank' && (
        <div class="leaving" role="status">
          <Spinner /> {t('leaving')}
        </div>
      )}
    </div>
  );
}

function Content() {
  return (
    <div class="with-aside checkout-columns">
      <div class="steps">
        <ContactStep />
        <DeliveryStep />
        <ShippingPart />
        <PaymentPart />
      </div>
      <Summary />
    </div>
  );
}

/** What happened elsewhere: at the bank, in another tab, on the shelves. */
function Told() {
  const failure = useFailure();
  return (
    <div class="stack-s told">
      <div role="alert">
        {failure !== null && (
          <div class="note note-bad">
            <p>{failure}</p>
          </div>
        )}
      </div>
      <div role="status" class="stack-s">
        <BankWaits />
        {isChanged.value && gone.value.length === 0 && <Note kind="warn">{t('changed')}</Note>}
        <GoneNote />
      </div>
    </div>
  );
}

function BankWaits() {
  const preOrder = view.value?.preOrder;
  const isByCard = preOrder?.redirect_to_three_d === true;
  if (out.value !== null || (!isByCard && preOrder?.is_redirected !== true)) return null;
  const path = isByCard ? '/orders/redirect-three-d/' : '/orders/redirection/';
  return (
    <Note>
      <p>
        <span class="strong">{t('bankWaits')}</span> {t('bankElse')}
      </p>
      <a class="button button-plain button-small" href={path} onClick={() => keep(LEAVING, 'yes')}>
        {t('bankGoOn')}
      </a>
    </Note>
  );
}

/**
 * Why the bank did not take the money, as the shop has written it into the address. Whoever did not leave for a bank from
 * this tab is not shown words that anybody could have written there.
 */
function useFailure(): string | null {
  const { query } = useLocation();
  const [failure] = useState(() => {
    const { error } = query;
    if (error === undefined) return null;
    return kept(LEAVING) === null ? t('bankFailed') : error;
  });
  useEffect(() => {
    keep(LEAVING, null);
    if (failure !== null) history.replaceState(history.state, '', link('/checkout/'));
  }, []);
  return failure;
}

/** Leaves when an answer says so: for the bank, for the page of the order, or back to the basket. */
function useWayOut(): void {
  const { route } = useLocation();
  const way = out.value;
  useEffect(() => {
    if (way === null) return;
    if (way.kind === 'bank') {
      keep(LEAVING, 'yes');
      forgetCode();
      location.assign(way.path);
      return;
    }
    if (way.kind === 'done') void loadBasketCount().catch(() => undefined);
    // Nobody comes back to a checkout that is over; the router keeps the place of what it replaces.
    scrollTo(0, 0);
    route(link(way.kind === 'done' ? way.path : '/basket/'), true);
  }, [way]);
}
