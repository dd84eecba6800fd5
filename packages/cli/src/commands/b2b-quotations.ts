import {
  commentOnQuotation,
  decideAsShop,
  type Decision,
  listQuotations,
  type Quotation,
  QUOTATION_STATUSES,
  type QuotationDetail,
  type QuotationStatus,
  showQuotation,
} from '@arasta/server';
import { type Command, Option } from 'commander';
import { whole } from '../arguments.ts';
import { type Registration, withShop } from '../context.ts';
import { amount, asJson, cutOff, minute, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';

interface ListOptions {
  readonly status?: QuotationStatus;
  readonly division?: string;
  readonly page: number;
  readonly limit: number;
  readonly json?: boolean;
}

const DECISIONS: readonly (readonly [word: string, decision: Decision, what: string])[] = [
  ['approve', 'approved', 'say yes to a quotation'],
  ['reject', 'rejected', 'say no to a quotation'],
  ['cancel', 'cancelled', 'cancel a quotation, an approved one too'],
];

export function addQuotationCommands(b2b: Command, { out, run }: Registration): void {
  const quotations = b2b.command('quotations').description('what divisions ask for');
  quotations
    .command('list')
    .description('the latest first')
    .addOption(new Option('--status <status>', 'only those').choices(QUOTATION_STATUSES))
    .option('--division <erp-code>', 'only those of one division')
    .option('--page <number>', 'from 1', whole, 1)
    .option('--limit <count>', 'on a page', whole, 50)
    .option('--json', 'as JSON')
    .action((options: ListOptions) => run(() => list(out, options))());
  quotations
    .command('show <number>')
    .description('what was asked for, and what became of it')
    .option('--json', 'as JSON')
    .action((number: string, { json = false }: { json?: boolean }) => run(() => show(out, number, json))());
  for (const [word, decision, what] of DECISIONS) {
    quotations
      .command(`${word} <number>`)
      .description(`${what}; whoever asked is told by mail`)
      .option('--comment <text>', 'goes into the mail')
      .action((number: string, { comment = null }: { comment?: string | null }) =>
        run(() => decide(out, number, { decision, comment }))(),
      );
  }
  quotations
    .command('comment <number> <text>')
    .description('say something of a quotation; whoever asked is told by mail')
    .action((number: string, text: string) => run(() => say(out, number, text))());
}

async function list(out: Terminal, options: ListOptions): Promise<number> {
  const { status = null, division: erpCode = null, page, limit, json = false } = options;
  const search = { status, erpCode };
  const slice = await withShop(out, (shop) => listQuotations(shop, search, { number: page, size: limit }));
  const rows = slice.items.map(row);
  out.print(json ? asJson(slice.items) : `${table(rows) || 'There are none.\n'}${cutOff(slice)}`);
  return 0;
}

function row({ number, createdDate, division, status, totalAmount, currency, name }: Quotation): string[] {
  const on = minute(createdDate);
  return [number, on, division.erpCode, status, `${amount(totalAmount)} ${currency}`, name];
}

async function show(out: Terminal, number: string, json: boolean): Promise<number> {
  const found = await withShop(out, (shop) => showQuotation(shop, number));
  out.print(json ? asJson(found) : described(found));
  return 0;
}

function described({ quotation, lines, events }: QuotationDetail): string {
  const { requester, totalAmount, currency, division } = quotation;
  const head = table([
    ['number', quotation.number],
    ['name', quotation.name],
    ['status', quotation.status],
    ['division', `${division.erpCode} ${division.name}`],
    ['asked by', requester === null ? '-' : `${requester.firstName} ${requester.lastName} <${requester.email}>`],
    ['total', `${amount(totalAmount)} ${currency}`],
  ]);
  const goods = lines.map((line) => {
    const { sku, name, quantity, price, amount: total } = line;
    return [line.division.erpCode, sku, name, `${quantity} ×`, amount(price), amount(total)];
  });
  const history = events.map(({ createdDate, kind, actor, name, comment }) => {
    return [minute(createdDate), kind, name ?? actor, comment ?? ''];
  });
  return `${head}\n${table(goods)}\n${table(history)}`;
}

async function decide(
  out: Terminal,
  number: string,
  verdict: { decision: Decision; comment: string | null },
): Promise<number> {
  const { status } = await withShop(out, (shop) => decideAsShop(shop, number, verdict));
  out.print(`The quotation ${number} is ${status}.\n`);
  return 0;
}

async function say(out: Terminal, number: string, text: string): Promise<number> {
  await withShop(out, (shop) => commentOnQuotation(shop, number, text));
  out.print('Noted.\n');
  return 0;
}
