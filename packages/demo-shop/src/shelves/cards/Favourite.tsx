import { useLocation } from 'preact-iso';
import { useAction } from '../../loading.ts';
import { complain, Icon, toast } from '../../parts/index.ts';
import { link, within } from '../../routes.ts';
import { favourites, isLoggedIn, toggleFavourite } from '../../shop.ts';
import { t } from '../texts.ts';

interface FavouriteProps {
  readonly product: { readonly pk: number; readonly name: string };
}

/** The heart of a product. Guests are asked to log in, and come back. */
export function Favourite({ product: { pk, name } }: FavouriteProps) {
  const { url, route } = useLocation();
  const kept = favourites.value.has(pk);
  const { run, busy } = useAction(async () => {
    if (!isLoggedIn.value) {
      route(link(`/users/login/?next=${encodeURIComponent(within(url))}`));
      return;
    }
    try {
      await toggleFavourite(pk);
      if (!kept) toast(t('addedToFavourites'));
    } catch (error) {
      complain(error);
    }
  });
  return (
    <button
      type="button"
      class={kept ? 'favourite favourite-kept' : 'favourite'}
      aria-label={t(kept ? 'favouriteNoMore' : 'favourite', { name })}
      aria-busy={busy}
      onClick={() => {
        void run();
      }}
    >
      <Icon name="heart" size={20} filled={kept} />
    </button>
  );
}
