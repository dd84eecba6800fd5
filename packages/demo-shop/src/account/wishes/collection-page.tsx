import type { Collection, CollectionItem } from '@arasta/client';
import { useLocation, useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useAction, useLoading } from '../../loading.ts';
import { Button, ButtonLink, Empty, ErrorNote, Field, Loaded, toast } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { Remove } from './Remove.tsx';
import { Sharing } from './Sharing.tsx';
import { t } from './texts.ts';
import { Tile } from './Tile.tsx';

/** One collection: what lies in it, notes, who may see it. */
export function CollectionPage() {
  const pk = useRoute().params['pk'] ?? '';
  const collection = useLoading(`collection ${pk}`, (signal) => shop.getCollection({ pk }, { signal }));
  return (
    <AccountFrame page="collections" title={collection.value?.name ?? t('collectionName')}>
      <Loaded of={collection}>
        {(value) => (
          <div class="stack-l">
            <Items collection={value} onChanged={collection.reload} />
            <Sharing collection={value} onChanged={collection.reload} />
            <Rename collection={value} onChanged={collection.reload} />
            <Delete collection={value} />
          </div>
        )}
      </Loaded>
    </AccountFrame>
  );
}

interface Changeable {
  readonly collection: Collection;
  readonly onChanged: () => void;
}

function Items({ collection: { pk, items }, onChanged }: Changeable) {
  const remove = async (item: number) => {
    await shop.removeCollectionItem({ pk, item_pk: item });
    onChanged();
  };
  if (items.length === 0) {
    const action = <ButtonLink href={link('/account/favourites/')}>{t('toFavourites')}</ButtonLink>;
    return (
      <Empty icon="gift" title={t('collectionEmpty')} action={action}>
        {t('collectionEmptyWhy')}
      </Empty>
    );
  }
  return (
    <ul class="tiles">
      {items.map((item) => (
        <Tile key={item.pk} product={item.product}>
          <Note pk={pk} item={item} onChanged={onChanged} />
          <div class="small">
            <Remove name={item.product.name} remove={() => remove(item.pk)} />
          </div>
        </Tile>
      ))}
    </ul>
  );
}

function Note({ pk, item, onChanged }: { pk: number; item: CollectionItem; onChanged: () => void }) {
  const [isOpen, open] = useState(false);
  const form = useForm({ texts: { note: item.note ?? '' } }, async ({ note }) => {
    await shop.updateCollectionItem({ pk, item_pk: item.pk, note });
    toast(t('noteSaved'));
    open(false);
    onChanged();
  });
  if (!isOpen) {
    return (
      <div class="small stack-s">
        {item.note !== null && <p class="soft">{item.note}</p>}
        <Button look="quiet" onClick={() => open(true)}>
          {t('note')} <span class="hidden">{item.product.name}</span>
        </Button>
      </div>
    );
  }
  return (
    <Form of={form} action={t('saveNote')}>
      <Field {...form.text('note')} label={t('note')} maxLength={500} />
    </Form>
  );
}

function Rename({ collection: { pk, name: present }, onChanged }: Changeable) {
  const form = useForm({ texts: { name: present } }, async ({ name }) => {
    await shop.updateCollection({ pk, name });
    onChanged();
  });
  return (
    <section class="panel stack" aria-labelledby="rename">
      <h2 id="rename">{t('rename')}</h2>
      <Form of={form} action={t('save')}>
        <Field {...form.text('name')} label={t('collectionName')} maxLength={120} required />
      </Form>
    </section>
  );
}

function Delete({ collection: { pk, name } }: { collection: Collection }) {
  const { route } = useLocation();
  const { run, busy, error } = useAction(async () => {
    if (!confirm(t('deleteCollectionAsk', { name }))) return;
    await shop.deleteCollection({ pk });
    toast(t('deleted'));
    route(link('/account/collections/'), true);
  });
  return (
    <div class="stack-s">
      <ErrorNote error={error} />
      <div>
        <Button look="danger" busy={busy} onClick={() => void run()}>
          {t('deleteCollection')}
        </Button>
      </div>
    </div>
  );
}
