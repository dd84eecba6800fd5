import { invalidField } from '../../../kernel/errors.ts';
import type { Tx } from '../../../platform/db/index.ts';
import { confirmAttempt } from '../../payments/index.ts';
import { findShippingCompany, type ShippingCompany } from '../../shipping/index.ts';
import { enqueueOrderMail } from '../mails/enqueueing.service.ts';
import type { Order, OrderItem, OrderStatus } from '../order.ts';
import type { DeskDeps } from './desk.deps.ts';
import { insertParcel, updateDelivered } from './orders.queries.ts';
import { shipStock } from './stock.service.ts';
import { type Command, moveOrRefuse, onOrder, saveProgress, type Stepped } from './taking.service.ts';

export interface Shipment extends Command {
  /** Key of the shipping company. */
  readonly company: string | null;
  readonly trackingNumber: string | null;
  /** Default: the company's, with the number in it. */
  readonly trackingUrl: string | null;
}

/**
 * Sends items, or all that are not sent, as one parcel: their pieces leave the stock. One transaction; done again, it
 * changes nothing, whatever the number.
 * @throws Refusal not_found no_such_order; rejected order_desk_100 for what is not approved, is cancelled or waits for an
 *   answer; invalid under `company`, `number`, `url` or `items`
 */
export async function shipOrder(deps: DeskDeps, shipment: Shipment): Promise<Stepped> {
  checkTracking(shipment);
  return onOrder(deps, shipment.number, async (tx, order) => {
    const moved = moveOrRefuse('ship', order, shipment.itemIds);
    if (moved === null) return { outcome: 'already', status: order.status };
    const now = deps.clock.now();
    const company = shipment.company === null ? null : await companyOf(tx, shipment.company);
    const { trackingNumber } = shipment;
    const trackingUrl = shipment.trackingUrl ?? addressOf(company, trackingNumber);
    const companyId = company?.id ?? null;
    const parcelId = await insertParcel(tx, { orderId: order.id, companyId, trackingNumber, trackingUrl, now });
    const event = { event: 'shipped', actor: 'staff', data: { parcel: parcelId }, now } as const;
    const status = await saveProgress(tx, { order, ...moved, parcelId, ...event });
    await shipStock(deps, tx, { orderId: order.id, items: moved.items, now });
    await enqueueOrderMail(tx, 'shipped', order.id, now);
    return { outcome: 'done', status };
  });
}

function checkTracking({ trackingNumber, trackingUrl }: Shipment): void {
  if (trackingNumber !== null && !/^.{1,120}$/u.test(trackingNumber))
    throw invalidField('number', 'max_length', { max: 120 });
  if (trackingUrl !== null && (!/^https?:\/\/\S+$/.test(trackingUrl) || trackingUrl.length > 1000)) {
    throw invalidField('url', 'invalid_url');
  }
}

async function companyOf(tx: Tx, key: string): Promise<ShippingCompany> {
  const company = await findShippingCompany(tx, key);
  if (company === null) throw invalidField('company', 'invalid_choice', { value: key });
  return company;
}

function addressOf(company: ShippingCompany | null, trackingNumber: string | null): string | null {
  const pattern = company?.trackingUrl ?? null;
  if (pattern === null || trackingNumber === null) return null;
  return pattern.replaceAll('{number}', encodeURIComponent(trackingNumber));
}

/**
 * Items, or all, lie ready in the store for their buyer. One transaction; done again, it changes nothing.
 * @throws Refusal as `shipOrder` does
 */
export function readyForPickup(deps: DeskDeps, command: Command): Promise<Stepped> {
  return onOrder(deps, command.number, async (tx, order) => {
    const moved = moveOrRefuse('ready', order, command.itemIds);
    if (moved === null) return { outcome: 'already', status: order.status };
    const now = deps.clock.now();
    const parcelId = await parcelOf(tx, order, moved.items, now);
    const status = await saveProgress(tx, {
      ...{ order, ...moved, event: 'ready_for_pickup', actor: 'staff', now },
      ...(parcelId === null ? {} : { parcelId }),
    });
    const fromHere = moved.items.filter((item) => item.parcelId === null);
    await shipStock(deps, tx, { orderId: order.id, items: fromHere, now });
    await enqueueOrderMail(tx, 'ready_for_pickup', order.id, now);
    return { outcome: 'done', status };
  });
}

/** What lies ready where it was is a parcel too: it has a day on which it was handed out. */
async function parcelOf(tx: Tx, order: Order, items: readonly OrderItem[], now: Date): Promise<number | null> {
  if (items.every(({ parcelId }) => parcelId !== null)) return null;
  return insertParcel(tx, { orderId: order.id, companyId: null, trackingNumber: null, trackingUrl: null, now });
}

/**
 * Nobody was at home. One transaction; done again, it changes nothing.
 * @throws Refusal not_found no_such_order; rejected order_desk_100 for what is not on its way; invalid under `items`
 */
export function attemptedDelivery(deps: DeskDeps, command: Command): Promise<Stepped> {
  return onOrder(deps, command.number, async (tx, order) => {
    const moved = moveOrRefuse('attempt', order, command.itemIds);
    if (moved === null) return { outcome: 'already', status: order.status };
    const event = { event: 'attempted_delivery', actor: 'staff', now: deps.clock.now() } as const;
    return { outcome: 'done', status: await saveProgress(tx, { order, ...moved, ...event }) };
  });
}

/**
 * Items, or all that are on their way, have reached their buyer; what is paid at the door is paid once all have. One
 * transaction; done again, it changes nothing.
 * @throws Refusal not_found no_such_order; rejected order_desk_100 for what is not on its way; invalid under `items`
 */
export function deliverOrder(deps: DeskDeps, command: Command): Promise<Stepped> {
  return onOrder(deps, command.number, async (tx, order) => {
    const moved = moveOrRefuse('deliver', order, command.itemIds);
    if (moved === null) return { outcome: 'already', status: order.status };
    const now = deps.clock.now();
    await updateDelivered(tx, [...new Set(moved.items.flatMap(({ parcelId }) => parcelId ?? []))], now);
    const status = await saveProgress(tx, { order, ...moved, event: 'delivered', actor: 'staff', now });
    await collectAtDoor(tx, order, status, now);
    await enqueueOrderMail(tx, 'delivered', order.id, now);
    await deps.orderMoved(tx, { orderId: order.id, now });
    return { outcome: 'done', status };
  });
}

/** Nothing of the order is on its way any more: what was to be paid at the door is paid. */
export async function collectAtDoor(tx: Tx, order: Order, status: OrderStatus, now: Date): Promise<void> {
  if (status === 550 && order.payment.method === 'on_delivery') await confirmAttempt(tx, order.number, now);
}
