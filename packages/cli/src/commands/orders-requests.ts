import {
  type Answered,
  approveRequests,
  type Composition,
  type DeskRequest,
  listRequests,
  rejectRequests,
} from '@arasta/server';
import type { Command } from 'commander';
import { whole } from '../arguments.ts';
import { type Registration, withShop } from '../context.ts';
import { asJson, oneOf, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';
import { REFUND_STATES } from './orders-words.ts';

interface ListOptions {
  readonly all?: boolean;
  readonly order?: string;
  readonly after: number;
  readonly limit: number;
  readonly json?: boolean;
}

interface AnswerOptions {
  readonly approve?: boolean;
  readonly reject?: string | boolean;
}

/** What customers ask to be cancelled, or to send back. */
export function addRequestCommands(orders: Command, { out, run }: Registration): void {
  orders
    .command('requests')
    .description('list requests that wait for an answer, the oldest first')
    .option('--all', 'answered ones too')
    .option('--order <number>', 'only those about this order')
    .option('--after <id>', 'begin behind this one', whole, 0)
    .option('--limit <number>', 'at most so many', whole, 50)
    .option('--json', 'as JSON')
    .action((options: ListOptions) => run(() => list(out, options))());
  orders
    .command('answer')
    .argument('<ids...>', 'as the list has them', each)
    .description('approve requests, or reject them')
    .option('--approve', 'cancel the goods, or take them as returned; the money goes back')
    .option('--reject [reason]', 'the goods go on from where they were')
    .action((ids: number[], options: AnswerOptions) => run(() => answer(out, ids, options))());
}

function each(text: string, before: readonly number[] = []): readonly number[] {
  return [...before, whole(text)];
}

async function list(out: Terminal, options: ListOptions): Promise<number> {
  const { all = false, order = null, after, limit, json = false } = options;
  const search = { statuses: all ? null : (['waiting'] as const), orderNumber: order, after, limit };
  const found = await withShop(out, (shop) => listRequests(shop, search));
  out.print(json ? asJson(found) : table(found.map(listed)) || 'No request is waiting.\n');
  return 0;
}

function listed(request: DeskRequest): string[] {
  const { id, orderNumber, itemId, sku, type, status, quantity, reason, description, returnCode } = request;
  const what = `${type === 'cancel' ? 'cancel' : 'return'} ${quantity} × ${sku} (item ${itemId})`;
  return [String(id), orderNumber, status, what, oneOf(reason), description || '-', returnCode ?? '-'];
}

async function answer(out: Terminal, ids: readonly number[], { approve, reject }: AnswerOptions): Promise<number> {
  if ((approve === true) === (reject !== undefined)) {
    out.complain('Say --approve or --reject.\n');
    return 2;
  }
  const reason = typeof reject === 'string' ? reject : null;
  const say = (shop: Composition): Promise<Answered[]> =>
    approve === true ? approveRequests(shop, ids) : rejectRequests(shop, ids, reason);
  for (const answered of await withShop(out, say)) out.print(told(answered, approve === true));
  return 0;
}

function told({ orderNumber, requestIds, outcome, refund }: Answered, isApproved: boolean): string {
  const word = isApproved ? 'approved' : 'rejected';
  const already = outcome === 'already' ? ' already' : '';
  const money = refund === null ? '' : ` Refund ${refund.id}: ${REFUND_STATES[refund.state]}.`;
  return `${orderNumber}: ${requestIds.join(', ')} ${word}${already}.${money}\n`;
}
