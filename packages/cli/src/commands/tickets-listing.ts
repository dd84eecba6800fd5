import {
  contactSubjects,
  countTickets,
  findStaffMember,
  getTicket,
  listTickets,
  Refusal,
  type Composition,
  type Ticket,
  TICKET_STATES,
  type TicketState,
  type TicketSummary,
} from '@arasta/server';
import { type Command, Option } from 'commander';
import { whole } from '../arguments.ts';
import { type Registration, withShop } from '../context.ts';
import { asJson, inLine, minute, oneOf, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';

interface ListOptions {
  readonly state?: TicketState;
  readonly subject?: number;
  readonly assignee?: string;
  readonly search?: string;
  readonly latest?: boolean;
  readonly page: number;
  readonly limit: number;
  readonly json?: boolean;
}

/** What there is to see. */
export function addTicketListing(tickets: Command, { out, run }: Registration): void {
  tickets
    .command('list')
    .description('list tickets, those that wait longest first')
    .addOption(new Option('--state <state>', 'only those').choices(TICKET_STATES))
    .option('--subject <id>', 'only those about it; see: arasta tickets subjects', whole)
    .option('--assignee <e-mail>', 'only those of this member of staff, or of `nobody`')
    .option('--search <text>', 'number of the ticket or order, or a part of a name or address')
    .option('--latest', 'those spoken in last first')
    .option('--page <number>', 'from 1', whole, 1)
    .option('--limit <number>', 'on a page', whole, 50)
    .option('--json', 'as JSON')
    .action((options: ListOptions) => run(() => list(out, options))());
  tickets
    .command('show <number>')
    .description('show a ticket with all that was said')
    .option('--json', 'as JSON')
    .action((number: string, { json = false }: { json?: boolean }) => run(() => show(out, number, json))());
  tickets
    .command('subjects')
    .description('list what people may ask about; they come in by arasta import')
    .option('--json', 'as JSON')
    .action(({ json = false }: { json?: boolean }) => run(() => subjects(out, json))());
}

async function list(out: Terminal, options: ListOptions): Promise<number> {
  const { json = false } = options;
  const { counts, slice } = await withShop(out, async (shop) => {
    return { counts: await countTickets(shop), slice: await find(shop, options) };
  });
  if (json) {
    out.print(asJson(slice.items));
    return 0;
  }
  out.print(table(slice.items.map(listed)) || 'There are no such tickets.\n');
  const states = TICKET_STATES.map((state) => `${counts[state]} ${state}`).join(', ');
  out.print(`${slice.items.length} of ${slice.total} shown. In all: ${states}.\n`);
  return 0;
}

async function find(shop: Composition, options: ListOptions) {
  const { state, subject, search, latest = false, page, limit } = options;
  const assigneeId = await assigneeOf(shop, options);
  const wanted = {
    ...(state === undefined ? {} : { state }),
    ...(subject === undefined ? {} : { subjectId: subject }),
    ...(assigneeId === null ? {} : { assigneeId }),
    ...(search === undefined ? {} : { search }),
  };
  const order = latest ? 'latest' : 'waiting';
  return listTickets(shop, { ...wanted, order }, { number: page, size: limit });
}

async function assigneeOf(shop: Composition, { assignee }: ListOptions): Promise<number | 'nobody' | null> {
  if (assignee === undefined) return null;
  return assignee === 'nobody' ? 'nobody' : staffId(shop, assignee);
}

/** Does something with a ticket, whichever case its number is written in. @throws Error that names a ticket there is not */
export async function withTicket<Result>(given: string, work: (number: string) => Promise<Result>): Promise<Result> {
  const number = given.toUpperCase();
  try {
    return await work(number);
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not_found') throw new Error(`There is no such ticket: ${number}.`);
    throw error;
  }
}

/** @throws Error for nobody's address */
export async function staffId(shop: Composition, email: string): Promise<number> {
  const member = await findStaffMember(shop.db, email);
  if (member?.isActive !== true) throw new Error(`No member of staff has this address: ${email}`);
  return member.id;
}

function listed(ticket: TicketSummary): string[] {
  const { number, state, subject, fullName, email, order, assignee, messageCount, lastMessageAt } = ticket;
  const who = fullName === null ? 'erased' : `${fullName} ${email ?? ''}`.trim();
  const about = `${oneOf(subject.names)}${order === null ? '' : ` ${order.number}`}`;
  return [number, state, minute(lastMessageAt), counted(messageCount), about, who, assignee?.name ?? '-'];
}

export function counted(messages: number): string {
  return messages === 1 ? '1 message' : `${messages} messages`;
}

async function show(out: Terminal, number: string, json: boolean): Promise<number> {
  const ticket = await withShop(out, (shop) => withTicket(number, (known) => getTicket(shop.db, known)));
  out.print(json ? asJson(ticket) : describe(ticket));
  return 0;
}

function describe(ticket: Ticket): string {
  return [table(headOf(ticket)), ...ticket.messages.map(said), table(ticket.events.map(happened))]
    .filter((part) => part !== '')
    .join('\n');
}

function headOf({ number, state, subject, order, rating, assignee, ...ticket }: Ticket): string[][] {
  const stars = rating === null ? '-' : `${rating.stars} of 5 ${rating.comment ?? ''}`.trim();
  return [
    ['number', number],
    ['state', state],
    ['subject', oneOf(subject.names)],
    ['order', order?.number ?? '-'],
    ['from', [ticket.fullName, ticket.email, ticket.phone].filter((part) => part !== null).join(', ') || 'erased'],
    ['language', ticket.languageCode],
    ['assigned', assignee?.name ?? '-'],
    ['rating', stars],
  ];
}

function said({ author, staffName, isInternal, body, files, createdDate }: Ticket['messages'][number]): string {
  const who = author === 'customer' ? 'customer' : inLine(staffName ?? 'the shop');
  const named = files.map(({ name, size }) => `[${inLine(name)}, ${size} bytes]\n`);
  return `${minute(createdDate)} ${who}${isInternal ? ' (note)' : ''}:\n${body}\n${named.join('')}`;
}

function happened({ kind, staffName, createdDate }: Ticket['events'][number]): string[] {
  return [minute(createdDate), kind, staffName ?? '-'];
}

async function subjects(out: Terminal, json: boolean): Promise<number> {
  const found = await withShop(out, (shop) => contactSubjects(shop.db));
  const rows = found.map(({ id, key, names, isOrderNeeded }) => {
    return [String(id), key, oneOf(names), isOrderNeeded ? 'needs an order' : ''];
  });
  out.print(json ? asJson(found) : table(rows) || 'There are no subjects.\n');
  return 0;
}
