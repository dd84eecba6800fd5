import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { assignTicket, closeTicket, type Composition, reopenTicket, replyAsStaff, type Ticket } from '@arasta/server';
import type { Command } from 'commander';
import { type Registration, withShop } from '../context.ts';
import type { Terminal } from '../terminal.ts';
import { staffId } from './tickets-listing.ts';

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
    .action((number: string) => run(() => move(out, number, closeTicket))());
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
  { number, text: body, isInternal }: Said,
  { file: paths = [], close = false }: ReplyOptions,
): Promise<number> {
  const files = await Promise.all(paths.map(async (path) => ({ name: basename(path), bytes: await readFile(path) })));
  const said = { by: OPERATOR, body, files, isInternal, close };
  return report(out, await withShop(out, (shop) => replyAsStaff(shop, { ...said, number: number.toUpperCase() })));
}

type Move = (shop: Composition, handling: { number: string; by: typeof OPERATOR }) => Promise<Ticket>;

async function move(out: Terminal, number: string, step: Move): Promise<number> {
  return report(out, await withShop(out, (shop) => step(shop, { number: number.toUpperCase(), by: OPERATOR })));
}

async function assign(out: Terminal, number: string, email: string): Promise<number> {
  const ticket = await withShop(out, async (shop) => {
    const to = email === 'nobody' ? null : await staffId(shop, email);
    return assignTicket(shop, { number: number.toUpperCase(), by: OPERATOR, staffId: to });
  });
  out.print(`${ticket.number}: ${ticket.assignee === null ? 'nobody has it' : `${ticket.assignee.name} has it`}.\n`);
  return 0;
}

function report(out: Terminal, { number, state, messages }: Ticket): number {
  out.print(`${number}: ${state}, ${messages.length} messages.\n`);
  return 0;
}
