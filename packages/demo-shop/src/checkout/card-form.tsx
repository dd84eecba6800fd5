import { useState } from 'preact/hooks';
import { Checkbox, Field, fieldError, Icon } from '../parts/index.ts';
import { grouped, networkOf, passesLuhn } from './card.rules.ts';
import { card, plansFor, type } from './card.state.ts';
import { view } from './checkout.state.ts';
import { problemOf } from './forms.ts';
import { Installments } from './installments.tsx';
import { t } from './texts.ts';

const PAGES = ['CreditCardConfirmationPage', 'BinNumberPage', 'InstallmentSelectionPage'];

/** The fields that show their own errors. */
export const CARD_FIELDS = [
  'card_number',
  'bin_number',
  'card_holder',
  'card_expiry',
  'card_month',
  'card_year',
  'card_cvv',
];

/** A card that is typed in: number, name, end and code, then in how many instalments. */
export function CardForm() {
  const { isThreeD, isKept } = card.value;
  const error = problemOf(...PAGES);
  return (
    <div class="stack">
      <CardNumber error={said(error, 'card_number', 'bin_number')} />
      <CardDetails error={error} />
      {plansFor.value !== null && <Installments />}
      <Checkbox label={t('threeD')} checked={isThreeD} onChange={(checked) => type({ isThreeD: checked })} />
      {view.value?.offers.can_save_card === true && (
        <Checkbox
          label={t('saveCard')}
          checked={isKept}
          onChange={(checked) => type({ isKept: checked })}
          error={fieldError(error, 'save_card')}
        />
      )}
      <p class="small soft card-safe">
        <Icon name="lock" size={16} /> {t('cardSafe')}
      </p>
    </div>
  );
}

function CardNumber({ error }: { error: string | undefined }) {
  const { number } = card.value;
  const [isLeft, setLeft] = useState(false);
  const isSlip = isLeft && number !== '' && !passesLuhn(number);
  return (
    <div onFocusIn={() => setLeft(false)} onFocusOut={() => setLeft(true)}>
      <Field
        {...{ label: t('cardNumber'), name: 'cc-number', autocomplete: 'cc-number', inputMode: 'numeric' }}
        {...{ required: true, maxLength: 24, spellcheck: false, value: grouped(number) }}
        hint={networkOf(number) ?? undefined}
        onInput={(typed) => type({ number: typed })}
        error={isSlip ? t('cardSlip') : error}
      />
    </div>
  );
}

function CardDetails({ error }: { error: unknown }) {
  const { holder, expiry, cvv } = card.value;
  return (
    <>
      <Field
        {...{ label: t('cardHolder'), name: 'cc-name', autocomplete: 'cc-name', required: true, maxLength: 100 }}
        {...{ value: holder, spellcheck: false }}
        onInput={(typed) => type({ holder: typed })}
        error={said(error, 'card_holder')}
      />
      <div class="fields-pair">
        <Field
          {...{ label: t('cardExpiry'), hint: t('cardExpiryHint'), name: 'cc-exp', autocomplete: 'cc-exp' }}
          {...{ inputMode: 'numeric', required: true, maxLength: 9, value: expiry }}
          onInput={(typed) => type({ expiry: typed })}
          error={said(error, 'card_expiry', 'card_month', 'card_year')}
        />
        <Field
          {...{ label: t('cardCvv'), hint: t('cardCvvHint'), name: 'cc-csc', autocomplete: 'cc-csc' }}
          {...{ inputMode: 'numeric', required: true, maxLength: 4, value: cvv }}
          onInput={(typed) => type({ cvv: typed.replace(/\D/g, '') })}
          error={said(error, 'card_cvv')}
        />
      </div>
    </>
  );
}

/** What is said about the first of these fields that something is said about. */
function said(error: unknown, ...fields: readonly string[]): string | undefined {
  return fields.map((field) => fieldError(error, field)).find((text) => text !== undefined);
}
