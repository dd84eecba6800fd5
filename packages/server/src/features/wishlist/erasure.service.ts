import type { Tx } from '../../platform/db/index.ts';
import type { Erased } from '../accounts/index.ts';
import { deleteAlertsOf } from './alerts/alerts.queries.ts';
import { deleteCollectionsOf } from './collections/collections.queries.ts';
import { deleteFavouritesOf } from './favourites/favourites.queries.ts';

/** Deletes all that an erased customer kept, and what was asked for with their address while nobody was logged in. */
export async function eraseWishlists(tx: Tx, erased: Erased): Promise<void> {
  await deleteFavouritesOf(tx, erased.id);
  await deleteAlertsOf(tx, erased);
  await deleteCollectionsOf(tx, erased.id);
}
