import { message, type Order, type Stepped, translate } from '@arasta/server';
import { InvalidArgumentError } from 'commander';
import { amount } from '../output.ts';
import type { Terminal } from '../terminal.ts';

/** What the commands about orders have in common. */

export function statusWord(status: Order['status']): string {
  return translate(message(`order_status_${status}`), 'en').toLowerCase();
}

/** `7,9` as ids of items. */
export function itemIds(text: string): number[] {
  const ids = text.split(',').map((part) => part.trim());
  if (!ids.every((id) => /^[1-9]\d{0,14}$/.test(id))) throw new InvalidArgumentError('Write ids of items: 12,13.');
  return ids.map(Number);
}

/** Tells how a command ended: `5100000000000042: shipped.` */
export function report(out: Terminal, number: string, { outcome, status }: Stepped): number {
  out.print(outcome === 'done' ? `${number}: ${statusWord(status)}.\n` : `${number}: that was done already.\n`);
  return 0;
}

interface Money {
  readonly amount: number;
  readonly parts: Readonly<Record<'gateway' | 'hand' | 'unpaid' | 'loyalty' | 'giftCard', number>>;
}

const WAYS = [
  ['gateway', 'as it came'],
  ['hand', 'by hand'],
  ['unpaid', 'never paid'],
  ['loyalty', 'as loyalty money'],
  ['giftCard', 'to the gift card'],
] as const;

/** Where a refund's money goes: `12.00 as it came, 3.00 by hand`. */
export function waysOf({ parts }: Money): string {
  return WAYS.filter(([name]) => parts[name] > 0)
    .map(([name, words]) => `${amount(parts[name])} ${words}`)
    .join(', ');
}

export const REFUND_STATES = { under_way: 'under way', by_hand: 'to be transferred', done: 'done' } as const;
