import {
  assignVoucher,
  createVoucher,
  type DeskVoucher,
  generateVouchers,
  listVouchers,
  setVoucherActive,
} from '@arasta/server';
import type { Command } from 'commander';
import { time, whole } from '../arguments.ts';
import { type Registration, withShop } from '../context.ts';
import { asJson, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';

interface ListOptions {
  readonly promotion?: string;
  readonly batch?: string;
  readonly after: string;
  readonly limit: number;
  readonly json?: boolean;
}

interface Limits {
  readonly uses?: number;
  readonly perCustomer?: number;
  readonly starts?: Date;
  readonly ends?: Date;
}

type CreateOptions = Limits & { readonly customer?: string };
type GenerateOptions = Limits & { readonly prefix: string; readonly length: number; readonly batch?: string };

/** Codes that unlock promotions. */
export function addVoucherCommands(program: Command, registration: Registration): void {
  const vouchers = program.command('vouchers').description('list, create, generate, assign or disable codes');
  addListCommand(vouchers, registration);
  addMakingCommands(vouchers, registration);
  addChangingCommands(vouchers, registration);
}

function addListCommand(vouchers: Command, { out, run }: Registration): void {
  vouchers
    .command('list')
    .description('list codes with what was used of them')
    .option('--promotion <key>', 'only those of this promotion')
    .option('--batch <name>', 'only those made together')
    .option('--after <code>', 'begin behind this one', '')
    .option('--limit <number>', 'at most so many', whole, 50)
    .option('--json', 'as JSON')
    .action((options: ListOptions) => run(() => list(out, options))());
}

function addMakingCommands(vouchers: Command, { out, run }: Registration): void {
  withLimits(
    vouchers
      .command('create <promotion> <code>')
      .description('make or change a code of a promotion')
      .option('--customer <e-mail>', 'only for this customer'),
  ).action((promotion: string, code: string, options: CreateOptions) =>
    run(() => create(out, { promotion, code }, options))(),
  );
  withLimits(
    vouchers
      .command('generate')
      .argument('<promotion>', 'its key')
      .argument('<count>', 'how many, up to 100000', whole)
      .description('make random codes and write them out, one a line (CSV)')
      .option('--prefix <text>', 'what each begins with', '')
      .option('--length <number>', 'how many random characters, 8 to 20', whole, 10)
      .option('--batch <name>', 'what they are called together (default: the moment)')
      .addHelpText('after', '\nExample: arasta vouchers generate spring 500 --prefix SPRING- --uses 1 > codes.csv'),
  ).action((promotion: string, count: number, options: GenerateOptions) =>
    run(() => generate(out, { promotion, count }, options))(),
  );
}

function addChangingCommands(vouchers: Command, { out, run }: Registration): void {
  vouchers
    .command('assign <code> <e-mail>')
    .description('make a code a customer’s own')
    .action((code: string, email: string) =>
      run(async () => {
        await withShop(out, (shop) => assignVoucher(shop, code, email));
        out.print(`${code} is ${email}’s now.\n`);
        return 0;
      })(),
    );
  vouchers
    .command('disable <code>')
    .description('make a code invalid')
    .action((code: string) =>
      run(async () => {
        await withShop(out, (shop) => setVoucherActive(shop.db, code, false));
        out.print(`${code} is not valid any more.\n`);
        return 0;
      })(),
    );
}

function withLimits(command: Command): Command {
  return command
    .option('--uses <number>', 'how many orders (default: 1 for a customer’s, else any number)', whole)
    .option('--per-customer <number>', 'how many orders of one customer', whole)
    .option('--starts <time>', 'good from, such as 2031-01-01 or 2031-01-01T09:00:00+03:00', time)
    .option('--ends <time>', 'good until just before', time);
}

function limitsOf({ uses, perCustomer, starts, ends }: Limits) {
  return {
    usageLimit: uses ?? null,
    perCustomerLimit: perCustomer ?? null,
    startsAt: starts ?? null,
    endsAt: ends ?? null,
  };
}

async function list(out: Terminal, options: ListOptions): Promise<number> {
  const { promotion = null, batch = null, after, limit, json = false } = options;
  const found = await withShop(out, (shop) => listVouchers(shop, { promotion, batch, after, limit }));
  out.print(json ? asJson(found) : table(found.map(listed)) || 'There are no such codes.\n');
  return 0;
}

function listed({ code, promotion, isActive, uses, usageLimit, customer, batch }: DeskVoucher): string[] {
  const used = `${uses} of ${usageLimit ?? 'any number'}`;
  return [code, promotion, isActive ? 'valid' : 'disabled', used, customer ?? '-', batch ?? '-'];
}

interface Named {
  readonly promotion: string;
  readonly code: string;
}

async function create(out: Terminal, { promotion, code }: Named, options: CreateOptions): Promise<number> {
  const { customer = null } = options;
  const limits = limitsOf(options);
  const usageLimit = limits.usageLimit ?? (customer === null ? null : 1);
  const voucher = { ...limits, promotion, code, customer, usageLimit, isActive: true, batch: null };
  await withShop(out, (shop) => createVoucher(shop, voucher));
  out.print(`${code} unlocks ${promotion}.\n`);
  return 0;
}

interface Wanted {
  readonly promotion: string;
  readonly count: number;
}

async function generate(out: Terminal, { promotion, count }: Wanted, options: GenerateOptions): Promise<number> {
  const { prefix, length } = options;
  const limits = limitsOf(options);
  await withShop(out, async (shop) => {
    const batch = options.batch ?? shop.clock.now().toISOString();
    out.print('code\n');
    for await (const codes of generateVouchers(shop, { promotion, count, prefix, length, batch, ...limits })) {
      out.print(codes.map((code) => `${code}\n`).join(''));
    }
    out.complain(`Batch ${batch}: ${count} codes of ${promotion}.\n`);
  });
  return 0;
}
