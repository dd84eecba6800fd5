import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { assignTicket, closeTicket, type Composition, reopenTicket, replyAsStaff, type Ticket } from '@arasta/server';
import type { Command } from 'commander';
import { type Registration, withShop } from '../context.ts';
import type { Terminal } from '../terminal.ts';
import { counted, staffId, withTicket } from './tickets-listing.ts';

interface ReplyOptions {
  readonly file?: readonly string[];
  readonly close?: boolean;
}

/** Whoever is at the command line speaks for the shop, without a name. */
const OPERATOR = { staffId: null, name: null } as const;

/** What can be done with a ticket. */
export function addTicketAnswers(tickets: Command, { out, run }: Registration): void {
  withFiles(tickets.command('reply <number> <text>'))
    .description('answer a ticket; the customer is written to')
    .addHelpText('after', '\nExample: arasta tickets reply K3XW9T2PQR "It is on its way." --file label.pdf --close')
    .action((number: string, text: string, options: ReplyOptions) =>
      run(() => reply(out, { number, text, isInternal: false }, options))(),
    );
  withFiles(tickets.command('note <number> <text>'))
    .description('note something that only staff sees')
    .action((number: string, text: string, options: ReplyOptions) =>
      run(() => reply(out, { number, text, isInternal: true }, options))(),
    );
  addMoves(tickets, { out, run });
}

function withFiles(command: Command): Command {
  return command
    .option('--file <path>', 'goes along; may be said several times', (path: string, before?: readonly string[]) => [
      ...(before ?? []),
      path,
    ])
    .option('--close', 'close the ticket with it');
}

function addMoves(tickets: Command, { out, run }: Registration): void {
  tickets
    .command('close <number>')
    .description('close a ticket; the customer is written to')
    .option('--quiet', 'nobody is written to: for spam, which may name an address of somebody else')
    .action((number: string, { quiet = false }: { readonly quiet?: boolean }) =>
      run(() => move(out, number, (shop, handling) => closeTicket(shop, { ...handling, isQuiet: quiet })))(),
    );
  tickets
    .command('reopen <number>')
    .description('open a closed ticket again')
    .action((number: string) => run(() => move(out, number, reopenTicket))());
  tickets
    .command('assign <number> <e-mail>')
    .description('give a ticket to a member of staff, or to `nobody`')
    .action((number: string, email: string) => run(() => assign(out, number, email))());
}

interface Said {
  readonly number: string;
  readonly text: string;
  readonly isInternal: boolean;
}

async function reply(
  out: Terminal,
  { number: given, text: body, isInternal }: Said,
  { file: paths = [], close = false }: ReplyOptions,
): Promise<number> {
  const files = await Promise.all(paths.map(fileAt));
  const said = { by: OPERATOR, body, files, isInternal, close };
  const answer = (shop: Composition) => withTicket(given, (number) => replyAsStaff(shop, { ...said, number }));
  return report(out, await withShop(out, answer));
}

async function fileAt(path: string): Promise<{ name: string; bytes: Buffer }> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (error) {
    throw new Error(`The file cannot be read: ${path}`, { cause: error });
  }
}

type Move = (shop: Composition, handling: { number: string; by: typeof OPERATOR }) => Promise<Ticket>;

async function move(out: Terminal, given: string, step: Move): Promise<number> {
  const moved = (shop: Composition) => withTicket(given, (number) => step(shop, { number, by: OPERATOR }));
  return report(out, await withShop(out, moved));
}

async function assign(out: Terminal, given: string, email: string): Promise<number> {
  const ticket = await withShop(out, async (shop) => {
    const to = email === 'nobody' ? null : await staffId(shop, email);
    return withTicket(given, (number) => assignTicket(shop, { number, by: OPERATOR, staffId: to }));
  });
  out.print(`${ticket.number}: ${ticket.assignee === null ? 'nobody has it' : `${ticket.assignee.name} has it`}.\n`);
  return 0;
}

function report(out: Terminal, { number, state, messages }: Ticket): number {
  out.print(`${number}: ${state}, ${counted(messages.length)}.\n`);
  return 0;
}
