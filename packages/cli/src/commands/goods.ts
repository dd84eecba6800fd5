import {
  type Composition,
  type DeskLevel,
  type DeskPrice,
  type DeskProduct,
  type ListedProduct,
  loadImporting,
} from '@arasta/server';
import type { Command } from 'commander';
import { type Registration, withShop } from '../context.ts';
import { amount, asJson, inLine, oneOf } from '../output.ts';
import type { Terminal } from '../terminal.ts';

interface Json {
  readonly json?: boolean;
}

interface ListOptions extends Json {
  readonly search?: string;
  readonly after: string;
  readonly limit: string;
}

interface PriceOptions {
  readonly retailPrice?: string;
  readonly segment?: string;
}

interface PlaceOptions {
  readonly location?: string;
}

/** Single changes to what is sold. They show in every server within a second. */
export function addGoodsCommands(program: Command, registration: Registration): void {
  addProductCommands(program, registration);
  addStockCommands(program, registration);
  addPriceCommands(program, registration);
}

function addProductCommands(program: Command, { out, run }: Registration): void {
  const products = program.command('products').description('list, show, enable, disable or remove products');
  products
    .command('list')
    .description('list products by SKU')
    .option('--search <text>', 'only those with this in their SKU, name or a variant’s SKU')
    .option('--after <sku>', 'begin behind this SKU', '')
    .option('--limit <number>', 'at most so many', '50')
    .option('--json', 'as JSON')
    .action((options: ListOptions) => run(() => list(out, options))());
  products
    .command('show <sku>')
    .description('show a product or variant with its prices and stock')
    .option('--json', 'as JSON')
    .action((sku: string, { json = false }: Json) => run(() => show(out, sku, json))());
  products
    .command('enable <sku>')
    .description('put a product or variant on sale')
    .action((sku: string) => run(() => turn(out, sku, true))());
  products
    .command('disable <sku>')
    .description('take a product or variant off sale; everything about it is kept')
    .action((sku: string) => run(() => turn(out, sku, false))());
  products
    .command('remove <sku>')
    .description('delete a product with its variants, or one variant')
    .action((sku: string) => run(() => remove(out, sku))());
}

function addStockCommands(program: Command, { out, run }: Registration): void {
  const stock = program.command('stock').description('set, adjust or show pieces on hand');
  stock
    .command('set <sku> <pieces>')
    .description('put the number of pieces on hand, reserved ones included')
    .option('--location <key>', 'where they lie (default: online)')
    .action((sku: string, pieces: string, { location }: PlaceOptions) =>
      run(async () => {
        const change = async (shop: Composition) =>
          (await loadImporting()).changeStock(shop, { sku, pieces, location: location ?? null });
        return showStock(out, { sku, change });
      })(),
    );
  stock
    .command('adjust <sku> <pieces>')
    .description('add pieces, or take some away with -- before a minus sign')
    .option('--location <key>', 'where they lie (default: online)')
    .addHelpText('after', '\nExample: arasta stock adjust --location harbour LS-31-NVY-M -- -2')
    .action((sku: string, pieces: string, { location }: PlaceOptions) =>
      run(async () => {
        const change = async (shop: Composition) =>
          (await loadImporting()).moveStock(shop, { sku, pieces, location: location ?? null });
        return showStock(out, { sku, change });
      })(),
    );
  stock
    .command('show <sku>')
    .description('show what lies where, of a product and its variants')
    .option('--json', 'as JSON')
    .action((sku: string, { json = false }: Json) => run(() => showStock(out, { sku, json }))());
}

function addPriceCommands(program: Command, { out, run }: Registration): void {
  const prices = program.command('prices').description('set or show prices');
  prices
    .command('set <sku> <currency> <price>')
    .description('put a price in force, tax included')
    .option('--retail-price <price>', 'the price before discount (default: the price)')
    .option('--segment <name>', 'only for customers of this segment (default: for everybody)')
    .addHelpText('after', '\nExample: arasta prices set LS-31 eur 69.90 --retail-price 74.50')
    .action((sku: string, currency: string, price: string, options: PriceOptions) =>
      run(async () => {
        const { retailPrice = null, segment = null } = options;
        const change = async (shop: Composition) =>
          (await loadImporting()).changePrice(shop, { sku, currency, price, retailPrice, segment });
        return showPrices(out, { sku, change });
      })(),
    );
  prices
    .command('show <sku>')
    .description('show the prices of a product and its variants')
    .option('--json', 'as JSON')
    .action((sku: string, { json = false }: Json) => run(() => showPrices(out, { sku, json }))());
}

