import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { useLoading } from '../../loading.ts';
import { Badge, Button, Dialog, Empty, Field, Loaded, Pager, Picture } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { link } from '../../routes.ts';
import { shop } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { t } from './texts.ts';
import { usePage } from './Wishes.tsx';

const ON_PAGE = 10;

/** All collections of the customer. */
export function CollectionsPage() {
  const page = usePage();
  const collections = useLoading(`collections ${page}`, (signal) => shop.listCollections({ page }, { signal }));
  const [isNew, setNew] = useState(false);
  const add = (
    <Button look="primary" onClick={() => setNew(true)}>
      {t('newCollection')}
    </Button>
  );
  return (
    <AccountFrame page="collections" action={add}>
      <Loaded of={collections}>
        {({ results, count }) => (
          <>
            {results.length === 0 && (
              <Empty icon="gift" title={t('collectionsNone')}>
                {t('collectionsNoneWhy')}
              </Empty>
            )}
            <ul class="cards">
              {results.map((collection) => (
                <CollectionCard key={collection.pk} {...collection} />
              ))}
            </ul>
            <Pager
              page={page}
              pages={Math.ceil(count / ON_PAGE)}
              hrefOf={(to) => link(`/account/collections/?page=${to}`)}
            />
          </>
        )}
      </Loaded>
      <Dialog title={t('newCollection')} open={isNew} onClose={() => setNew(false)}>
        <NewCollection />
      </Dialog>
    </AccountFrame>
  );
}

type Collection = Awaited<ReturnType<typeof shop.listCollections>>['results'][number];

function CollectionCard({ pk, name, status, items }: Collection) {
  return (
    <li class="card">
      <div class="between">
        <h2 class="strong">
          <a href={link(`/account/collections/${pk}/`)}>{name}</a>
        </h2>
        <Badge kind={status === 'public' ? 'good' : 'plain'}>{t(status === 'public' ? 'isPublic' : 'isPrivate')}</Badge>
      </div>
      <p class="soft small">{t('products', { count: items.length })}</p>
      <div class="order-pictures">
        {items.slice(0, 4).map(({ pk: item, product }) => (
          <Picture key={item} src={product.productimage_set[0]?.image} alt={product.name} sizes="60px" />
        ))}
      </div>
    </li>
  );
}

function NewCollection() {
  const { route } = useLocation();
  const form = useForm({ texts: { name: '' } }, async ({ name }) => {
    const { pk } = await shop.createCollection({ name });
    route(link(`/account/collections/${pk}/`));
  });
  return (
    <Form of={form} action={t('create')}>
      <Field {...form.text('name')} label={t('collectionName')} maxLength={120} required />
    </Form>
  );
}
