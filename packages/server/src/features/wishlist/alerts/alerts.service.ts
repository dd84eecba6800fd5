import { notAuthenticated, notFound, rejected } from '../../../kernel/errors.ts';
import type { Page } from '../../../kernel/page.ts';
import type { Tx } from '../../../platform/db/index.ts';
import type { Authenticated, Caller } from '../../../platform/http/index.ts';
import { countCall } from '../../../platform/rate-limit/index.ts';
import { isGoodInStock, readGoods } from '../../storefront/index.ts';
import { getWanted, type Wanted, type Wishes, withGoods } from '../goods/wishes.service.ts';
import { lockCustomer } from '../owner.queries.ts';
import type { WishlistDeps } from '../wishlist.deps.ts';
import { countAlerts, deleteAlert, findAlerts, insertAlert, lockAvailability } from './alerts.queries.ts';

/** A page of the products that the customer is waiting for, newest first. At most two statements. */
export async function listAlerts(
  deps: WishlistDeps,
  caller: Authenticated,
  wanted: { page: Page; productIds: readonly number[] | null },
): Promise<Wishes & { total: number }> {
  const { items, total } = await findAlerts(deps.db, caller.customer.id, wanted);
  return { ...(await withGoods(deps, caller, items)), total };
}

export interface AlertRequest {
  readonly productId: number;
  /** Where a guest wants the mail. A customer's goes to the account's address, whatever is given. */
  readonly email: string | null;
}

/** Who is waiting: a customer, or a guest with an address. */
interface Waiting {
  readonly customerId: number | null;
  readonly email: string | null;
  readonly address: string;
}

/**
 * Asks for one mail when a product is back in stock; of a product with variants, when any of them is. Of two calls at
 * once one succeeds. Stock that comes at the same moment is either seen here or sees the alert. A customer who had switched
 * such mails off has them switched on by asking.
 * @returns the alert's id
 * @throws Refusal unauthenticated for a guest without an address; throttled for one who asks too often; invalid
 *   invalid_pk under `product`; rejected product_alert_100 when the customer or the address is waiting already,
 *   product_alert_200 when there is stock, product_alert_300 when the customer is waiting for too much
 */
export async function requestAlert(deps: WishlistDeps, caller: Caller, request: AlertRequest): Promise<number> {
  const waiting = waitingOf(caller, request.email);
  // Nobody shall have strangers written to in numbers.
  if (waiting.customerId === null) await countCall(deps, { scope: 'alert', account: waiting.address, caller });
  const wanted = await getWanted(deps, caller, request.productId);
  return deps.db.transaction().execute(async (tx) => {
    if (waiting.customerId !== null && !(await lockCustomer(tx, waiting.customerId))) throw notAuthenticated();
    await refuseInStock(deps, tx, wanted);
    const now = deps.clock.now();
    const alert = { ...waiting, productId: request.productId, language: caller.language, now };
    const id = await insertAlert(tx, alert);
    if (id === null) throw rejected('product_alert_100', 'alert_taken');
    const { customerId, address: email } = waiting;
    if (customerId === null) return id;
    await refuseTooMany(deps, tx, customerId);
    await deps.alertConsent.wantAgain(tx, { customerId, email, address: caller.address, now });
    return id;
  });
}

function waitingOf({ customer }: Caller, email: string | null): Waiting {
  if (customer !== null) return { customerId: customer.id, email: null, address: customer.email };
  if (email === null) throw notAuthenticated();
  return { customerId: null, email, address: email };
}

async function refuseInStock(deps: WishlistDeps, tx: Tx, { ref, showing }: Wanted): Promise<void> {
  await lockAvailability(tx, ref.listedId);
  const good = (await readGoods(tx, { pricing: showing.pricing, now: deps.clock.now() }, [ref])).get(ref.id);
  if (good !== undefined && isGoodInStock(good)) throw rejected('product_alert_200', 'alert_in_stock');
}

async function refuseTooMany({ config }: WishlistDeps, tx: Tx, customerId: number): Promise<void> {
  const max = config.stockAlertLimit;
  if ((await countAlerts(tx, customerId)) > max) throw rejected('product_alert_300', 'alerts_full', { max });
}

/** @throws Refusal not_found for an alert that is not the customer's, or is over */
export async function cancelAlert(deps: WishlistDeps, caller: Authenticated, id: number): Promise<void> {
  if (!(await deleteAlert(deps.db, id, caller.customer.id))) throw notFound();
}
