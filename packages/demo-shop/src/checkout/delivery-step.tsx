import { useRef, useState } from 'preact/hooks';
import { Button, Checkbox, Choice, ErrorNote, Icon } from '../parts/index.ts';
import { AddressLines, AddressPicker, useAddressPicking } from './address-picker.tsx';
import { isBusy, reopened, refuse, submit, view } from './checkout.state.ts';
import { problemOf, showWrong, wrong } from './forms.ts';
import { StepSection } from './step.tsx';
import { t } from './texts.ts';
import type { View } from './view.rules.ts';

/** How the goods reach the shopper, and where; where the invoice goes. */
export function DeliveryStep() {
  const { value } = view;
  return (
    <StepSection step="delivery" number={2} title={t('delivery')} summary={value && <Chosen view={value} />}>
      {value && <DeliveryForm view={value} />}
    </StepSection>
  );
}

function Chosen({ view: { preOrder } }: { view: View }) {
  const { retail_store: store, shipping_address: address, billing_address: billing } = preOrder;
  const isApart = billing !== null && preOrder.billing_and_shipping_same === false;
  return (
    <div class="stack-s">
      {store !== null && (
        <p>
          <span class="soft small">{t('atStore')}</span>
          <br />
          {store.name}
          <br />
          {store.address}
        </p>
      )}
      {store === null && address !== null && (
        <p>
          <AddressLines address={address} />
        </p>
      )}
      {isApart && (
        <p>
          <span class="soft small">{t('invoice')}</span>
          <br />
          <AddressLines address={billing} />
        </p>
      )}
    </div>
  );
}

function DeliveryForm({ view: { preOrder, offers } }: { view: View }) {
  const options = offers.delivery_options ?? [];
  const chosen = preOrder.delivery_option;
  const isPickUp = chosen?.delivery_option_type === 'retail_store';
  return (
    <div class="stack-l">
      {options.length > 1 && (
        <fieldset>
          <legend class="step-legend">{t('how')}</legend>
          <div class="choices-two">
            {options.map(({ pk, name, delivery_option_type: type }) => (
              <Choice
                key={pk}
                name="delivery_option"
                value={String(pk)}
                checked={chosen?.pk === pk}
                onChoose={() => void chooseDelivery(pk)}
                label={
                  <span class="choice-named">
                    <Icon name={type === 'retail_store' ? 'store' : 'truck'} /> {name}
                  </span>
                }
              />
            ))}
          </div>
          <ErrorNote error={problemOf('DeliveryOptionSelectionPage')} />
        </fieldset>
      )}
      {isPickUp && offers.retail_stores !== undefined && <PickUpForm key="store" />}
      {chosen !== null && !isPickUp && offers.addresses !== undefined && <ShipForm key="address" />}
    </div>
  );
}

async function chooseDelivery(pk: number): Promise<void> {
  // The address comes next, whether it has been chosen before or not.
  reopened.value = 'delivery';
  await submit('DeliveryOptionSelectionPage', { delivery_option: pk });
}

function ShipForm() {
  const form = useRef<HTMLFormElement>(null);
  const preOrder = view.value?.preOrder;
  const shipping = useAddressPicking(preOrder?.shipping_address);
  const billing = useAddressPicking(preOrder?.billing_address);
  const [isSame, setSame] = useState(preOrder?.billing_and_shipping_same ?? true);
  const send = async () => {
    const shippingPk = await shipping.settle();
    const billingPk = isSame || shippingPk === null ? shippingPk : await billing.settle();
    if (shippingPk === null || billingPk === null) showWrong(form.current);
    else
      await finish(form.current, 'AddressSelectionPage', { shipping_address: shippingPk, billing_address: billingPk });
  };
  return (
    <StepForm form={form} send={send}>
      <ErrorNote error={problemOf('AddressSelectionPage')} />
      <AddressPicker picking={shipping} legend={t('address')} kind="shipping" />
      <Checkbox label={t('invoiceSame')} checked={isSame} onChange={setSame} />
      {!isSame && <AddressPicker picking={billing} legend={t('invoice')} kind="billing" />}
    </StepForm>
  );
}

function PickUpForm() {
  const form = useRef<HTMLFormElement>(null);
  const { preOrder, offers } = view.value ?? {};
  const [store, setStore] = useState(preOrder?.retail_store?.pk ?? null);
  const billing = useAddressPicking(preOrder?.billing_address);
  const send = async () => {
    if (store === null) refuse('RetailStoreSelectionPage', wrong({ retail_store: t('noStore') }));
    const pk = store === null ? null : await billing.settle();
    if (store === null || pk === null) showWrong(form.current);
    else await finish(form.current, 'RetailStoreSelectionPage', { retail_store: store, billing_address: pk });
  };
  return (
    <StepForm form={form} send={send}>
      <fieldset class="stack">
        <legend class="step-legend">{t('whichStore')}</legend>
        <ErrorNote error={problemOf('RetailStoreSelectionPage')} />
        <div class="stack-s">
          {offers?.retail_stores?.map(({ pk, name, address, township }) => (
            <Choice
              key={pk}
              name="retail_store"
              value={String(pk)}
              checked={store === pk}
              onChoose={() => setStore(pk)}
              label={name}
            >
              {address}, {township.city.name}
            </Choice>
          ))}
        </div>
      </fieldset>
      <AddressPicker picking={billing} legend={t('invoice')} kind="billing" />
    </StepForm>
  );
}

interface StepFormProps {
  readonly form: { current: HTMLFormElement | null };
  readonly send: () => Promise<void>;
  readonly children: preact.ComponentChildren;
}

function StepForm({ form, send, children }: StepFormProps) {
  const [isSending, setSending] = useState(false);
  const once = async () => {
    setSending(true);
    // It stays open until all of it is taken, whatever is chosen meanwhile without asking.
    reopened.value = 'delivery';
    await send().finally(() => setSending(false));
  };
  return (
    <form
      ref={form}
      class="stack-l"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isSending && !isBusy.value) void once();
      }}
    >
      {children}
      <p>
        <Button type="submit" look="primary" busy={isSending || isBusy.value}>
          {t('goOn')}
        </Button>
      </p>
    </form>
  );
}

async function finish(form: HTMLElement | null, page: string, fields: Record<string, number>): Promise<void> {
  if (await submit(page, fields)) reopened.value = null;
  else showWrong(form);
}
