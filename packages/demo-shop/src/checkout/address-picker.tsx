import { useState } from 'preact/hooks';
import { Choice } from '../parts/index.ts';
import { AddressFields, type AddressWriting, useAddressWriting } from './address-form.tsx';
import { nameOf, placeOf } from './address.rules.ts';
import { view } from './checkout.state.ts';
import { t } from './texts.ts';
import type { Address, View } from './view.rules.ts';

const NEW = 'new';

/** Which address: one of the book, or one that is being written. */
export interface AddressPicking {
  readonly chosen: string;
  readonly choose: (chosen: string) => void;
  readonly writing: AddressWriting;
  readonly addresses: readonly Address[];
  /** The pk of what was picked, put into the book first if it is new; null where the shop refuses it. */
  readonly settle: () => Promise<number | null>;
}

/** The state of a picker. `current` is what the checkout has chosen. */
export function useAddressPicking(current: Address | null | undefined): AddressPicking {
  const { addresses, known } = startOf(view.value);
  const first = String(current?.pk ?? addresses[0]?.pk ?? NEW);
  const [picked, choose] = useState(first);
  const isThere = picked === NEW || addresses.some(({ pk }) => String(pk) === picked);
  const chosen = isThere ? picked : first;
  const writing = useAddressWriting(known);
  const settle = async () => {
    if (chosen !== NEW) return Number(chosen);
    const pk = await writing.save();
    if (pk !== null) choose(String(pk));
    return pk;
  };
  return { chosen, choose, writing, addresses, settle };
}

/** The addresses there are, and what is known of a new one. */
function startOf(shown: View | null) {
  const country = shown?.offers.country?.pk;
  return {
    addresses: shown?.offers.addresses ?? [],
    known: {
      country: country === undefined ? '' : String(country),
      phone_number: shown?.preOrder.user_phone_number ?? '',
    },
  };
}

interface AddressPickerProps {
  readonly picking: AddressPicking;
  readonly legend: string;
  readonly kind: 'shipping' | 'billing';
}

/** The addresses of the book to choose from, and the form for another one. */
export function AddressPicker({ picking, legend, kind }: AddressPickerProps) {
  const { addresses, chosen, choose, writing } = picking;
  return (
    <fieldset class="stack">
      <legend class="step-legend">{legend}</legend>
      {addresses.length > 0 && (
        <div class="stack-s">
          {addresses.map((address) => (
            <Choice
              key={address.pk}
              name={`${kind}-address`}
              value={String(address.pk)}
              checked={chosen === String(address.pk)}
              onChoose={choose}
              label={address.title}
            >
              <AddressLines address={address} />
            </Choice>
          ))}
          <Choice
            name={`${kind}-address`}
            value={NEW}
            checked={chosen === NEW}
            onChoose={choose}
            label={t('newAddress')}
          />
        </div>
      )}
      {chosen === NEW && <AddressFields writing={writing} kind={kind} />}
    </fieldset>
  );
}

/** An address as it stands on a parcel, in two lines. */
export function AddressLines({ address }: { address: Address }) {
  return (
    <>
      {nameOf(address)}
      <br />
      {address.line}, {placeOf(address)}
    </>
  );
}
