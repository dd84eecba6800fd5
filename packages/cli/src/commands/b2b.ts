import { addDivisionUser, listDivisionUsers, removeDivisionUser } from '@arasta/server';
import type { Command } from 'commander';
import { type Registration, withShop } from '../context.ts';
import { asJson, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';
import { addDivisionCommands } from './b2b-divisions.ts';
import { addQuotationCommands } from './b2b-quotations.ts';

interface AddOptions {
  readonly firstName?: string;
  readonly lastName?: string;
}

/** Business customers: their divisions, their users and what they ask for. */
export function addB2bCommands(program: Command, registration: Registration): void {
  const b2b = program.command('b2b').description('divisions of business customers, their users and quotations');
  addDivisionCommands(b2b, registration);
  addUserCommands(b2b, registration);
  addQuotationCommands(b2b, registration);
}

function addUserCommands(b2b: Command, { out, run }: Registration): void {
  const users = b2b.command('users').description('which customers buy for which division');
  users
    .command('add <e-mail> <erp-code>')
    .description('have a customer buy for a division; with both names, make the customer first')
    .option('--first-name <name>', 'of a new customer; the password is read from standard input')
    .option('--last-name <name>', 'of a new customer')
    .addHelpText('after', '\nExample: arasta b2b users add ada@example.org N-01')
    .action((email: string, erpCode: string, options: AddOptions) =>
      run(() => add(out, { email, erpCode }, options))(),
    );
  users
    .command('remove <e-mail>')
    .description('end that a customer buys for a division; what they asked for stays')
    .action((email: string) => run(() => remove(out, email))());
  users
    .command('list [erp-code]')
    .description('list users, of one division or of all')
    .option('--json', 'as JSON')
    .action((erpCode: string | undefined, { json = false }: { json?: boolean }) =>
      run(() => list(out, erpCode ?? null, json))(),
    );
}

async function add(
  out: Terminal,
  { email, erpCode }: { email: string; erpCode: string },
  { firstName, lastName }: AddOptions,
): Promise<number> {
  const isNew = firstName !== undefined && lastName !== undefined;
  // Never as an argument: those stand in the shell's history and in every list of processes.
  const password = isNew ? await out.readLine() : null;
  if (isNew && (password === null || password === '')) {
    out.complain('Pipe the password in, for example: printf "%s" "$PASSWORD" | arasta b2b users add …\n');
    return 2;
  }
  const customer = isNew && password !== null ? { password, firstName, lastName } : null;
  const isAdded = await withShop(out, (shop) => addDivisionUser(shop, { email, erpCode, customer }));
  out.print(`${email} buys for ${erpCode}${isAdded ? ' now' : ' already'}.\n`);
  return 0;
}

async function remove(out: Terminal, email: string): Promise<number> {
  await withShop(out, (shop) => removeDivisionUser(shop, email));
  out.print(`${email} buys for no division now.\n`);
  return 0;
}

async function list(out: Terminal, erpCode: string | null, json: boolean): Promise<number> {
  const users = await withShop(out, (shop) => listDivisionUsers(shop, erpCode));
  if (json) out.print(asJson(users));
  else if (users.length === 0) out.print('There are none.\n');
  else
    out.print(
      table(users.map((one) => [one.erpCode, one.division, one.email, `${one.firstName} ${one.lastName}`.trim()])),
    );
  return 0;
}
