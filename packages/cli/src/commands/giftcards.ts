import { type DeskGiftCard, disableGiftCard, issueGiftCards, listGiftCards } from '@arasta/server';
import { type Command, InvalidArgumentError } from 'commander';
import { minorUnits, time, whole } from '../arguments.ts';
import { type Registration, withShop } from '../context.ts';
import { amount, asJson, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';

interface ListOptions {
  readonly after: number;
  readonly limit: number;
  readonly json?: boolean;
}

interface IssueOptions {
  readonly count: number;
  readonly expires?: Date;
}

interface Worth {
  readonly minor: number;
  readonly currency: string;
}

/** Gift cards, whose codes are known to nobody but who has them. */
export function addGiftCardCommands(program: Command, { out, run }: Registration): void {
  const cards = program.command('giftcards').description('issue, list or disable gift cards');
  cards
    .command('issue')
    .argument('<amount>', 'of each, such as 50', minorUnits)
    .argument('<currency>', 'one of the shop’s')
    .description('make gift cards and write their codes out, one a line (CSV); they are kept nowhere else')
    .option('--count <number>', 'how many, up to 10000', whole, 1)
    .option('--expires <time>', 'good until just before', time)
    .addHelpText('after', '\nExample: arasta giftcards issue 50 eur --count 100 --expires 2032-01-01 > cards.csv')
    .action((minor: number, currency: string, options: IssueOptions) =>
      run(() => issue(out, { minor, currency: currency.toLowerCase() }, options))(),
    );
  cards
    .command('list')
    .description('list gift cards with what is left on them, in the order in which they were made')
    .option('--after <number>', 'begin behind this one', from, 0)
    .option('--limit <number>', 'at most so many', whole, 50)
    .option('--json', 'as JSON')
    .action((options: ListOptions) => run(() => list(out, options))());
  cards
    .command('disable')
    .argument('<number>', 'as the list has it', whole)
    .description('make a gift card invalid')
    .action((id: number) =>
      run(async () => {
        await withShop(out, (shop) => disableGiftCard(shop, id));
        out.print(`Gift card ${id} is not valid any more.\n`);
        return 0;
      })(),
    );
}

function from(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Write a whole number.');
  return Number(text);
}

async function issue(out: Terminal, { minor, currency }: Worth, options: IssueOptions): Promise<number> {
  const { count, expires: expiresAt = null } = options;
  const codes = await withShop(out, (shop) => issueGiftCards(shop, { amount: minor, currency, count, expiresAt }));
  out.print(`code\n${codes.map((code) => `${code}\n`).join('')}`);
  out.complain(
    `${count} gift cards of ${amount(minor)} ${currency}. Keep the codes: the shop cannot show them again.\n`,
  );
  return 0;
}

async function list(out: Terminal, { after, limit, json = false }: ListOptions): Promise<number> {
  const found = await withShop(out, async (shop) => {
    const cards = await listGiftCards(shop, { after, limit });
    return cards.map((card) => ({ ...card, state: stateOf(card, shop.clock.now()) }));
  });
  out.print(json ? asJson(found) : table(found.map(listed)) || 'There are no such gift cards.\n');
  return 0;
}

type State = 'disabled' | 'expired' | 'used up' | 'valid';

function stateOf({ isActive, expiresAt, balance }: DeskGiftCard, now: Date): State {
  if (!isActive) return 'disabled';
  if (expiresAt !== null && expiresAt <= now) return 'expired';
  return balance === 0 ? 'used up' : 'valid';
}

function listed(card: DeskGiftCard & { readonly state: State }): string[] {
  const { id, codeEnd, state, balance, initialBalance, currency, expiresAt } = card;
  const left = `${amount(balance)} of ${amount(initialBalance)} ${currency}`;
  return [String(id), `…${codeEnd}`, state, left, expiresAt?.toISOString().slice(0, 10) ?? '-'];
}
