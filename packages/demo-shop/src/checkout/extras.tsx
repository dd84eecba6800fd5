import { useState } from 'preact/hooks';
import { money } from '../i18n/index.ts';
import { useAction } from '../loading.ts';
import { Button, ErrorNote, Field, fieldError, Icon } from '../parts/index.ts';
import { user } from '../shop.ts';
import { lookAgain, submit, view } from './checkout.state.ts';
import { problemOf } from './forms.ts';
import { useBalance } from './use-balance.ts';
import { t } from './texts.ts';

/** What else can be paid with: a gift card, and a customer's loyalty money. Folded, as few have either. */
export function Extras() {
  const preOrder = view.value?.preOrder;
  if (preOrder === undefined) return null;
  const isUsed = preOrder.gift_card !== null || Number(preOrder.loyalty_money) > 0;
  return (
    <details class="extras" open={isUsed}>
      <summary>
        <Icon name="gift" size={18} /> {t(user.value == null ? 'extrasGuest' : 'extras')}
      </summary>
      <div class="stack extras-body">
        <GiftCard />
        {user.value != null && <Loyalty />}
      </div>
    </details>
  );
}

/** Submits a page beside the way; what is due after it, the shop is asked for. */
async function change(page: string, fields: Record<string, string>): Promise<void> {
  if (await submit(page, fields)) await lookAgain();
}

function GiftCard() {
  const preOrder = view.value?.preOrder;
  const used = preOrder?.gift_card ?? null;
  const act = useAction(change);
  if (used === null || preOrder === undefined) return <GiftCardForm />;
  const amount = money(used.amount, preOrder.currency_type_label);
  return (
    <div class="between">
      <span>{t('giftCardUsed', { end: used.code_end, amount })}</span>
      <Button look="quiet" busy={act.busy} onClick={() => void act.run('GiftCardUpdateAmountPage', { amount: '0' })}>
        {t('takeOut')}
      </Button>
    </div>
  );
}

/** It is no form of its own, which forms cannot hold: the key that ends a line is not to place the order. */
function GiftCardForm() {
  const [code, setCode] = useState('');
  const act = useAction(change);
  const error = problemOf('GiftCardApplyPage', 'GiftCardUpdateAmountPage');
  const apply = () => {
    if (code.trim() !== '') void act.run('GiftCardApplyPage', { gift_card_code: code.trim() });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    apply();
  };
  return (
    <div class="stack-s">
      <ErrorNote error={error} fields={['gift_card_code']} />
      <div class="code" onKeyDown={onKeyDown}>
        <Field
          {...{ label: t('giftCard'), name: 'gift_card_code', autocomplete: 'off', spellcheck: false }}
          {...{ required: true, value: code, onInput: setCode }}
          error={fieldError(error, 'gift_card_code')}
        />
        <Button busy={act.busy} onClick={apply}>
          {t('giftCardApply')}
        </Button>
      </div>
    </div>
  );
}

function Loyalty() {
  const act = useAction(change);
  const balance = useBalance();
  const preOrder = view.value?.preOrder;
  if (preOrder === undefined || balance === null) return null;
  const currency = preOrder.currency_type_label;
  const used = Number(preOrder.loyalty_money);
  const amount = Math.min(balance, Number(preOrder.unpaid_amount) + used).toFixed(2);
  const put = (given: string) => void act.run('LoyaltyMoneyUsagePage', { loyalty_amount_to_use: given });
  return (
    <div class="stack-s">
      <ErrorNote error={problemOf('LoyaltyMoneyUsagePage')} />
      <div class="between">
        <span>
          {used > 0
            ? t('loyaltyUsed', { amount: money(used, currency) })
            : t('loyaltyHave', { amount: money(balance, currency) })}
        </span>
        {(used > 0 || balance > 0) && (
          <Button look="quiet" busy={act.busy} onClick={() => put(used > 0 ? '0' : amount)}>
            {used > 0 ? t('takeOut') : t('loyaltyUse')}
          </Button>
        )}
      </div>
    </div>
  );
}
