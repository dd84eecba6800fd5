import type { Product } from '@arasta/client';
import { useLocation } from 'preact-iso';
import { useAction } from '../../loading.ts';
import { Icon, IconButton, messageOf, toast } from '../../parts/index.ts';
import { link, within } from '../../routes.ts';
import { favourites, isLoggedIn, toggleFavourite } from '../../shop.ts';
import { t } from './texts.ts';

/** Keeps a product as a favourite; who is not logged in is asked to, and comes back. */
export function Heart({ product }: { product: Product }) {
  const { url, route } = useLocation();
  const isKept = favourites.value.has(product.pk);
  const { run, busy } = useAction(async () => {
    if (!isLoggedIn.value) {
      route(link(`/users/login/?next=${encodeURIComponent(within(url))}`));
      return;
    }
    await toggleFavourite(product.pk).then(
      () => toast(t(isKept ? 'notKept' : 'kept')),
      (error: unknown) => toast(messageOf(error), { isBad: true }),
    );
  });
  return (
    <IconButton
      label={t(isKept ? 'unfavourite' : 'favourite')}
      aria-pressed={isKept}
      aria-busy={busy}
      onClick={() => void run()}
    >
      <Icon name="heart" filled={isKept} />
    </IconButton>
  );
}
