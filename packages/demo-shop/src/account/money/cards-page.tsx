import type { SavedCard } from '@arasta/client';
import { useState } from 'preact/hooks';
import { useAction, useLoading } from '../../loading.ts';
import { Badge, Button, Empty, ErrorNote, Field, Loaded, toast } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { shop } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { t } from './texts.ts';

/** Cards that the customer had kept at the checkout. */
export function CardsPage() {
  const cards = useLoading('cards', (signal) => shop.listSavedCards({}, { signal }));
  return (
    <AccountFrame page="cards">
      <Loaded of={cards}>
        {({ results }) =>
          results.length === 0 ? (
            <Empty icon="card" title={t('cardsNone')}>
              {t('cardsNoneWhy')}
            </Empty>
          ) : (
            <ul class="cards">
              {results.map((card) => (
                <CardBox key={card.pk} card={card} onChanged={cards.reload} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </AccountFrame>
  );
}

interface CardBoxProps {
  readonly card: SavedCard;
  readonly onChanged: () => void;
}

function CardBox({ card, onChanged }: CardBoxProps) {
  const { pk, name, masked_card_number, brand, expires, is_default } = card;
  const [isNaming, setNaming] = useState(false);
  const named = () => {
    setNaming(false);
    onChanged();
  };
  return (
    <li class="card">
      <div class="between">
        <h2 class="strong">{name ?? brandOf(brand)}</h2>
        {is_default && <Badge kind="good">{t('isDefault')}</Badge>}
      </div>
      <p class="numbers">{masked_card_number}</p>
      {expires !== null && (
        <p class="soft small">{t('expires', { date: expires.split('-').toReversed().join('/') })}</p>
      )}
      {isNaming ? (
        <NameForm pk={pk} name={name ?? ''} onDone={named} />
      ) : (
        <Actions card={card} onChanged={onChanged} onName={() => setNaming(true)} />
      )}
    </li>
  );
}

function brandOf(brand: string | null): string {
  return brand === null ? '' : brand.charAt(0).toUpperCase() + brand.slice(1);
}

function Actions({ card, onChanged, onName }: CardBoxProps & { readonly onName: () => void }) {
  const { pk, masked_card_number, is_default } = card;
  const makeDefault = useAction(async () => {
    await shop.updateSavedCard({ pk, is_default: true });
    onChanged();
  });
  const remove = useAction(async () => {
    if (!confirm(t('removeAsk', { card: masked_card_number }))) return;
    await shop.deleteSavedCard({ pk });
    toast(t('removed'));
    onChanged();
  });
  const ends = { card: masked_card_number };
  return (
    <>
      <ErrorNote error={makeDefault.error ?? remove.error} />
      <div class="card-foot small">
        <Button look="quiet" onClick={onName} aria-label={t('nameThing', ends)}>
          {t('name')}
        </Button>
        {!is_default && (
          <Button look="quiet" busy={makeDefault.busy} onClick={() => void makeDefault.run()}>
            {t('makeDefault')}
          </Button>
        )}
        <Button look="quiet" busy={remove.busy} onClick={() => void remove.run()} aria-label={t('removeThing', ends)}>
          {t('remove')}
        </Button>
      </div>
    </>
  );
}

function NameForm({ pk, name: present, onDone }: { pk: number; name: string; onDone: () => void }) {
  const form = useForm({ texts: { name: present } }, async ({ name }) => {
    await shop.updateSavedCard({ pk, name: name === '' ? null : name });
    toast(t('saved'));
    onDone();
  });
  return (
    <Form of={form} action={t('save')}>
      <Field {...form.text('name')} label={t('cardName')} maxLength={100} />
    </Form>
  );
}
