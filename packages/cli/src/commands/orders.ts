import type { Command } from 'commander';
import type { Registration } from '../context.ts';
import { addOrderListing } from './orders-listing.ts';
import { addRequestCommands } from './orders-requests.ts';
import { addOrderSteps } from './orders-steps.ts';
import { addOrderWithdrawals } from './orders-withdrawals.ts';

/** The order desk. Whatever is done twice says so, and changes nothing the second time. */
export function addOrderCommands(program: Command, registration: Registration): void {
  const orders = program
    .command('orders')
    .description('list and show orders, and carry them out')
    .addHelpText('after', '\nHow an order goes its way: docs/guides/order-desk.md.');
  addOrderListing(orders, registration);
  addOrderSteps(orders, registration);
  addOrderWithdrawals(orders, registration);
  addRequestCommands(orders, registration);
}
