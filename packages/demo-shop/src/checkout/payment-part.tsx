import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Choice, ErrorNote, Note } from '../parts/index.ts';
import { CARD_FIELDS, CardForm } from './card-form.tsx';
import { submit, view } from './checkout.state.ts';
import { Extras } from './extras.tsx';
import { problemOf } from './forms.ts';
import { DoorForm, SavedCardForm, TransferForm } from './other-ways.tsx';
import { PlaceForm } from './place-form.tsx';
import { StepSection } from './step.tsx';
import { t } from './texts.ts';
import { placingPage, type PreOrder, savedFirst } from './view.rules.ts';

/** How it is paid, and the last word. */
export function PaymentPart() {
  const preOrder = view.value?.preOrder;
  return (
    <StepSection step="payment" number={4} title={t('payment')} takesFocus={false}>
      {preOrder?.shipping_option != null && <Payment preOrder={preOrder} />}
    </StepSection>
  );
}

function Payment({ preOrder }: { preOrder: PreOrder }) {
  const [account, setAccount] = useState<number | null>(null);
  const chooseAccount = (pk: number) => {
    setAccount(pk);
    void submit('FundsTransferChoicePage', { bank_account: pk });
  };
  const page = placingPage(preOrder);
  const isPaid = Number(preOrder.unpaid_amount) === 0;
  return (
    <PlaceForm account={account}>
      {!isPaid && <Ways preOrder={preOrder} transfer={<TransferForm chosen={account} onChoose={chooseAccount} />} />}
      {isPaid && <p>{t('loyaltyHint')}</p>}
      <Extras />
      <ErrorNote error={problemOf(page)} fields={[...CARD_FIELDS, 'agreement', 'save_card']} />
    </PlaceForm>
  );
}

function Ways({ preOrder, transfer }: { preOrder: PreOrder; transfer: ComponentChildren }) {
  const options = savedFirst(view.value?.offers.payment_options ?? []);
  const chosen = preOrder.payment_option;
  const choose = (pk: number) => {
    if (pk !== chosen?.pk) void submit('PaymentOptionSelectionPage', { payment_option: pk });
  };
  return (
    <fieldset class="ways-to-pay">
      <legend class="step-legend">{t('payHow')}</legend>
      <ErrorNote error={problemOf('PaymentOptionSelectionPage')} />
      {options.length === 0 && <Note kind="warn">{t('payNone')}</Note>}
      <div class="stack-s">
        {options.map(({ pk, name, payment_type: type }) => (
          <div key={pk} class={chosen?.pk === pk ? 'way-to-pay way-to-pay-chosen' : 'way-to-pay'}>
            <Choice
              name="payment_option"
              value={String(pk)}
              checked={chosen?.pk === pk}
              onChoose={() => choose(pk)}
              label={name}
            />
            {chosen?.pk === pk && <Details type={type} name={name} transfer={transfer} />}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

function Details({ type, name, transfer }: { type: string; name: string; transfer: ComponentChildren }) {
  return <div class="way-details">{detailsOf(type, name, transfer)}</div>;
}

function detailsOf(type: string, name: string, transfer: ComponentChildren): ComponentChildren {
  if (type === 'credit_card') return <CardForm />;
  if (type === 'saved_card') return <SavedCardForm />;
  if (type === 'funds_transfer') return transfer;
  if (type === 'pay_on_delivery') return <DoorForm />;
  return <p class="small soft">{type === 'loyalty_money' ? t('loyaltyHint') : t('redirectionHint', { name })}</p>;
}
