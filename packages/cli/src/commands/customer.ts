import {
  type Composition,
  createCustomer,
  type CustomerSummary,
  disableCustomer,
  eraseAtDesk,
  type ErasedAtDesk,
  findCustomer,
  type GuestRecord,
  setSegment,
  showCustomer,
} from '@arasta/server';
import type { Command } from 'commander';
import { type Registration, withShop } from '../context.ts';
import { asJson, inLine, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';

interface CreateOptions {
  readonly firstName: string;
  readonly lastName: string;
  readonly phone?: string;
}

export function addCustomerCommands(program: Command, { out, run }: Registration): void {
  const customer = program.command('customer').description('create, show, group, disable or erase a customer');
  customer
    .command('create <email>')
    .description('create a customer; the password is read from standard input')
    .requiredOption('--first-name <name>', 'first name')
    .requiredOption('--last-name <name>', 'last name')
    .option('--phone <number>', 'phone number')
    .addHelpText(
      'after',
      '\nExample: printf \'%s\' "$PASSWORD" | arasta customer create ada@example.org --first-name Ada --last-name Example',
    )
    .action((email: string, options: CreateOptions) => run(() => create(out, email, options))());
  customer
    .command('show <email>')
    .description('show a customer')
    .option('--json', 'as JSON')
    .action((email: string, { json = false }: { json?: boolean }) => run(() => show(out, email, json))());
  customer
    .command('segment <email> [segment]')
    .description('put a customer into a segment with prices of its own; without one, take them out')
    .action((email: string, segment?: string) => run(() => group(out, email, segment ?? null))());
  customer
    .command('disable <email>')
    .description('shut a customer out: no login, every session ends')
    .action((email: string) => run(() => disable(out, email))());
  customer
    .command('erase <email>')
    .description('erase everything personal of a customer, or of whoever never registered; there is no way back')
    .option('--yes', 'do it')
    .addHelpText(
      'after',
      '\nMake sure first that whoever asks is the one whose address it is.\nOf a registered customer the account is erased, as they could themselves. Where nobody registered the address, it is\nall that guests left under it: orders and tickets stay without the person, everything else goes.',
    )
    .action((email: string, { yes = false }: { yes?: boolean }) => run(() => erase(out, email, yes))());
}

async function create(out: Terminal, email: string, options: CreateOptions): Promise<number> {
  // Never as an argument: those stand in the shell's history and in every list of processes.
  const password = await out.readLine();
  if (password === null || password === '') {
    out.complain('Pipe the password in, for example: printf "%s" "$PASSWORD" | arasta customer create …\n');
    return 2;
  }
  const id = await withShop(out, (shop) => createCustomer(shop, { email, password, ...options }));
  out.print(`Customer ${id} was created.\n`);
  return 0;
}

async function show(out: Terminal, email: string, json: boolean): Promise<number> {
  const summary = await withShop(out, (shop) => showCustomer(shop, email));
  out.print(json ? asJson(summary) : describe(summary));
  return 0;
}

function describe(customer: CustomerSummary): string {
  return table([
    ['id', String(customer.id)],
    ['e-mail', `${customer.email}${customer.emailVerified ? '' : ' (not confirmed)'}`],
    ['name', `${customer.firstName} ${customer.lastName}`],
    ['phone', customer.phone ?? '-'],
    ['segment', customer.segment ?? '-'],
    ['state', customer.isActive ? 'active' : 'disabled'],
    ['password', customer.hasPassword ? 'set' : 'none'],
    ['joined', customer.dateJoined.toISOString()],
    ['last login', customer.lastLogin?.toISOString() ?? 'never'],
    ['sessions', String(customer.sessions)],
  ]);
}

async function group(out: Terminal, email: string, segment: string | null): Promise<number> {
  await withShop(out, (shop) => setSegment(shop, email, segment));
  out.print(segment === null ? 'The customer is in no segment now.\n' : `The customer is in the segment ${segment}.\n`);
  return 0;
}

async function disable(out: Terminal, email: string): Promise<number> {
  const ended = await withShop(out, (shop) => disableCustomer(shop, email));
  out.print(`The customer is disabled; ${ended} sessions ended.\n`);
  return 0;
}

async function erase(out: Terminal, email: string, isMeant: boolean): Promise<number> {
  if (!isMeant) {
    out.complain(`${await withShop(out, (shop) => announce(shop, email))}, for ever. Add --yes to do it.\n`);
    return 2;
  }
  out.print(report(await withShop(out, (shop) => eraseAtDesk(shop, email))));
  return 0;
}

async function announce(shop: Composition, email: string): Promise<string> {
  const customer = await findCustomer(shop, email);
  if (customer === null) return `Nobody registered ${email}. This would erase what guests left under it`;
  return inLine(`This would erase customer ${customer.id}, ${customer.firstName} ${customer.lastName}`);
}

const GONE: readonly (readonly [GuestRecord, string])[] = [
  ['guests', 'guests in checkout'],
  ['sessions', 'sessions'],
  ['baskets', 'baskets'],
  ['addresses', 'addresses'],
  ['stockAlerts', 'stock alerts'],
  ['subscriptions', 'newsletter subscriptions'],
];

const KEPT: readonly (readonly [GuestRecord, string])[] = [
  ['orders', 'orders: goods, amounts, names and places of their addresses, for the books'],
  ['tickets', 'tickets: subjects, times, states and stars'],
  ['consents', 'lines of the consent log: under a digest of the address, until their time is up'],
];

function report(erased: ErasedAtDesk): string {
  if (erased.who === 'customer') {
    return 'The customer is erased.\nWhat guests left under an address that was never proved stays; the same command again erases it.\n';
  }
  const list = (title: string, records: typeof GONE) => {
    const lines = records.map(([record, words]) => `  ${String(erased.counts[record] ?? 0).padStart(4)} ${words}\n`);
    return `${title}:\n${lines.join('')}`;
  };
  return `Nobody registered the address; what guests left under it is erased.\n${list('Gone', GONE)}${list('Kept without the person', KEPT)}`;
}
