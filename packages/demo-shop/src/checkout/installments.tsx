import { money } from '../i18n/index.ts';
import { ErrorNote } from '../parts/index.ts';
import { submit, view } from './checkout.state.ts';
import { problemOf } from './forms.ts';
import { t } from './texts.ts';
import type { Installment } from './view.rules.ts';

/** In how many instalments, and what that costs; nothing where there is but one way. */
export function Installments() {
  const { preOrder, offers } = view.value ?? {};
  const plans = offers?.installments ?? [];
  if (preOrder === undefined || plans.length < 2) return null;
  const card = offers?.card_type?.name;
  const currency = preOrder.currency_type_label;
  return (
    <fieldset class="plans">
      <legend class="field-label">{card === undefined ? t('installments') : t('installmentsOf', { card })}</legend>
      <ErrorNote error={problemOf('InstallmentSelectionPage')} />
      <div class="plans-list">
        {plans.map((plan) => (
          <Plan key={plan.pk} plan={plan} currency={currency} isChosen={preOrder.installment?.pk === plan.pk} />
        ))}
      </div>
    </fieldset>
  );
}

interface PlanProps {
  readonly plan: Installment;
  readonly currency: string;
  readonly isChosen: boolean;
}

function Plan({ plan, currency, isChosen }: PlanProps) {
  const { pk, installment_count: count } = plan;
  const total = money(plan.price_with_accrued_interest, currency);
  const each = money(plan.monthly_price_with_accrued_interest, currency);
  return (
    <label class={isChosen ? 'plan plan-chosen' : 'plan'}>
      <input
        type="radio"
        name="installment"
        checked={isChosen}
        onChange={() => void submit('InstallmentSelectionPage', { installment: pk })}
      />
      <span class="plan-name">
        {count === 1 ? t('installmentSingle') : t('installmentEach', { count, amount: each })}
      </span>
      <span class="numbers soft">{total}</span>
    </label>
  );
}
