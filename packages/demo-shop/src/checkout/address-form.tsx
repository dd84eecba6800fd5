import { useState } from 'preact/hooks';
import { Checkbox, ErrorNote, Field, fieldError } from '../parts/index.ts';
import { shop } from '../shop.ts';
import { bodyOf, type Draft, emptyDraft, FIELDS, missingIn } from './address.rules.ts';
import { wrong } from './forms.ts';
import { PlaceFields } from './place-fields.tsx';
import { t } from './texts.ts';

/** A new address while it is written, and what is wrong with it. */
export interface AddressWriting {
  readonly draft: Draft;
  readonly error: unknown;
  readonly put: (change: Partial<Draft>) => void;
  /** Puts it into the address book. Its pk, or null where the shop refuses it. */
  readonly save: () => Promise<number | null>;
}

/** The state of an address form; what is known already is filled in. */
export function useAddressWriting(known: Partial<Draft>): AddressWriting {
  const [draft, setDraft] = useState<Draft>(() => ({ ...emptyDraft, title: t('addressHome'), ...known }));
  const [error, setError] = useState<unknown>();
  return {
    draft,
    error,
    put: (change) => setDraft((before) => ({ ...before, ...change })),
    save: async () => {
      const missing = missingIn(draft);
      if (missing.length > 0) {
        setError(wrong(Object.fromEntries(missing.map((field) => [field, t('needed')]))));
        return null;
      }
      try {
        const { pk } = await shop.addAddress(bodyOf(draft));
        setError(undefined);
        return pk;
      } catch (problem) {
        setError(problem);
        return null;
      }
    },
  };
}

/** Name, place and street. `kind` keeps what browsers fill in apart where two addresses are asked for. */
export function AddressFields({ writing, kind }: { writing: AddressWriting; kind: 'shipping' | 'billing' }) {
  const { draft, error, put } = writing;
  const text = (name: keyof Draft & string, autocomplete: string) => ({
    ...{ name: `${kind}-${name}`, autocomplete: `${kind} ${autocomplete}`, value: String(draft[name]) },
    onInput: (value: string) => put({ [name]: value }),
    error: fieldError(error, name),
  });
  return (
    <div class="stack">
      <ErrorNote error={error} fields={FIELDS} />
      <div class="fields-two">
        <Field label={t('firstName')} required {...text('first_name', 'given-name')} />
        <Field label={t('lastName')} required {...text('last_name', 'family-name')} />
      </div>
      <PlaceFields {...{ draft, put, error, kind }} />
      <Field label={t('line')} required {...text('line', 'street-address')} />
      <div class="fields-two">
        <Field label={t('postcode')} {...text('postcode', 'postal-code')} inputMode="numeric" />
        <Field label={t('phone')} required type="tel" {...text('phone_number', 'tel')} />
      </div>
      <Checkbox
        label={t('company')}
        checked={draft.is_corporate}
        onChange={(isCorporate) => put({ is_corporate: isCorporate })}
      />
      {draft.is_corporate && (
        <>
          <Field label={t('companyName')} required {...text('company_name', 'organization')} />
          <div class="fields-two">
            <Field label={t('taxOffice')} required {...text('tax_office', 'off')} />
            <Field label={t('taxNo')} required {...text('tax_no', 'off')} inputMode="numeric" />
          </div>
        </>
      )}
    </div>
  );
}
