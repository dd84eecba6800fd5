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
  const addresses = view.value === null ? [] : addressesOf(view.value);
  const first = String(current?.pk ?? addresses[0]?.pk ?? NEW);
  const [picked, pick] = useState(first);
  // What was written here, once the book has it. It stays in its form until the checkout lists it: it is not lost, nor made twice.
  const [saved, setSaved] = useState(NEW);
  const isListed = (one: string) => addresses.some(({ pk }) => String(pk) === one);
  const isWritten = picked === NEW || picked === saved;
  const chosen = isListed(picked) ? picked : isWritten ? NEW : first;
  const choose = (one: string) => pick(one === NEW && !isListed(saved) ? saved : one);
  const writing = useAddressWriting(knownOf(view.value));
  const settle = async () => {
    if (chosen !== NEW) return Number(chosen);
    const pk = await writing.save(picked === NEW ? null : Number(picked));
    if (pk === null) return null;
    setSaved(String(pk));
    pick(String(pk));
    return pk;
  };
  return { chosen, choose, writing, addresses, settle };
}

/** What is known of a new address. */
function knownOf(shown: View | null) {
  const country = shown?.offers.country?.pk;
  return {
    country: country === undefined ? '' : String(country),
    phone_number: shown?.preOrder.user_phone_number ?? '',
  };
}

/** The addresses there are. One that was just chosen for the first time is not among those that were offered before. */
function addressesOf({ offers, preOrder }: View): readonly Address[] {
  const all = [...(offers.addresses ?? []), preOrder.shipping_address, preOrder.billing_address];
  // A store's has no pk.
  const known = all.flatMap((one) => (one?.pk == null ? [] : [[one.pk, one] as const]));
  return [...new Map(known).values()];
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
