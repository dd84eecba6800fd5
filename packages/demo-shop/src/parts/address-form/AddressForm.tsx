import type { Input } from '@arasta/client';
import { useLoading } from '../../loading.ts';
import { shop } from '../../shop.ts';
import { Button } from '../Button.tsx';
import { Checkbox } from '../Checkbox.tsx';
import { Field, TextArea } from '../Field.tsx';
import { Form, type FormState, useForm } from '../form/index.ts';
import {
  type Address,
  type AddressFlags,
  type AddressStart,
  type AddressTexts,
  type DetailedAddress,
  flagsOf,
  inputOf,
  textsOf,
} from './address.ts';
import { PlaceFields } from './PlaceFields.tsx';
import { t } from './texts.ts';
import { usePlaces } from './use-places.ts';

type AddressFormState = FormState<keyof AddressTexts, keyof AddressFlags>;

interface AddressFormProps {
  /** The address to change; null for a new one. */
  readonly address: DetailedAddress | null;
  /** What is known of a new one. */
  readonly start?: AddressStart;
  /** Called with the address once the shop has it. */
  readonly onSaved: (address: Address) => void;
  readonly onCancel?: (() => void) | undefined;
  /** What the button says; "Save address" unless told otherwise. */
  readonly action?: string;
  /** Whether it can be made the primary one; guests have no use for it. */
  readonly offersPrimary?: boolean;
}

/** The form for an address of the book, a customer's or that of a guest in checkout: saves it by itself. */
export function AddressForm({ onCancel, action = t('save'), offersPrimary = true, ...rest }: AddressFormProps) {
  const { form, levels, isAbroad, phoneFormat } = useAddressForm(rest);
  const more = onCancel && <Button onClick={onCancel}>{t('cancel')}</Button>;
  return (
    <Form of={form} action={action} more={more}>
      <Field {...form.text('title')} label={t('title')} hint={t('titleHint')} required maxLength={255} />
      <PersonFields form={form} phoneFormat={phoneFormat} />
      <PlaceFields levels={levels} bind={form.choice} onChange={form.set} />
      <Field
        {...form.text('line')}
        label={t(isAbroad ? 'lineAbroad' : 'line')}
        required
        maxLength={255}
        autocomplete="street-address"
      />
      <div class="fields-two">
        <Field {...form.text('postcode')} label={t('postcode')} maxLength={20} autocomplete="postal-code" />
        {!isAbroad && <Field {...form.text('identity_number')} label={t('identityNumber')} maxLength={60} />}
      </div>
      <TextArea {...form.text('notes')} label={t('notes')} rows={2} maxLength={1000} />
      <CompanyFields form={form} />
      {offersPrimary && <Checkbox {...form.check('primary')} label={t('primary')} />}
    </Form>
  );
}

function useAddressForm({ address, start = {}, onSaved }: Pick<AddressFormProps, 'address' | 'start' | 'onSaved'>) {
  const { value: config } = useLoading('config', (signal) => shop.getConfig({}, { signal }));
  const begin = { texts: textsOf(address, start), flags: flagsOf(address) };
  const form: AddressFormState = useForm(begin, async (values) => {
    const { country, city, township, district } = levels;
    const places = { country: country.chosen, city: city.chosen };
    const within = { township: township.chosen, district: district.chosen };
    onSaved(await save(address, inputOf({ ...values, ...places, ...within })));
  });
  const home = String(config?.country?.pk ?? '');
  const levels = usePlaces({ ...form.values, country: form.values.country || home });
  const isAbroad = levels.country.chosen !== home;
  return { form, levels, isAbroad, phoneFormat: config?.user_phone_format ?? '' };
}

async function save(address: DetailedAddress | null, input: Input<'addAddress'>): Promise<Address> {
  return address?.pk == null ? shop.addAddress(input) : shop.changeAddress({ pk: address.pk, ...input });
}

function PersonFields({ form, phoneFormat }: { form: AddressFormState; phoneFormat: string }) {
  return (
    <>
      <div class="fields-two">
        <Field {...form.text('first_name')} label={t('firstName')} required maxLength={255} autocomplete="given-name" />
        <Field {...form.text('last_name')} label={t('lastName')} required maxLength={255} autocomplete="family-name" />
      </div>
      <Field
        {...form.text('phone_number')}
        type="tel"
        label={t('phone')}
        hint={t('phoneHint', { format: phoneFormat })}
        required
        autocomplete="tel"
      />
    </>
  );
}

function CompanyFields({ form }: { form: AddressFormState }) {
  return (
    <>
      <Checkbox {...form.check('is_corporate')} label={t('isCorporate')} />
      {form.values.is_corporate && (
        <div class="stack panel">
          <Field
            {...form.text('company_name')}
            label={t('companyName')}
            required
            maxLength={255}
            autocomplete="organization"
          />
          <div class="fields-two">
            <Field {...form.text('tax_office')} label={t('taxOffice')} required maxLength={255} />
            <Field {...form.text('tax_no')} label={t('taxNumber')} required maxLength={60} inputMode="numeric" />
          </div>
          <Checkbox {...form.check('e_bill_taxpayer')} label={t('billTaxpayer')} />
        </div>
      )}
    </>
  );
}
