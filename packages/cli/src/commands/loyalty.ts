import {
  ACCOUNT_KINDS,
  type AccountKind,
  type DeskLoyalty,
  enrolAtDesk,
  expireLoyalty,
  grantLoyalty,
  previewExpiry,
  showLoyalty,
  takeLoyalty,
} from '@arasta/server';
import { type Command, Option } from 'commander';
import { minorUnits, time } from '../arguments.ts';
import { type Registration, withShop } from '../context.ts';
import { amount, asJson, minute, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';

interface GrantOptions {
  readonly account: AccountKind;
  readonly reference?: string;
  readonly expires?: Date;
}

/** Money of a customer. */
interface Sum {
  readonly email: string;
  readonly minor: number;
  readonly currency: string;
}

/** Money that customers have with the shop. */
export function addLoyaltyCommands(program: Command, { out, run }: Registration): void {
  const loyalty = program.command('loyalty').description('loyalty money and cards of customers');
  addMoneyCommands(loyalty, { out, run });
  loyalty
    .command('balance <e-mail>')
    .description('show what a customer has, and what became of it')
    .option('--json', 'as JSON')
    .action((email: string, { json = false }: { json?: boolean }) => run(() => balance(out, email, json))());
  addProgrammeCommands(loyalty, { out, run });
}

/** What the desk gives and takes. */
function addMoneyCommands(loyalty: Command, { out, run }: Registration): void {
  loyalty
    .command('grant')
    .argument('<e-mail>', 'of a registered customer')
    .argument('<amount>', 'such as 12.50', minorUnits)
    .argument('<currency>', 'one of the shop’s')
    .description('give a customer money to spend')
    .addOption(new Option('--account <kind>', 'what it is').choices(ACCOUNT_KINDS).default('sale'))
    .option('--reference <word>', 'what it is for; given once for each word')
    .option('--expires <time>', 'good until just before', time)
    .addHelpText('after', '\nExample: arasta loyalty grant ada@example.org 12.50 eur --reference sorry-for-order-4821')
    .action((email: string, minor: number, currency: string, options: GrantOptions) =>
      run(() => grant(out, { email, minor, currency: currency.toLowerCase() }, options))(),
    );
  loyalty
    .command('take')
    .argument('<e-mail>', 'of a registered customer')
    .argument('<amount>', 'such as 12.50', minorUnits)
    .argument('<currency>', 'one of the shop’s')
    .description('take back money that was granted wrongly: all of the amount, or nothing')
    .requiredOption('--reference <word>', 'what it is for; taken once for each word')
    .addHelpText('after', '\nExample: arasta loyalty take ada@example.org 12.50 eur --reference granted-twice-4821')
    .action((email: string, minor: number, currency: string, { reference }: { reference: string }) =>
      run(() => take(out, { email, minor, currency: currency.toLowerCase() }, reference))(),
    );
}

/** What customers earn, and who takes part. */
function addProgrammeCommands(loyalty: Command, { out, run }: Registration): void {
  loyalty
    .command('show <e-mail>')
    .description('show the card, what can be spent until when, what is pending, and what is owed')
    .option('--json', 'as JSON')
    .action((email: string, { json = false }: { json?: boolean }) => run(() => show(out, email, json))());
  loyalty
    .command('enrol <e-mail>')
    .description('give a customer a loyalty card; who has one keeps it')
    .action((email: string) => run(() => enrol(out, email))());
  loyalty
    .command('expire')
    .description('take expired money out of the books now, as the server does every hour')
    .option('--dry-run', 'only say how much')
    .action(({ dryRun = false }: { dryRun?: boolean }) => run(() => expire(out, dryRun))());
}

async function grant(out: Terminal, { email, minor, currency }: Sum, options: GrantOptions): Promise<number> {
  const { account: kind, reference = null, expires } = options;
  const wanted = { email, currency, amount: minor, kind, reference };
  const ending = expires === undefined ? {} : { expiresAt: expires };
  const done = await withShop(out, (shop) => grantLoyalty(shop, { ...wanted, ...ending }));
  const has = `${email} has ${amount(done.balance)} ${currency}`;
  out.print(done.granted ? `${has} now.\n` : `${has}: this was granted before.\n`);
  return 0;
}

async function take(out: Terminal, { email, minor, currency }: Sum, reference: string): Promise<number> {
  const done = await withShop(out, (shop) => takeLoyalty(shop, { email, currency, amount: minor, reference }));
  const has = `${email} has ${amount(done.balance)} ${currency}`;
  out.print(done.taken ? `${has} now.\n` : `${has}: this was taken before.\n`);
  return 0;
}

async function balance(out: Terminal, email: string, json: boolean): Promise<number> {
  const found = await withShop(out, (shop) => showLoyalty(shop, email));
  out.print(json ? asJson(found) : shown(found));
  return 0;
}

function shown({ accounts, transactions }: DeskLoyalty): string {
  if (accounts.length === 0) return 'This customer has no loyalty money.\n';
  const had = accounts.map(({ currency, kind, amount: minor }) => [currency, kind, amount(minor)]);
  const lines = transactions.map(({ createdDate, amount: minor, currency, reason, reference }) => {
    return [minute(createdDate), reason, amount(minor), currency, reference];
  });
  return `${table(had)}\n${table(lines)}`;
}

async function show(out: Terminal, email: string, json: boolean): Promise<number> {
  const found = await withShop(out, (shop) => showLoyalty(shop, email));
  out.print(json ? asJson(found) : membership(found));
  return 0;
}

function membership({ card, lots, pending, owed }: DeskLoyalty): string {
  const rows = [
    ...lots.map(({ currency, kind, amount: minor, expiresAt }) => {
      return [kind, amount(minor), currency, expiresAt === null ? '' : `until ${expiresAt.toISOString().slice(0, 10)}`];
    }),
    ...pending.map(({ currency, amount: minor }) => ['pending', amount(minor), currency, 'once the order is there']),
    ...owed.map(({ currency, amount: minor }) => ['owed', amount(minor), currency, 'by what is earned next']),
  ];
  return `${card === null ? 'No loyalty card' : `Loyalty card ${card}`}\n${table(rows)}`;
}

async function enrol(out: Terminal, email: string): Promise<number> {
  const { isNew, card } = await withShop(out, (shop) => enrolAtDesk(shop, email));
  out.print(`${email} ${isNew ? 'has' : 'had'} the loyalty card ${card.number}${isNew ? ' now' : ' before'}.\n`);
  return 0;
}

async function expire(out: Terminal, dryRun: boolean): Promise<number> {
  const taken = await withShop(out, (shop) => (dryRun ? previewExpiry : expireLoyalty)(shop, shop.clock.now()));
  const rows = taken.map(({ currency, amount: minor, customers }) => [
    ...[amount(minor), currency, `of ${customers} ${customers === 1 ? 'customer' : 'customers'}`],
  ]);
  const nothing = dryRun ? 'Nothing would expire.\n' : 'Nothing has expired.\n';
  out.print(taken.length === 0 ? nothing : `${dryRun ? 'Would expire' : 'Expired'}:\n${table(rows)}`);
  return 0;
}
