import { csvLine } from '../../../kernel/csv.ts';
import { invalidField } from '../../../kernel/errors.ts';
import { formatAmount } from '../../../kernel/money.ts';
import { productOf } from '../../storefront/index.ts';
import type { LineDivision, PricedItem } from './b2b-basket.ts';
import type { ShownBasket } from './reading.service.ts';

interface Cell {
  readonly item: PricedItem;
  readonly division: LineDivision;
  readonly quantity: number;
}

const CELLS: ReadonlyMap<string, (cell: Cell) => string> = new Map([
  ['product__sku', ({ item }: Cell) => productOf(item.good).sku],
  ['division', ({ division }: Cell) => String(division.id)],
  ['division__erp_code', ({ division }: Cell) => division.erpCode],
  ['division__name', ({ division }: Cell) => division.name],
  ['price', ({ item }: Cell) => formatAmount(item.price)],
  ['quantity', ({ quantity }: Cell) => String(quantity)],
  ['product_remote_id', ({ item }: Cell) => String(item.productId)],
]);

/**
 * The columns that a request asks for, in its order; all of them where it names none.
 * @throws Refusal invalid under `fields` for a column that there is not
 */
export function readColumns(given: readonly string[]): readonly string[] {
  const names = given
    .flatMap((text) => text.split(','))
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const unknown = names.find((name) => !CELLS.has(name));
  if (unknown !== undefined) throw invalidField('fields', 'invalid_choice', { value: unknown.slice(0, 40) });
  return names.length === 0 ? [...CELLS.keys()] : [...new Set(names)];
}

/** @throws Refusal invalid under `format` for anything but CSV */
export function readFormat(given: string | null): void {
  const word = given?.trim().toLowerCase() ?? '';
  if (word !== '' && word !== 'csv') throw invalidField('format', 'invalid_choice', { value: word.slice(0, 40) });
}

/** The basket as a table: a row for each product and division. */
export function basketSheet({ basket }: ShownBasket, columns: readonly string[]): string {
  const rows = basket.items.flatMap((item) =>
    item.divisions.map(({ division, quantity }) =>
      columns.map((name) => CELLS.get(name)?.({ item, division, quantity }) ?? ''),
    ),
  );
  return [columns, ...rows].map(csvLine).join('');
}
