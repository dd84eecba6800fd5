import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Decision, QuotationLine, QuotationStatus } from './quotation.ts';

export interface NewQuotation {
  readonly number: string;
  readonly name: string;
  readonly customerId: number;
  readonly divisionId: number;
  readonly mainId: number;
  readonly basketId: number;
  readonly status: QuotationStatus;
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
  readonly now: Date;
}

const insertion = prepared<{ id: number }>(`
  insert into quotations (number, name, customer_id, division_id, main_id, basket_id, status, currency, total_amount,
    net_amount, created_date, modified_date)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10, $10) on conflict (number) do nothing returning id`);

/** @returns its id; null when the number is taken */
export async function insertQuotation(tx: Executor, quotation: NewQuotation): Promise<number | null> {
  const { number, name, customerId, divisionId, mainId, basketId, status, currency, amount, now } = quotation;
  const values = [number, name, customerId, divisionId, mainId, basketId, status, currency, amount, now];
  const [row] = await insertion(tx, values);
  return row?.id ?? null;
}

const lineInsertion = prepared(`
  insert into quotation_lines (quotation_id, division_id, product_id, sku, base_code, name, price, quantity, total_amount)
  select $1, l.* from unnest($2::integer[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::integer[],
    $9::bigint[]) l`);

export async function insertLines(tx: Executor, quotationId: number, lines: readonly QuotationLine[]): Promise<void> {
  await lineInsertion(tx, [
    quotationId,
    lines.map(({ division }) => division.id),
    lines.map(({ productId }) => productId),
    lines.map(({ sku }) => sku),
    lines.map(({ baseCode }) => baseCode),
    lines.map(({ name }) => name),
    lines.map(({ price }) => price),
    lines.map(({ quantity }) => quantity),
    lines.map(({ amount }) => amount),
  ]);
}

export interface NewEvent {
  readonly quotationId: number;
  readonly kind: 'asked' | 'comment' | Decision;
  /** Null for the shop. */
  readonly customerId: number | null;
  readonly comment: string | null;
  readonly now: Date;
}

const eventInsertion = prepared<{ id: number }>(`
  insert into quotation_events (quotation_id, kind, actor, customer_id, comment, created_date)
  values ($1, $2, $3, $4, $5, $6) returning id`);

/** @returns the event's id */
export async function insertEvent(tx: Executor, event: NewEvent): Promise<number> {
  const { quotationId, kind, customerId, comment, now } = event;
  const actor = customerId === null ? 'shop' : 'customer';
  const [row] = await eventInsertion(tx, [quotationId, kind, actor, customerId, comment, now]);
  if (row === undefined) throw new Error('The event was not written');
  return row.id;
}

const move = prepared(`
  update quotations set status = $2, modified_date = $4 where id = $1 and status = any ($3::text[]) returning id`);

/** @returns false when it is in none of these states */
export async function moveQuotation(
  tx: Executor,
  id: number,
  { to, from, now }: { to: Decision; from: readonly QuotationStatus[]; now: Date },
): Promise<boolean> {
  const rows = await move(tx, [id, to, from, now]);
  return rows.length === 1;
}

// What was said, by the shop and by colleagues too, and how it was called may name somebody; what was bought and for how much
// stays, and so does which colleague decided. A comment without words is nobody's.
const forgetWords = prepared(`
  update quotation_events set comment = null,
    customer_id = case when customer_id <> $1 and kind <> 'comment' then customer_id end
  where customer_id = $1
    or (comment is not null and quotation_id in (select id from quotations where customer_id = $1))`);
const forgetRequester = prepared(`
  update quotations set customer_id = null, name = number where customer_id = $1`);

/** Takes an erased customer out of what they asked for. */
export async function forgetCustomer(tx: Executor, customerId: number): Promise<void> {
  await forgetWords(tx, [customerId]);
  await forgetRequester(tx, [customerId]);
}
