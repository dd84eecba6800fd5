import type { GroupProductAnswer } from '@arasta/client';
import { useState } from 'preact/hooks';
import { useAction, useLoading } from '../../loading.ts';
import { Breadcrumb, Button, ErrorNote, Heading, Icon, Loaded, Price, Skeleton } from '../../parts/index.ts';
import { addToBasket, type Basket, shop } from '../../shop.ts';
import { Favourite } from '../cards/Favourite.tsx';
import { textIn } from '../product/attributes.ts';
import { type Added, AddedDrawer } from '../product/AddedDrawer.tsx';
import { Gallery } from '../product/Gallery.tsx';
import '../product/product.css';
import { StockAlert } from '../product/StockAlert.tsx';
import { t } from '../texts.ts';
import { Member, type Picked } from './Member.tsx';
import './sets.css';

/** Goods that go together, bought by one press. */
export function SetPage({ pk }: { pk: string }) {
  const set = useLoading(`set ${pk}`, (signal) => shop.getGroupProduct({ pk }, { signal }));
  return (
    <div class="wide page product-page">
      <Breadcrumb crumbs={[]} />
      <Loaded of={set} skeleton={<Skeleton lines={8} />}>
        {(answer) => (
          <div class="product">
            <Gallery name={answer.product.name} pictures={answer.product.productimage_set} />
            <SetBox answer={answer} />
          </div>
        )}
      </Loaded>
    </div>
  );
}

function SetBox({ answer }: { answer: GroupProductAnswer }) {
  const { product, group_products: members, in_stock } = answer;
  const [picked, pick] = useState<ReadonlyMap<number, Picked | null>>(new Map());
  return (
    <div class="buy">
      <div class="buy-head">
        <span class="soft">{t('set', { count: members.length })}</span>
        <Favourite product={product} />
      </div>
      <Heading>{product.name}</Heading>
      <Price
        amount={answer.group_products_total_price}
        before={answer.group_products_total_retail_price}
        currency={product.currency_type}
        large
      />
      <p>{textIn(product.attributes, 'description')}</p>
      <section class="stack-s" aria-labelledby="members">
        <h2 id="members" class="members-title">
          {t('setParts')}
        </h2>
        <ul class="members">
          {members.map((member) => (
            <li key={member.pk}>
              <Member pk={member.pk} onPick={(one) => pick((before) => new Map(before).set(member.pk, one))} />
            </li>
          ))}
        </ul>
      </section>
      {in_stock ? (
        <AddSet answer={answer} picked={members.map(({ pk }) => picked.get(pk) ?? null)} />
      ) : (
        <StockAlert product={product} />
      )}
      <p class="small soft">{t('setApart')}</p>
    </div>
  );
}

function AddSet({ answer: { product }, picked }: { answer: GroupProductAnswer; picked: readonly (Picked | null)[] }) {
  const [added, setAdded] = useState<Added>();
  const chosen = picked.filter((one) => one !== null);
  const { run, busy, error } = useAction(async () => {
    let basket: Basket | undefined;
    // One after the other: they change the same basket.
    for (const { pk } of chosen) basket = await addToBasket(pk, 1);
    if (basket !== undefined) setAdded({ product, quantity: 1, basket });
  });
  return (
    <div class="buy-form">
      <div class="buy-row">
        <Button look="primary" wide busy={busy} disabled={chosen.length < picked.length} onClick={() => void run()}>
          <Icon name="bag" size={20} />
          {t('addSet')}
        </Button>
      </div>
      <ErrorNote error={error} />
      <AddedDrawer added={added} onClose={() => setAdded(undefined)} />
    </div>
  );
}
