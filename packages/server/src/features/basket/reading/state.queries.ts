import type { Texts } from '../../../kernel/texts.ts';
import { type Executor, gather, prepared } from '../../../platform/db/index.ts';
import type { Pricing } from '../../catalogue/index.ts';
import type { BasketState, Candidate, Offering, StoredLine } from '../basket.ts';

/** A basket with its lines, and what can be sold of each: one statement, one row for each basket. */

/** Columns of what can be sold, as `OFFERING` lists them. */
type OfferingColumns = [
  listedId: number | null,
  isSold: boolean | null,
  price: number | null,
  retailPrice: number | null,
  taxRate: number,
  available: number,
  sellWithoutStock: boolean,
  maxQuantity: number | null,
];

type LineColumns = [
  id: number,
  productId: number,
  name: string,
  quantity: number,
  attributes: Record<string, unknown>,
  attributesKey: string,
  ...OfferingColumns,
];

interface StateRow {
  id: number;
  namespace: string;
  status: string;
  version: number;
  voucher_id: number | null;
  created_date: Date;
  modified_date: Date;
  lines: LineColumns[] | null;
  candidate: CandidateColumns | null;
}

const onSale = (p: string) => `${p}.is_active and (${p}.sale_starts_at is null or ${p}.sale_starts_at <= a.now)
  and (${p}.sale_ends_at is null or ${p}.sale_ends_at > a.now)`;

// `a` holds the price lists and the time. A product with variants, or one made of others, is not bought by itself.
const OFFERING = `
  coalesce(p.parent_id, p.id), ${onSale('p')} and (q.id is null or ${onSale('q')})
    and cardinality(p.variant_keys) = 0 and p.product_type = '0',
  coalesce(o.price, u.price), coalesce(o.retail_price, u.retail_price), p.tax_rate,
  coalesce((select greatest(sum(k.on_hand - k.reserved), 0) from stock_levels k where k.product_id = p.id
    and k.location_id = any (array(select id from stock_locations where sells_online))), 0),
  p.sell_without_stock, p.max_quantity`;

// A segment's list goes before the public one; where there is no segment the second look is left out.
const PRICED = `
  left join products q on q.id = p.parent_id
  left join prices o on o.product_id = p.id and o.price_list_id = a.list
  left join prices u on u.product_id = p.id and u.price_list_id = nullif(a.public_list, a.list)`;

// Lines come as one text: taking rows apart column by column cost the server more than the rest of the reading.
const STATE = `
  b.id, b.namespace, b.status, b.version, b.voucher_id, b.created_date, b.modified_date,
  (select json_agg(json_build_array(l.id, l.product_id, l.name, l.quantity, l.attributes, l.attributes_key, ${OFFERING})
     order by l.id)
   from basket_lines l left join products p on p.id = l.product_id ${PRICED} where l.basket_id = b.id) as lines`;

const CANDIDATE = `
  (select json_build_object('sku', p.sku, 'names', case when p.names = '{}' then q.names else p.names end,
     'consistsOf', case when cardinality(p.variant_keys) > 0 then 'variants' when p.product_type = '1' then 'members' end,
     'offering', json_build_array(${OFFERING}))
   from products p ${PRICED} where p.id = a.candidate) as candidate`;

const byId = prepared<StateRow>(`
  select ${STATE}, ${CANDIDATE}
  from (select $2::smallint as list, $3::smallint as public_list, $4::timestamptz as now, $5::bigint as candidate) a, baskets b
  where b.id = $1`);

interface CandidateColumns {
  readonly sku: string;
  readonly names: Texts;
  readonly consistsOf: Candidate['consistsOf'];
  readonly offering: OfferingColumns;
}

/** When it is looked at, and in which price list; without one nothing has a price. */
export interface Moment {
  readonly pricing: Pricing | null;
  readonly now: Date;
}

