import { useState } from 'preact/hooks';
import { cents, isFree, type Line, variantOf } from '../basket/lines.rules.ts';
import { Discounts, Sum } from '../basket/totals.tsx';
import { language, money } from '../i18n/index.ts';
import { Icon, Picture } from '../parts/index.ts';
import { link } from '../routes.ts';
import { isBusy, view } from './checkout.state.ts';
import { dueOf } from './place-form.tsx';
import { t } from './texts.ts';
import type { PreOrder } from './view.rules.ts';

/** What is bought and what it comes to: beside the steps, on phones folded above them. */
export function Summary() {
  const [isOpen, open] = useState(false);
  const preOrder = view.value?.preOrder;
  if (preOrder === undefined) return null;
  const due = money(dueOf(preOrder), preOrder.currency_type_label);
  return (
    <aside class={isOpen ? 'aside panel order-summary order-summary-open' : 'aside panel order-summary'}>
      <button
        type="button"
        class="order-fold"
        aria-expanded={isOpen}
        aria-controls="order-summary"
        onClick={() => open(!isOpen)}
      >
        <span class="order-fold-name">
          {t('summaryShow')} <Icon name="down" size={18} />
        </span>
        <span class="strong numbers">{due}</span>
      </button>
      <div id="order-summary" class="order-body stack">
        <div class="between">
          <h2>{t('summary')}</h2>
          <a class="small" href={link('/basket/')}>
            {t('backToBasket')}
          </a>
        </div>
        <ul class="order-lines">
          {preOrder.basket.basketitem_set.map((line) => (
            <SummaryLine key={line.id} line={line} />
          ))}
        </ul>
        <div aria-live="polite" class={isBusy.value ? 'stale' : undefined}>
          <Sums preOrder={preOrder} />
        </div>
      </div>
    </aside>
  );
}

function SummaryLine({ line }: { line: Line }) {
  const { product, quantity } = line;
  const variant = variantOf(product, language.value);
  const due = (cents(line.total_amount) - cents(line.discount_amount)) / 100;
  return (
    <li class="order-line">
      <span class="order-picture">
        <Picture src={line.image} alt="" sizes="3.5rem" />
        <span class="order-count" aria-hidden="true">
          {quantity}
        </span>
      </span>
      <span class="order-words">
        <span class="hidden">{t('pieces', { count: quantity })} </span>
        {product.name}
        {variant !== '' && <span class="small soft"> {variant}</span>}
      </span>
      <span class="numbers">{isFree(line) ? t('free') : money(due, line.currency_type)}</span>
    </li>
  );
}

function Sums({ preOrder }: { preOrder: PreOrder }) {
  const { basket, shipping_option: shipping, currency_type_label: currency } = preOrder;
  const interest = cents(preOrder.total_amount_with_interest) - cents(preOrder.total_amount);
  const due = dueOf(preOrder);
  const isPart = due !== Number(preOrder.total_amount_with_interest);
  const own = [
    [t('loyaltySum'), preOrder.loyalty_money],
    [t('giftCardSum'), preOrder.gift_card?.amount ?? '0'],
  ] as const;
  return (
    <dl class="sums">
      <Sum label={t('goods')} value={money(basket.total_product_amount, currency)} />
      <Discounts discounts={basket.discounts} currency={currency} />
      {shipping === null ? (
        <Sum label={t('shippingSum')} value={t('shippingOpen')} kind="quiet" />
      ) : (
        <Sum label={t('shippingSum')} value={amountOrFree(preOrder.shipping_amount, currency)} />
      )}
      <Fees preOrder={preOrder} />
      {interest > 0 && <Sum label={t('interest')} value={money(interest / 100, currency)} />}
      {isPart && <Sum label={t('total')} value={money(preOrder.total_amount_with_interest, currency)} />}
      {own.map(
        ([label, amount]) =>
          Number(amount) > 0 && <Sum key={label} label={label} value={money(-Number(amount), currency)} kind="good" />,
      )}
      <Sum label={isPart ? t('toPay') : t('total')} value={money(due, currency)} kind="total" />
    </dl>
  );
}

/** Of paying at the door, and of a gift box. */
function Fees({
  preOrder: { payment_choice: choice, gift_box: box, currency_type_label: currency },
}: {
  preOrder: PreOrder;
}) {
  return (
    <>
      {choice !== null && Number(choice.price) > 0 && (
        <Sum label={t('doorSum')} value={money(choice.price, currency)} />
      )}
      {box !== null && <Sum label={t('giftBox')} value={amountOrFree(box.price, currency)} />}
    </>
  );
}

function amountOrFree(amount: string, currency: string): string {
  return Number(amount) === 0 ? t('free') : money(amount, currency);
}
