import { money } from '../i18n/index.ts';
import { Choice, ErrorNote } from '../parts/index.ts';
import { submit, view } from './checkout.state.ts';
import { problemOf } from './forms.ts';
import { groupedIban } from './iban.ts';
import { Installments } from './installments.tsx';
import { t } from './texts.ts';

/** The account that is transferred to. The checkout knows it is chosen by what is due after it. */
export function TransferForm({ chosen, onChoose }: { chosen: number | null; onChoose: (pk: number) => void }) {
  const accounts = view.value?.offers.bank_accounts ?? [];
  return (
    <fieldset class="stack">
      <legend class="field-label">{t('accounts')}</legend>
      <ErrorNote error={problemOf('FundsTransferChoicePage')} />
      <div class="stack-s">
        {accounts.map(({ pk, bank, iban, holder_name: holder }) => (
          <Choice
            key={pk}
            name="bank_account"
            value={String(pk)}
            checked={(chosen ?? accounts[0]?.pk) === pk}
            onChoose={() => onChoose(pk)}
            label={bank.name}
          >
            <span class="numbers">{groupedIban(iban)}</span>
            <br />
            {t('holder', { name: holder })}
          </Choice>
        ))}
      </div>
      <p class="small soft">{t('transferHint')}</p>
    </fieldset>
  );
}

/** Cash or card at the door, with what that costs. */
export function DoorForm() {
  const { preOrder, offers } = view.value ?? {};
  const currency = preOrder?.currency_type_label ?? '';
  return (
    <fieldset class="stack">
      <legend class="field-label">{t('doorHow')}</legend>
      <ErrorNote error={problemOf('PayOnDeliveryPaymentChoicePage')} />
      <div class="stack-s">
        {offers?.payment_choices?.map(({ value, label, price }) => (
          <Choice
            key={value}
            name="payment_choice"
            value={value}
            checked={preOrder?.payment_choice?.value === value}
            onChoose={() => void submit('PayOnDeliveryPaymentChoicePage', { payment_choice: value })}
            label={label}
            aside={Number(price) > 0 ? t('doorFee', { amount: money(price, currency) }) : undefined}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** One of the customer's cards, and its instalments. */
export function SavedCardForm() {
  const { preOrder, offers } = view.value ?? {};
  return (
    <div class="stack">
      <fieldset class="stack">
        <legend class="field-label">{t('savedCards')}</legend>
        <ErrorNote error={problemOf('SavedCardSelectionPage')} />
        <div class="stack-s">
          {offers?.saved_cards?.map(({ pk, name, masked_card_number: number, expires }) => (
            <Choice
              key={pk}
              name="saved_card"
              value={String(pk)}
              checked={preOrder?.saved_card?.pk === pk}
              onChoose={() => void submit('SavedCardSelectionPage', { saved_card: pk })}
              label={name ?? number}
            >
              {name !== null && `${number} · `}
              {expires !== null && savedUntil(expires)}
            </Choice>
          ))}
        </div>
      </fieldset>
      <Installments />
    </div>
  );
}

function savedUntil(expires: string): string {
  const [year = '', month = ''] = expires.split('-');
  return t('savedCardEnds', { month, year });
}
