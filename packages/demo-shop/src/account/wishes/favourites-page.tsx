import { useState } from 'preact/hooks';
import { useLoading } from '../../loading.ts';
import { Button, ButtonLink, Empty } from '../../parts/index.ts';
import { link } from '../../routes.ts';
import { loadFavourites, shop } from '../../shop.ts';
import { AccountFrame } from '../AccountFrame.tsx';
import { CollectionDialog } from './CollectionDialog.tsx';
import { Remove } from './Remove.tsx';
import { t } from './texts.ts';
import { usePage, WISHES, Wishes } from './Wishes.tsx';

interface Chosen {
  readonly pk: number;
  readonly name: string;
}

/** What the customer gave a heart. */
export function FavouritesPage() {
  const page = usePage();
  const query = { page, page_size: WISHES };
  const wishes = useLoading(`favourites ${page}`, (signal) => shop.listFavourites(query, { signal }));
  const [chosen, choose] = useState<Chosen | null>(null);
  const remove = async (pk: number) => {
    await shop.removeFavourite({ pk });
    wishes.reload();
    await loadFavourites();
  };
  return (
    <AccountFrame page="favourites">
      <Wishes of={wishes} path="/account/favourites/" page={page} empty={<NoFavourites />}>
        {({ pk, product }) => (
          <div class="row small">
            <Button
              look="quiet"
              onClick={() => choose(product)}
              aria-label={t('toCollectionThing', { name: product.name })}
            >
              {t('toCollection')}
            </Button>
            <Remove name={product.name} remove={() => remove(pk)} />
          </div>
        )}
      </Wishes>
      <CollectionDialog product={chosen} onClose={() => choose(null)} />
    </AccountFrame>
  );
}

function NoFavourites() {
  const action = <ButtonLink href={link('/')}>{t('shopAround')}</ButtonLink>;
  return (
    <Empty icon="heart" title={t('favouritesNone')} action={action}>
      {t('favouritesNoneWhy')}
    </Empty>
  );
}
