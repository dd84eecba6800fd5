import { useState } from 'preact/hooks';
import { useAction, useLoading } from '../loading.ts';
import { AddressForm, type DetailedAddress, placeNames } from '../parts/address-form/index.ts';
import { Badge, Button, Dialog, Empty, ErrorNote, Loaded, toast } from '../parts/index.ts';
import { shop, user } from '../shop.ts';
import { AccountFrame } from './AccountFrame.tsx';
import { t } from './texts.ts';

type Editing = { readonly address: DetailedAddress | null } | null;

/** The address book. */
export function AddressesPage() {
  const addresses = useLoading('addresses', (signal) => shop.listDetailedAddresses({}, { signal }));
  const [editing, edit] = useState<Editing>(null);
  const add = (
    <Button look="primary" onClick={() => edit({ address: null })}>
      {t('newAddress')}
    </Button>
  );
  return (
    <AccountFrame page="addresses" action={add}>
      <Loaded of={addresses}>
        {({ results }) => (
          <>
            {results.length === 0 && (
              <Empty icon="truck" title={t('addressesNone')}>
                {t('addressesNoneWhy')}
              </Empty>
            )}
            <ul class="cards">
              {results.map((address) => (
                <AddressCard
                  key={address.pk}
                  {...{ address, onChanged: addresses.reload, onEdit: () => edit({ address }) }}
                />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <AddressDialog editing={editing} onClose={() => edit(null)} onSaved={addresses.reload} />
    </AccountFrame>
  );
}

interface AddressDialogProps {
  readonly editing: Editing;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

function AddressDialog({ editing, onClose, onSaved }: AddressDialogProps) {
  const { first_name = '', last_name = '', phone } = user.value ?? {};
  const saved = () => {
    onClose();
    onSaved();
    toast(t('addressSaved'));
  };
  const title = t(editing?.address == null ? 'newAddress' : 'changeAddress');
  return (
    <Dialog title={title} open={editing !== null} onClose={onClose}>
      {editing !== null && (
        <AddressForm
          address={editing.address}
          start={{ first_name, last_name, phone_number: phone ?? '' }}
          onSaved={saved}
          onCancel={onClose}
        />
      )}
    </Dialog>
  );
}

interface AddressCardProps {
  readonly address: DetailedAddress;
  readonly onChanged: () => void;
  readonly onEdit: () => void;
}

function AddressCard({ address, onChanged, onEdit }: AddressCardProps) {
  const pk = address.pk ?? 0;
  const makePrimary = useAction(async () => {
    await shop.changeAddress({ pk, primary: true });
    onChanged();
  });
  const remove = useAction(async () => {
    if (!confirm(t('addressRemoveAsk', { name: address.title }))) return;
    await shop.removeAddress({ pk });
    toast(t('addressRemoved'));
    onChanged();
  });
  const named = { name: address.title };
  return (
    <li class="card">
      <div class="between">
        <h2 class="strong">{address.title}</h2>
        {address.primary === true && <Badge kind="good">{t('primary')}</Badge>}
      </div>
      <AddressText address={address} />
      <ErrorNote error={makePrimary.error ?? remove.error} />
      <div class="card-foot small">
        <Button look="quiet" onClick={onEdit} aria-label={t('editThing', named)}>
          {t('edit')}
        </Button>
        {address.primary !== true && (
          <Button look="quiet" busy={makePrimary.busy} onClick={() => void makePrimary.run()}>
            {t('makePrimary')}
          </Button>
        )}
        <Button look="quiet" busy={remove.busy} onClick={() => void remove.run()} aria-label={t('removeThing', named)}>
          {t('remove')}
        </Button>
      </div>
    </li>
  );
}

function AddressText({ address }: { address: DetailedAddress }) {
  const { first_name, last_name, line, postcode, country } = address;
  const lines = [
    `${first_name} ${last_name}`,
    ...(address.is_corporate ? [address.company_name] : []),
    line,
    [postcode, ...placeNames(address)].filter(Boolean).join(' '),
    country.name,
    address.phone_number,
  ];
  return (
    <address class="address-text">
      {lines.filter(Boolean).map((text, place) => (
        <span key={place}>{text}</span>
      ))}
    </address>
  );
}