/** The state of a basket that the caller's transaction has locked; `candidate` is a product to look at besides. */
export async function readState(
  db: Executor,
  basketId: number,
  { pricing, now }: Moment,
  candidate: number | null,
): Promise<BasketState> {
  const lists = [pricing?.listId ?? null, pricing?.publicListId ?? null];
  const [row] = await byId(db, [basketId, ...lists, now, candidate]);
  if (row === undefined) throw new Error(`Basket ${basketId} is gone`);
  return stateOf(row, candidate);
}

/** Whose basket is read, which of several, and in which price list. */
export interface Question {
  /** Null for a guest. */
  readonly customerId: number | null;
  readonly sessionId: number;
  readonly namespace: string;
  readonly pricing: Pricing;
  readonly now: Date;
  /** A product to look at besides. */
  readonly candidate: number | null;
}

/** Finds the open basket of a customer or guest; null where there is none. */
export type FindState = (question: Question) => Promise<BasketState | null>;

// The fence keeps each basket's own way to its index, whatever the database thinks of how many are asked for.
const questions = (owned: string) =>
  prepared<StateRow & { n: number }>(`
  select a.n, s.* from unnest($1::bigint[], $2::text[], $3::smallint[], $4::smallint[], $5::timestamptz[],
    $6::bigint[]) with ordinality as a (owner, namespace, list, public_list, now, candidate, n)
  cross join lateral (select ${STATE}, ${CANDIDATE} from baskets b where ${owned} and b.namespace = a.namespace offset 0) s`);

const ofCustomers = questions(`b.customer_id = a.owner and b.status in ('active', 'frozen')`);
const ofSessions = questions('b.session_id = a.owner');

const MOST_AT_ONCE = 16;

/** Reads baskets; those asked for at the same moment share a statement. */
export function stateReader(db: Executor): FindState {
  const read = (statement: typeof ofSessions, ownerOf: (question: Question) => number | null) =>
    gather<Question, StateRow>({
      most: MOST_AT_ONCE,
      read: async (asked) => {
        const rows = await statement(db, [
          ...[asked.map(ownerOf), asked.map(({ namespace }) => namespace)],
          ...[asked.map(({ pricing }) => pricing.listId), asked.map(({ pricing }) => pricing.publicListId)],
          ...[asked.map(({ now }) => now), asked.map(({ candidate }) => candidate)],
        ]);
        const found = new Map(rows.map((row) => [row.n, row]));
        return asked.map((_, index) => found.get(index + 1));
      },
    });
  const customers = read(ofCustomers, ({ customerId }) => customerId);
  const sessions = read(ofSessions, ({ sessionId }) => sessionId);
  return async (question) => {
    const row = await (question.customerId === null ? sessions : customers)(question);
    return row === undefined ? null : stateOf(row, question.candidate);
  };
}

function stateOf(row: StateRow, candidate: number | null): BasketState {
  return {
    head: {
      id: row.id,
      namespace: row.namespace,
      isFrozen: row.status === 'frozen',
      version: row.version,
      createdDate: row.created_date,
      modifiedDate: row.modified_date,
      voucherId: row.voucher_id,
    },
    lines: (row.lines ?? []).map(lineOf),
    candidate: candidateOf(candidate, row.candidate),
  };
}

function lineOf([id, productId, name, quantity, attributes, attributesKey, ...offering]: LineColumns): StoredLine {
  return { id, productId, name, quantity, attributes, attributesKey, offering: offeringOf(offering) };
}

function candidateOf(productId: number | null, columns: CandidateColumns | null): Candidate | null {
  const offering = columns === null ? null : offeringOf(columns.offering);
  if (productId === null || columns === null || offering === null) return null;
  const { sku, names, consistsOf } = columns;
  return { productId, sku, names, consistsOf, offering };
}

function offeringOf(columns: OfferingColumns): Offering | null {
  const [listedId, isSold, price, retailPrice, taxRate, available, sellWithoutStock, maxQuantity] = columns;
  if (listedId === null) return null;
  return {
    ...{ listedId, isSold: isSold === true, available, sellWithoutStock, maxQuantity },
    price: price === null || retailPrice === null ? null : { now: price, retail: retailPrice },
    taxRate: taxRate.toFixed(2),
  };
}
