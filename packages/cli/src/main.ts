import { VERSION } from '@arasta/server';
import { Command, CommanderError } from 'commander';
import { addB2bCommands } from './commands/b2b.ts';
import { addBackupCommand } from './commands/backup.ts';
import { addCustomerCommands } from './commands/customer.ts';
import { addDatabaseCommands } from './commands/database.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addGiftCardCommands } from './commands/giftcards.ts';
import { addGoodsCommands } from './commands/goods.ts';
import { addImportCommand } from './commands/import.ts';
import { addOrderCommands } from './commands/orders.ts';
import { addLoyaltyCommands } from './commands/loyalty.ts';
import { addPrivacyCommands } from './commands/privacy.ts';
import { addPromotionCommands } from './commands/promotions.ts';
import { addReindexCommand } from './commands/reindex.ts';
import { addRestoreCommand } from './commands/restore.ts';
import { addServeCommands } from './commands/serve.ts';
import { addStaffCommands } from './commands/staff.ts';
import { addTicketCommands } from './commands/tickets.ts';
import { addSubscriptionCommands } from './commands/subscriptions.ts';
import { addVoucherCommands } from './commands/vouchers.ts';
import { explain } from './explain.ts';
import { harmless } from './output.ts';
import { type Terminal, terminal } from './terminal.ts';

const EXAMPLES = `
Examples:
  arasta serve                       the server, for production
  arasta start                       the server, for development: own database, demo shop
  arasta doctor                      checks the configuration and what it points to
  arasta customer show ada@example.org
  arasta import goods/ --dry-run     what would be imported, and what is wrong with it

Everything is configured by environment variables; docs/configuration.md lists them.`;

/**
 * The command line.
 * @returns the exit status: 0 done, 1 refused or failed, 2 wrong usage
 */
export async function main(argv: string[], given: Terminal = terminal(process)): Promise<number> {
  const out: Terminal = { ...given, print: (text) => given.print(harmless(text)) };
  const program = new Command('arasta')
    .description('Arasta, a self-hosted commerce server for customers')
    .version(VERSION)
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(arasta --help lists the commands)')
    .configureOutput({ writeOut: out.print, writeErr: out.complain })
    .exitOverride();
  const state = { status: 0 };
  const run = (work: () => Promise<number>) => async () => {
    state.status = await work();
  };
  addServeCommands(program, { out, run });
  addDatabaseCommands(program, { out, run });
  addBackupCommand(program, { out, run });
  addRestoreCommand(program, { out, run });
  addDoctorCommand(program, { out, run });
  addCustomerCommands(program, { out, run });
  addImportCommand(program, { out, run });
  addGoodsCommands(program, { out, run });
  addOrderCommands(program, { out, run });
  addPromotionCommands(program, { out, run });
  addVoucherCommands(program, { out, run });
  addLoyaltyCommands(program, { out, run });
  addGiftCardCommands(program, { out, run });
  addB2bCommands(program, { out, run });
  addStaffCommands(program, { out, run });
  addTicketCommands(program, { out, run });
  addPrivacyCommands(program, { out, run });
  addSubscriptionCommands(program, { out, run });
  addReindexCommand(program, { out, run });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return state.status;
  } catch (error) {
    return statusOf(error, out);
  }
}

function statusOf(error: unknown, out: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  out.complain(`${harmless(explain(error))}\n`);
  return 1;
}
