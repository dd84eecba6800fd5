import { type Executor, prepared } from '../../../platform/db/index.ts';

export type WidgetAttributes = Readonly<Record<string, unknown>>;

export interface Widget {
  readonly slug: string;
  readonly name: string;
  readonly template: string;
  /** Language to attributes in their wire form. */
  readonly attributes: Readonly<Record<string, WidgetAttributes>>;
  /** In the order shown; those whose SKU is unknown are left out. */
  readonly productIds: readonly number[];
}

const bySlug = prepared<Widget>(`
  select w.slug, w.name, w.template, w.attributes, (
    select coalesce(jsonb_agg(p.id order by g.position), '[]')
    from unnest(w.products) with ordinality as g (sku, position) join products p on p.sku = g.sku
  ) as "productIds"
  from widgets w where w.slug = $1`);

/** The widget with this slug; null when there is none. One statement. Answers made of it keep the tag `widget:<slug>`. */
export async function findWidget(db: Executor, slug: string): Promise<Widget | null> {
  const [row] = await bySlug(db, [slug]);
  return row ?? null;
}

export interface WidgetType {
  readonly id: number;
  readonly name: string;
  readonly schema: Readonly<Record<string, unknown>>;
}

const typeBySlug = prepared<WidgetType>('select id, name, schema from widgets where slug = $1 and schema is not null');

export async function findWidgetType(db: Executor, slug: string): Promise<WidgetType | null> {
  const [row] = await typeBySlug(db, [slug]);
  return row ?? null;
}

export interface WidgetInput {
  readonly slug: string;
  readonly name: string;
  readonly template: string;
  /** Language to attributes in their wire form (docs/protocol/content.md, "Attributes"). */
  readonly attributes: Readonly<Record<string, WidgetAttributes>>;
  /** SKUs in the order shown; unknown ones show once they are there. */
  readonly products: readonly string[];
  /** What the widget's attributes look like, for those who edit it. */
  readonly schema: Readonly<Record<string, unknown>> | null;
}

const upsertion = prepared(`
  insert into widgets (slug, name, template, attributes, products, schema)
  select slug, name, template, attributes, array(select jsonb_array_elements_text(products)), nullif(schema, 'null')
  from jsonb_to_recordset($1::jsonb) as r(slug text, name text, template text, attributes jsonb, products jsonb,
    schema jsonb)
  on conflict (slug) do update set name = excluded.name, template = excluded.template,
    attributes = excluded.attributes, products = excluded.products, schema = excluded.schema`);

export async function upsertWidgets(tx: Executor, widgets: readonly WidgetInput[]): Promise<void> {
  await upsertion(tx, [JSON.stringify(widgets)]);
}
