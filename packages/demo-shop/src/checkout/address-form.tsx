import { useState } from 'preact/hooks';
import { PlaceFields, usePlaces } from '../parts/address-form/index.ts';
import { Checkbox, ErrorNote, Field, fieldError } from '../parts/index.ts';
import { shop } from '../shop.ts';
import { bodyOf, type Draft, emptyDraft, FIELDS, missingIn } from './address.rules.ts';
import { wrong } from './forms.ts';
import { t } from './texts.ts';

/** A new address while it is written, and what is wrong with it. */
export interface AddressWriting {
  readonly draft: Draft;
  readonly levels: ReturnType<typeof usePlaces>;
  readonly error: unknown;
  readonly put: (change: Partial<Draft>) => void;
  /** Puts it into the address book, where `pk` says that it is there already changes it. Its pk; null where something is wrong with it. */
  readonly save: (pk: number | null) => Promise<number | null>;
}

/** The state of an address form; what is known already is filled in. */
export function useAddressWriting(known: Partial<Draft>): AddressWriting {
  const [typed, setTyped] = useState<Draft>(() => ({ ...emptyDraft, title: t('addressHome'), ...known }));
  const [error, setError] = useState<unknown>();
  const levels = usePlaces(typed);
  const { country, city, township, district } = levels;
  const places = { country: country.chosen, city: city.chosen };
  const draft = { ...typed, ...places, township: township.chosen, district: district.chosen };
  const save = async (known: number | null) => {
    try {
      const pk = await write(draft, known);
      setError(undefined);
      return pk;
    } catch (problem) {
      setError(problem);
      return null;
    }
  };
  return { draft, levels, error, put: (change) => setTyped((before) => ({ ...before, ...change })), save };
}

async function write(draft: Draft, pk: number | null): Promise<number> {
  const missing = missingIn(draft).map((field) => [field, t('needed')] as const);
  if (missing.length > 0) throw wrong(Object.fromEntries(missing));
  const body = bodyOf(draft);
  return (await (pk === null ? shop.addAddress(body) : shop.changeAddress({ pk, ...body }))).pk;
}

interface AddressFieldsProps {
  readonly writing: AddressWriting;
  /** Keeps what browsers fill in apart where two addresses are asked for. */
  readonly kind: 'shipping' | 'billing';
}

/** Name, place and street. */
export function AddressFields({ writing, kind }: AddressFieldsProps) {
  const { draft, levels, error, put } = writing;
  const text = binder(writing, kind);
  return (
    <div class="stack">
      <ErrorNote error={error} fields={FIELDS} />
      <div class="fields-two">
        <Field label={t('firstName')} required {...text('first_name', 'given-name')} />
        <Field label={t('lastName')} required {...text('last_name', 'family-name')} />
      </div>
      <PlaceFields
        levels={levels}
        bind={(place) => ({ name: `${kind}-${place}`, error: fieldError(error, place) })}
        onChange={put}
        section={`${kind} `}
      />
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
      {draft.is_corporate && <CompanyFields {...{ writing, kind }} />}
    </div>
  );
}

function CompanyFields({ writing, kind }: AddressFieldsProps) {
  const text = binder(writing, kind);
  return (
    <>
      <Field label={t('companyName')} required {...text('company_name', 'organization')} />
      <div class="fields-two">
        <Field label={t('taxOffice')} required {...text('tax_office', 'off')} />
        <Field label={t('taxNo')} required {...text('tax_no', 'off')} inputMode="numeric" />
      </div>
    </>
  );
}

type TextName = Exclude<keyof Draft, 'is_corporate'>;

/** Ties a line of the form to what is written. */
function binder({ draft, error, put }: AddressWriting, kind: string) {
  return (name: TextName, autocomplete: string) => ({
    ...{ name: `${kind}-${name}`, autocomplete: `${kind} ${autocomplete}`, value: draft[name] },
    onInput: (value: string) => put({ [name]: value }),
    error: fieldError(error, name),
  });
}
