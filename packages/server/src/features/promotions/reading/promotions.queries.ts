import { type Executor, prepared } from '../../../platform/db/index.ts';
import type { Texts } from '../../../kernel/texts.ts';
import type { Promotion, PromotionKind } from '../promotion.ts';
import { readTerms } from '../terms.ts';

interface Row {
  id: number;
  key: string;
  names: Texts;
  kind: PromotionKind;
  priority: number;
  is_exclusive: boolean;
  stacking_group: string | null;
  conditions: unknown;
  benefit: unknown;
  starts_at: Date | null;
  ends_at: Date | null;
  is_exhausted: boolean;
  per_customer_limit: number | null;
  budget_currency: string | null;
  budget_left: number | null;
  gift_id: number | null;
  gift_listed_id: number | null;
}

// A gift that is switched off, alone or with the product it is a variant of, is not given.
const going = prepared<Row>(`
  select p.id, p.key, p.names, p.kind, p.priority, p.is_exclusive, p.stacking_group, p.conditions, p.benefit,
    p.starts_at, p.ends_at, p.per_customer_limit, p.budget_currency, p.budget_amount - p.spent_amount as budget_left,
    coalesce(p.used_count >= p.usage_limit, false) or coalesce(p.spent_amount >= p.budget_amount, false) as is_exhausted,
    g.id as gift_id, coalesce(g.parent_id, g.id) as gift_listed_id
  from promotions p left join products g on p.benefit->>'type' = 'gift_product' and g.sku = p.benefit->>'sku'
    and g.is_active and not exists (select 1 from products m where m.id = g.parent_id and not m.is_active)
  where p.is_active and (p.ends_at is null or p.ends_at > $1)`);

/**
 * The promotions that are on, later ones included. One whose terms cannot be read is left out: `arasta promotions list`
 * names it. One statement.
 */
export async function readPromotions(db: Executor, now: Date): Promise<Promotion[]> {
  const rows = await going(db, [now]);
  return rows.flatMap((row) => promotionOf(row) ?? []);
}

function promotionOf(row: Row): Promotion | null {
  const terms = readTerms(row.conditions, row.benefit);
  if (terms === null) return null;
  return {
    ...{ id: row.id, key: row.key, names: row.names, kind: row.kind, priority: row.priority },
    ...{ isExclusive: row.is_exclusive, stackingGroup: row.stacking_group, ...terms },
    ...{ startsAt: row.starts_at, endsAt: row.ends_at, isExhausted: row.is_exhausted },
    perCustomerLimit: row.per_customer_limit,
    budget: budgetOf(row),
    gift:
      row.gift_id === null || row.gift_listed_id === null ? null : { id: row.gift_id, listedId: row.gift_listed_id },
  };
}

function budgetOf({ budget_currency: currency, budget_left: left }: Row): Promotion['budget'] {
  return currency === null || left === null ? null : { currency, left: Math.max(0, left) };
}