async function list(out: Terminal, { search, after, limit, json = false }: ListOptions): Promise<number> {
  const number = Number(limit);
  if (!Number.isInteger(number) || number < 1 || number > 10_000) {
    out.complain('--limit is a number from 1 to 10000.\n');
    return 2;
  }
  const found = await withShop(out, async (shop) =>
    (await loadImporting()).listProducts(shop.db, { search: search ?? null, after, limit: number }),
  );
  out.print(json ? asJson(found) : found.map(listed).join('') || 'There are no such products.\n');
  return 0;
}

function listed({ sku, names, isActive, variants }: ListedProduct): string {
  const kind = variants === 0 ? '' : `${variants} variants`;
  const state = isActive ? 'on sale' : 'disabled';
  return `${inLine(`${sku.padEnd(24)}${state.padEnd(10)}${kind.padEnd(14)}${oneOf(names)}`)}\n`;
}

async function show(out: Terminal, sku: string, json: boolean): Promise<number> {
  const found = await withShop(out, async (shop) => (await loadImporting()).showProduct(shop, sku));
  out.print(json ? asJson(found) : describe(found.product) + priceLines(found.prices) + stockLines(found.stock));
  return 0;
}

function describe(product: DeskProduct): string {
  const rows = [
    ['SKU', product.sku],
    ['name', oneOf(product.names)],
    ['state', product.isActive ? 'on sale' : 'disabled'],
    ...(product.parentSku === null ? [] : [['variant of', product.parentSku]]),
    ['categories', product.categories.join(', ') || '-'],
    ...Object.entries(product.attributes).map(([key, value]) => [key, String(value)]),
    ['images', String(product.images.length)],
    ...product.variants.map(({ sku, attributes, isActive }) => {
      return ['variant', `${sku}  ${Object.values(attributes).join(', ')}${isActive ? '' : '  disabled'}`];
    }),
  ];
  return rows.map(([name = '', value = '']) => `${inLine(`${name.padEnd(14)}${value}`)}\n`).join('');
}

async function turn(out: Terminal, sku: string, isActive: boolean): Promise<number> {
  const changed = await withShop(out, async (shop) => (await loadImporting()).switchProduct(shop, sku, isActive));
  const state = isActive ? 'on sale' : 'off sale';
  out.print(changed ? `${sku} is ${state}.\n` : `${sku} was ${state} already.\n`);
  return 0;
}

async function remove(out: Terminal, sku: string): Promise<number> {
  await withShop(out, async (shop) => (await loadImporting()).deleteProduct(shop, sku));
  out.print(`${sku} was removed.\n`);
  return 0;
}

interface Shown extends Json {
  readonly sku: string;
  /** Made before it is shown. */
  readonly change?: (shop: Composition) => Promise<void>;
}

async function showAfter(shop: Composition, sku: string, change: Shown['change']) {
  await change?.(shop);
  return (await loadImporting()).showProduct(shop, sku);
}

async function showStock(out: Terminal, { sku, json = false, change }: Shown): Promise<number> {
  const { stock } = await withShop(out, (shop) => showAfter(shop, sku, change));
  out.print(json ? asJson(stock) : stockLines(stock) || `There is no stock of ${sku}.\n`);
  return 0;
}

function stockLines(levels: readonly DeskLevel[]): string {
  return levels
    .map(({ sku, location, onHand, reserved }) => {
      return `${'stock'.padEnd(14)}${sku.padEnd(24)}${location.padEnd(16)}${onHand} on hand, ${reserved} reserved\n`;
    })
    .join('');
}

async function showPrices(out: Terminal, { sku, json = false, change }: Shown): Promise<number> {
  const { prices } = await withShop(out, (shop) => showAfter(shop, sku, change));
  const written = prices.map((price) => ({
    ...price,
    price: amount(price.price),
    retailPrice: amount(price.retailPrice),
  }));
  out.print(json ? asJson(written) : priceLines(prices) || `There are no prices of ${sku}.\n`);
  return 0;
}

function priceLines(prices: readonly DeskPrice[]): string {
  return prices
    .map(({ sku, currency, segment, price, retailPrice }) => {
      const whose = segment === null ? currency : `${currency} for ${segment}`;
      const before = retailPrice > price ? ` instead of ${amount(retailPrice)}` : '';
      return `${'price'.padEnd(14)}${sku.padEnd(24)}${whose.padEnd(16)}${amount(price)}${before}\n`;
    })
    .join('');
}
