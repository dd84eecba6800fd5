import { type Executor, prepared } from '../../../platform/db/index.ts';

/** A card of a bank, and how it pays in instalments. */
export interface Card {
  readonly id: number;
  /** The merchant's own; also its slug. */
  readonly key: string;
  readonly name: string;
  readonly bank: Issuer;
  /** The brand that cards of several banks share. */
  readonly family: Issuer;
  /** `credit`, `debit` and the like. */
  readonly paymentType: string;
  readonly isCommerceCard: boolean;
  /** Stands for every card that the shop does not know. */
  readonly isGeneric: boolean;
  /** The active ones, by count. */
  readonly plans: readonly InstallmentPlan[];
}

export interface Issuer {
  readonly id: number;
  readonly key: string;
  readonly name: string;
  /** A path below the media address, or a whole address. */
  readonly logo: string | null;
}

export interface InstallmentPlan {
  readonly id: number;
  readonly count: number;
  /** On top of the whole amount, with six decimals: `0.031000`. */
  readonly rate: string;
}

const cardsWithPlans = prepared<Card>(`
  select c.id, c.key, c.name, c.payment_type as "paymentType", c.is_commerce_card as "isCommerceCard",
    c.is_generic as "isGeneric", row_to_json(b) as bank, row_to_json(f) as family, p.plans
  from cards c join banks b on b.id = c.bank_id join card_families f on f.id = c.family_id
  join (
    select card_id, json_agg(json_build_object('id', id, 'count', installment_count, 'rate', rate::text)
      order by installment_count) as plans
    from installment_plans where is_active group by card_id
  ) p on p.card_id = c.id
  order by c.id`);

/** The cards that have an active plan, by id. One statement. */
export function selectCards(db: Executor): Promise<Card[]> {
  return cardsWithPlans(db, []);
}

const cardOfPrefix = prepared<{ id: number }>(`
  select card_id as id from card_bins where prefix = any($1::text[]) order by length(prefix) desc limit 1`);

/** The card whose prefix matches best. */
export async function selectCardId(db: Executor, prefixes: readonly string[]): Promise<number | null> {
  const [row] = await cardOfPrefix(db, [prefixes]);
  return row?.id ?? null;
}
