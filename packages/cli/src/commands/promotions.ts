import {
  type DeskPromotion,
  listPromotions,
  promotionState,
  removePromotionAtDesk,
  showPromotion,
  switchPromotionAtDesk,
} from '@arasta/server';
import type { Command } from 'commander';
import { type Registration, withShop } from '../context.ts';
import { amount, asJson, oneOf, table } from '../output.ts';
import type { Terminal } from '../terminal.ts';

interface Json {
  readonly json?: boolean;
}

/** What is given on baskets. Changes show in every server within a second. */
export function addPromotionCommands(program: Command, { out, run }: Registration): void {
  const promotions = program
    .command('promotions')
    .description('list, show, enable, disable or remove promotions')
    .addHelpText('after', '\nNew ones, and changes, come by arasta import (docs/guides/promotions.md).');
  promotions
    .command('list')
    .description('list promotions in the order of applying')
    .option('--json', 'as JSON')
    .action(({ json = false }: Json) => run(() => list(out, json))());
  promotions
    .command('show <key>')
    .description('show a promotion, what was used of it and what it cost')
    .option('--json', 'as JSON')
    .action((key: string, { json = false }: Json) => run(() => show(out, key, json))());
  promotions
    .command('enable <key>')
    .description('switch a promotion on')
    .action((key: string) => run(() => turn(out, key, true))());
  promotions
    .command('disable <key>')
    .description('switch a promotion off; everything about it is kept')
    .action((key: string) => run(() => turn(out, key, false))());
  promotions
    .command('remove <key>')
    .description('delete a promotion with its codes; one that orders were given is only switched off')
    .action((key: string) => run(() => remove(out, key))());
}

async function list(out: Terminal, json: boolean): Promise<number> {
  const found = await withShop(out, async (shop) => {
    const now = shop.clock.now();
    return (await listPromotions(shop)).map((promotion) => ({ ...promotion, state: promotionState(promotion, now) }));
  });
  const rows = found.map(({ key, state, kind, priority, uses, names }) => {
    return [key, state, kind, String(priority), `${uses} orders`, oneOf(names)];
  });
  out.print(json ? asJson(found.map(readable)) : table(rows) || 'There are no promotions.\n');
  return 0;
}

async function show(out: Terminal, key: string, json: boolean): Promise<number> {
  const { promotion, state } = await withShop(out, async (shop) => {
    const found = await showPromotion(shop, key);
    return { promotion: found, state: promotionState(found, shop.clock.now()) };
  });
  out.print(json ? asJson({ ...readable(promotion), state }) : describe(promotion, state));
  return 0;
}

/** Amounts as people write them; inside conditions and benefit they are minor units. */
function readable<Some extends DeskPromotion>(promotion: Some) {
  const spent = Object.entries(promotion.spent).map(([currency, minor]): [string, string] => [currency, amount(minor)]);
  const { budgetAmount } = promotion;
  return {
    ...promotion,
    budgetAmount: budgetAmount === null ? null : amount(budgetAmount),
    spent: Object.fromEntries<string>(spent),
  };
}

function describe(promotion: DeskPromotion, state: string): string {
  const { usageLimit, perCustomerLimit, budgetAmount, budgetCurrency, stackingGroup } = promotion;
  return table([
    ['key', promotion.key],
    ...Object.entries(promotion.names).map(([language, name]) => [`name (${language})`, name]),
    ['state', state],
    ['kind', promotion.kind],
    ['priority', String(promotion.priority)],
    ['stacking', stacking(promotion.isExclusive, stackingGroup)],
    ['from', promotion.startsAt?.toISOString() ?? 'always'],
    ['until', promotion.endsAt?.toISOString() ?? 'always'],
    ['uses', `${promotion.uses}${usageLimit === null ? '' : ` of ${usageLimit}`}`],
    ['per customer', String(perCustomerLimit ?? 'any number')],
    ['cost', cost(promotion.spent) + (budgetAmount === null ? '' : ` of ${amount(budgetAmount)} ${budgetCurrency}`)],
    ['codes', String(promotion.vouchers)],
    ['conditions', JSON.stringify(promotion.conditions)],
    ['benefit', JSON.stringify(promotion.benefit)],
  ]);
}

function stacking(isExclusive: boolean, group: string | null): string {
  if (isExclusive) return 'alone or not at all';
  return group === null ? 'with any other' : `one of the group ${group}`;
}

function cost(spent: Readonly<Record<string, number>>): string {
  return (
    Object.entries(spent)
      .map(([currency, minor]) => `${amount(minor)} ${currency}`)
      .join(', ') || '0.00'
  );
}

async function turn(out: Terminal, key: string, isActive: boolean): Promise<number> {
  const changed = await withShop(out, (shop) => switchPromotionAtDesk(shop, key, isActive));
  const state = isActive ? 'on' : 'off';
  out.print(changed ? `${key} is ${state}.\n` : `${key} was ${state} already.\n`);
  return 0;
}

async function remove(out: Terminal, key: string): Promise<number> {
  const outcome = await withShop(out, (shop) => removePromotionAtDesk(shop, key));
  const kept = `${key} is off. Orders were given it, so it is kept.\n`;
  out.print(outcome === 'removed' ? `${key} was removed.\n` : kept);
  return 0;
}
