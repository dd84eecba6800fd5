import { money } from '../i18n/index.ts';
import { Choice, ErrorNote, Note } from '../parts/index.ts';
import { submit, view } from './checkout.state.ts';
import { problemOf } from './forms.ts';
import { StepSection } from './step.tsx';
import { t } from './texts.ts';

/** By whom the goods are brought, and what that costs. The first way is chosen until another one is. */
export function ShippingPart() {
  const { preOrder, offers } = view.value ?? {};
  const options = offers?.shipping_options ?? [];
  const chosen = preOrder?.shipping_option?.pk;
  const currency = preOrder?.currency_type_label ?? '';
  return (
    <StepSection step="payment" number={3} title={t('shipping')}>
      <fieldset class="stack-s">
        <legend class="hidden">{t('shipping')}</legend>
        <ErrorNote error={problemOf('ShippingOptionSelectionPage')} />
        {options.length === 0 && <Note kind="warn">{t('shippingNone')}</Note>}
        {options.map(({ pk, name, description, shipping_amount: amount }) => (
          <Choice
            key={pk}
            name="shipping_option"
            value={String(pk)}
            checked={chosen === pk}
            onChoose={() => void submit('ShippingOptionSelectionPage', { shipping_option: pk })}
            label={name}
            aside={Number(amount) === 0 ? t('shippingFree') : money(amount, currency)}
          >
            {description ?? undefined}
          </Choice>
        ))}
      </fieldset>
    </StepSection>
  );
}
