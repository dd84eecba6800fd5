import { useLoading } from '../../loading.ts';
import { Dialog, Field, Loaded, Select, toast } from '../../parts/index.ts';
import { Form, useForm } from '../../parts/form/index.ts';
import { shop } from '../../shop.ts';
import { t } from './texts.ts';

interface CollectionDialogProps {
  /** What is put into a collection; null shows nothing. */
  readonly product: { readonly pk: number; readonly name: string } | null;
  readonly onClose: () => void;
}

/** Puts a product into one of the collections, or into a new one. */
export function CollectionDialog({ product, onClose }: CollectionDialogProps) {
  const name = product?.name ?? '';
  return (
    <Dialog title={t('toCollectionThing', { name })} open={product !== null} onClose={onClose}>
      {product !== null && <Choosing product={product.pk} onDone={onClose} />}
    </Dialog>
  );
}

function Choosing({ product, onDone }: { product: number; onDone: () => void }) {
  const collections = useLoading('collections', (signal) => shop.listCollections({}, { signal }));
  return (
    <Loaded of={collections}>
      {({ results }) => <ChoosingForm product={product} collections={results} onDone={onDone} />}
    </Loaded>
  );
}

interface ChoosingFormProps {
  readonly product: number;
  readonly collections: readonly { readonly pk: number; readonly name: string }[];
  readonly onDone: () => void;
}

const NEW = 'new';

function ChoosingForm({ product, collections, onDone }: ChoosingFormProps) {
  const first = collections[0] === undefined ? NEW : String(collections[0].pk);
  const form = useForm({ texts: { collection: first, name: '' } }, async ({ collection, name }) => {
    const pk = collection === NEW ? (await shop.createCollection({ name })).pk : Number(collection);
    await shop.addCollectionItem({ pk, product });
    toast(t('putInto', { name: collections.find((one) => one.pk === pk)?.name ?? name }));
    onDone();
  });
  const known = collections.map(({ pk, name }) => ({ value: String(pk), label: name }));
  const options = [...known, { value: NEW, label: t('newCollection') }];
  return (
    <Form of={form} action={t('put')}>
      {collections.length > 0 && (
        <Select {...form.choice('collection')} label={t('toCollection')} options={options} required />
      )}
      {form.values.collection === NEW && (
        <Field {...form.text('name')} label={t('collectionName')} maxLength={120} required />
      )}
    </Form>
  );
}
