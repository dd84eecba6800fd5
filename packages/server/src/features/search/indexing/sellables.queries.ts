/**
 * Parts of statements over the products with the ids $1 at the moment $2. A common table expression `listed (id)` goes
 * before them.
 */

/** Whether a row of products `p` may be sold now. */
export const ON_SALE = `p.is_active and (p.sale_starts_at is null or p.sale_starts_at <= $2)
  and (p.sale_ends_at is null or p.sale_ends_at > $2)`;

/** What is bought when a listed product is: itself, its variants, or those of a group's members. */
export const SELLABLE = `
  root as (
    select id as product_id, id as root_id from listed
    union all
    select m.group_id, m.product_id from group_members m join listed on listed.id = m.group_id
  ), sellable as materialized (
    select r.product_id, r.root_id, p.id, p.sell_without_stock from root r join products p on p.id = r.root_id
    where cardinality(p.variant_keys) = 0 and p.product_type = '0' and ${ON_SALE}
    union all
    select r.product_id, r.root_id, p.id, p.sell_without_stock from root r join products p on p.parent_id = r.root_id
    where ${ON_SALE}
  )`;

// A group is bought whole: what is counted of its members must be counted of all of them.
const WHOLE = `count(*) = (select greatest(count(*), 1) from group_members m where m.group_id = t.product_id)`;

/** Which listed products have something that can be had now; of a group, every member must have. */
export const AVAILABLE = `
  available as (
    select product_id from (
      select distinct s.product_id, s.root_id from sellable s
      where s.sell_without_stock or (
        select sum(l.on_hand - l.reserved) from stock_levels l join stock_locations o on o.id = l.location_id
        where l.product_id = s.id and o.sells_online
      ) > 0
    ) t group by product_id having ${WHOLE}
  )`;

/**
 * The lowest prices of listed products, as an array by price list; of a group, what its members cost together. Where a
 * sellable has no price of its own in a segment's list, the currency's public one counts.
 */
export const LOWEST = `
  price as materialized (
    select s.product_id, s.root_id, s.id, p.price_list_id, p.price
    from (
      select product_id, root_id, id from sellable
      union
      select l.id, l.id, l.id from listed l join products p on p.id = l.id and p.product_type = '0'
    ) s join prices p on p.product_id = s.id
  ), offer as (
    select product_id, root_id, price_list_id as list_id, price from price
    union all
    select p.product_id, p.root_id, own.id, p.price from price p
    join price_lists open on open.id = p.price_list_id and open.segment is null
    join price_lists own on own.currency = open.currency and own.segment is not null
    where not exists (select from price o where o.id = p.id and o.product_id = p.product_id and o.price_list_id = own.id)
  ), cheapest as (
    select product_id, list_id, sum(price)::bigint as price from (
      select product_id, root_id, list_id, min(price) as price from offer group by product_id, root_id, list_id
    ) t group by product_id, list_id having ${WHOLE}
  ), priced as (
    select product_id, jsonb_object_agg(list_id, price) as by_list from cheapest group by product_id
  ), lowest as (
    select l.id as product_id, array(
      select (p.by_list ->> n::text)::bigint
      from generate_series(1, (select coalesce(max(id), 1) from price_lists)) n order by n
    ) as prices
    from listed l left join priced p on p.product_id = l.id
  )`;
