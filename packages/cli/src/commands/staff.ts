import {
  type ChangedStaff,
  type Composition,
  createStaff,
  disableStaff,
  enableStaff,
  listStaff,
  setStaffPassword,
  type StaffMember,
  systemRandom,
} from '@arasta/server';
import type { Command } from 'commander';
import { type Registration, withShop } from '../context.ts';
import { asJson, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';

interface PasswordOptions {
  /** Make one instead of asking for it. */
  readonly generate?: boolean;
}

interface CreateOptions extends PasswordOptions {
  readonly name: string;
  readonly language?: string;
}

/** Who answers customers at the desk (docs/guides/help-desk.md). */
export function addStaffCommands(program: Command, registration: Registration): void {
  const staff = program.command('staff').description('create, list, disable or enable who works at the desk');
  addAccountCommands(staff, registration);
  addSwitches(staff, registration);
}

function addAccountCommands(staff: Command, { out, run }: Registration): void {
  staff
    .command('create <email>')
    .description('make an account; the password is asked for, read from standard input, or made')
    .requiredOption('--name <name>', 'what customers read beside the answers')
    .option('--language <code>', "of the desk's pages (default: the shop's)")
    .option('--generate', 'make a password and show it once')
    .addHelpText('after', '\nExample: arasta staff create selin@example.org --name Selin --language tr --generate')
    .action((email: string, options: CreateOptions) => run(() => create(out, email, options))());
  staff
    .command('list')
    .description('list all accounts')
    .option('--json', 'as JSON')
    .action(({ json = false }: { json?: boolean }) => run(() => list(out, json))());
  staff
    .command('password <who>')
    .description('give somebody, by address or id, another password; all of their sessions end')
    .option('--generate', 'make a password and show it once')
    .action((who: string, options: PasswordOptions) => run(() => changePassword(out, who, options))());
}

type Switch = (shop: Composition, who: string) => Promise<ChangedStaff>;

const SWITCHES: readonly (readonly [name: string, what: string, done: string, change: Switch])[] = [
  ['disable', 'shut somebody out: no login, every session ends; what they wrote stays', 'disabled', disableStaff],
  ['enable', 'let somebody in again', 'enabled', enableStaff],
];

function addSwitches(staff: Command, { out, run }: Registration): void {
  for (const [name, what, done, change] of SWITCHES) {
    staff
      .command(`${name} <who>`)
      .description(`${what}; by address or id`)
      .action((who: string) =>
        run(async () => {
          const changed = await withShop(out, (shop) => change(shop, who));
          out.print(`${changed.staff.email} is ${done}; ${changed.ended} sessions ended.\n`);
          return 0;
        })(),
      );
  }
}

async function create(out: Terminal, email: string, { name, language, ...options }: CreateOptions): Promise<number> {
  const password = await newPassword(out, options);
  if (password === null) return 2;
  const member = { email, name, password, language: language ?? null };
  const { id } = await withShop(out, (shop) => createStaff(shop, member));
  out.print(`Staff member ${id} was created.\n${shownOnce(password, options)}`);
  return 0;
}

async function changePassword(out: Terminal, who: string, options: PasswordOptions): Promise<number> {
  const password = await newPassword(out, options);
  if (password === null) return 2;
  const { staff, ended } = await withShop(out, (shop) => setStaffPassword(shop, who, password));
  out.print(`${staff.email} has a new password; ${ended} sessions ended.\n${shownOnce(password, options)}`);
  return 0;
}

// Without letters and digits that look alike: somebody will read it out. 98 bits.
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;

/** Never as an argument: those stand in the shell's history and in every list of processes. Null where none came. */
async function newPassword(out: Terminal, { generate = false }: PasswordOptions): Promise<string | null> {
  if (generate) {
    const random = systemRandom();
    return Array.from({ length: GROUPS }, () => random.text(5, LETTERS)).join('-');
  }
  const password = await (out.askSecret?.('Password: ') ?? out.readLine());
  if (password !== null && password !== '') return password;
  out.complain('Type a password, pipe one in, or have one made by --generate.\n');
  return null;
}

function shownOnce(password: string, { generate = false }: PasswordOptions): string {
  return generate ? `Password: ${password}\nIt is shown this once and kept nowhere.\n` : '';
}

async function list(out: Terminal, json: boolean): Promise<number> {
  const found = await withShop(out, listStaff);
  out.print(json ? asJson(found) : table(found.map(listed)) || 'Nobody works at the desk yet.\n');
  return 0;
}

function listed({ id, email, name, isActive, languageCode, lastLogin }: StaffMember): string[] {
  const seen = lastLogin === null ? 'never logged in' : `last login ${lastLogin.toISOString()}`;
  return [String(id), email, name, isActive ? 'active' : 'disabled', languageCode, seen];
}
