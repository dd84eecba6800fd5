import {
  approveOrder,
  attemptedDelivery,
  type Composition,
  confirmTransfer,
  deliverOrder,
  prepareOrder,
  readyForPickup,
  shipOrder,
  type Stepped,
} from '@arasta/server';
import type { Command } from 'commander';
import { type Registration, withShop } from '../context.ts';
import type { Terminal } from '../terminal.ts';
import { itemIds, report } from './orders-words.ts';

interface ItemOptions {
  readonly items?: readonly number[];
}

interface ShipOptions extends ItemOptions {
  readonly company?: string;
  readonly tracking?: string;
  readonly url?: string;
}

type Whole = (shop: Composition, number: string) => Promise<Stepped>;
type Partly = (shop: Composition, command: { number: string; itemIds: readonly number[] | null }) => Promise<Stepped>;

const WHOLE: readonly (readonly [name: string, what: string, step: Whole])[] = [
  ['approve', 'say yes to an order that waits for it', approveOrder],
  ['confirm-transfer', 'note that the money of an order was transferred', confirmTransfer],
  ['prepare', 'note that an order is being packed; its buyer cannot cancel it any more', prepareOrder],
];

const PARTLY: readonly (readonly [name: string, what: string, step: Partly])[] = [
  ['ready', 'note that goods lie ready to be picked up', readyForPickup],
  ['attempted', 'note that nobody was there to take goods in', attemptedDelivery],
  ['deliver', 'note that goods reached their buyer; what is paid at the door is paid', deliverOrder],
];

/** How an order goes its way. */
export function addOrderSteps(orders: Command, { out, run }: Registration): void {
  for (const [name, what, step] of WHOLE) {
    orders
      .command(`${name} <number>`)
      .description(what)
      .action((number: string) => run(() => take(out, number, (shop) => step(shop, number)))());
  }
  addShipCommand(orders, { out, run });
  for (const [name, what, step] of PARTLY) {
    orders
      .command(`${name} <number>`)
      .description(what)
      .option('--items <ids>', 'only these (default: all that it can be said of)', itemIds)
      .action((number: string, { items }: ItemOptions) =>
        run(() => take(out, number, (shop) => step(shop, { number, itemIds: items ?? null })))(),
      );
  }
}

function addShipCommand(orders: Command, { out, run }: Registration): void {
  orders
    .command('ship <number>')
    .description('hand goods to a carrier, as one parcel')
    .option('--items <ids>', 'only these (default: all that are not sent)', itemIds)
    .option('--company <key>', 'who brings it')
    .option('--tracking <number>', "the parcel's number")
    .option('--url <address>', "where it can be followed (default: the company's)")
    .addHelpText('after', '\nExample: arasta orders ship 5100000000000042 --company acme --tracking 1Z999')
    .action((number: string, { items, company, tracking, url }: ShipOptions) =>
      run(() =>
        take(out, number, (shop) =>
          shipOrder(shop, {
            ...{ number, itemIds: items ?? null, company: company ?? null },
            ...{ trackingNumber: tracking ?? null, trackingUrl: url ?? null },
          }),
        ),
      )(),
    );
}

async function take(out: Terminal, number: string, step: (shop: Composition) => Promise<Stepped>): Promise<number> {
  return report(out, number, await withShop(out, step));
}
