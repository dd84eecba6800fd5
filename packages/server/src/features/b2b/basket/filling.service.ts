import { invalidFields } from '../../../kernel/errors.ts';
import { type Message, message } from '../../../kernel/messages/index.ts';
import type { Authenticated } from '../../../platform/http/index.ts';
import { type Good, readGoods } from '../../storefront/index.ts';
import type { B2bDeps } from '../b2b.deps.ts';
import { openActive } from './baskets.queries.ts';
import { inTurn, mustFit, ownerOf, type Turn } from './changing.service.ts';
import { findReachable, findRefsBySku, type LineChange, setLines } from './lines.queries.ts';
import type { ShownBasket } from './reading.service.ts';
import { fileErrors, readSheet, type SheetLine } from './sheet.rules.ts';
import { unitPrice } from './totals.rules.ts';

/**
 * Sets in the active basket what a file names; what it does not name stays. All of it, or nothing.
 * @throws Refusal as `inTurn`; invalid under `file` with what is wrong by line; as `mustFit`
 */
export async function importBasket(deps: B2bDeps, caller: Authenticated, bytes: Buffer): Promise<ShownBasket> {
  const sheet = readSheet(bytes);
  return inTurn(deps, caller, async (turn) => {
    if ('faults' in sheet) throw invalidFields(fileErrors(sheet.faults));
    const changes = await resolve(turn, sheet.lines);
    const basketId = await openActive(turn.tx, ownerOf(turn), turn.now);
    await setLines(turn.tx, basketId, changes, turn.now);
    return mustFit(turn);
  });
}

/** What a file's codes stand for. @throws Refusal invalid under `file` */
async function resolve({ tx, member, showing, now }: Turn, lines: readonly SheetLine[]): Promise<LineChange[]> {
  const refs = await findRefsBySku(tx, [...new Set(lines.map(({ sku }) => sku))]);
  const divisions = await findReachable(tx, [...new Set(lines.map(({ erpCode }) => erpCode))], member);
  const goods = await readGoods(tx, { pricing: showing.pricing, now }, refs);
  const sold = new Map(refs.filter(({ id }) => isSold(goods.get(id))).map(({ sku, id }) => [sku, id]));
  const known = new Map(divisions.map(({ erpCode, id }) => [erpCode, id]));
  const faults: Message[] = [];
  const changes = lines.flatMap(({ line, sku, erpCode, quantity }): LineChange[] => {
    const [productId, divisionId] = [sold.get(sku), known.get(erpCode)];
    if (productId === undefined) faults.push(message('b2b_line_product', { line, sku }));
    if (divisionId === undefined) faults.push(message('b2b_line_division', { line, code: erpCode }));
    return productId === undefined || divisionId === undefined ? [] : [{ productId, divisionId, quantity }];
  });
  if (faults.length > 0) throw invalidFields(fileErrors(faults));
  return changes;
}

function isSold(good: Good | undefined): boolean {
  return good !== undefined && unitPrice(good) !== null;
}
