import {
  anyText,
  boolean,
  integer,
  label,
  listOf,
  matching,
  nullable,
  number,
  object,
  path,
  peek,
  present,
  type Shape,
  webAddress,
  withFields,
} from '../shape.ts';

/** Geography, stores, what is in them, and the instalments of cards. */

/** The client's `GetResponse` around a list. */
export const pageOf = (item: Shape): Shape =>
  withFields({ count: integer, next: nullable(webAddress), previous: nullable(webAddress), results: listOf(item) });

const placeFields = { pk: integer, is_active: boolean, name: label };
const postcode = nullable(anyText);

/** `Country`. */
export const country = withFields({ ...placeFields, code: label, translations: nullable(object) });

/** `City`; its country is a number in lists. */
export const city = withFields({
  ...placeFields,
  country: integer,
  translations: nullable(object),
  priority: nullable(integer),
  postcode,
});

/** `Township`. */
export const township = withFields({ ...placeFields, city: integer, postcode });

/** `District`. */
export const district = withFields({ ...placeFields, city: integer, township: integer, postcode });

const clock = matching(/^\d\d:\d\d:\d\d$/);
const coordinate = nullable(matching(/^-?\d+\.\d{8}$/));
const hours = listOf(listOf(clock, 2));

/** A store: the places above its township are nested in it, those of its district are numbers. */
export const store = withFields({
  pk: integer,
  name: label,
  township: withFields({
    ...placeFields,
    city: withFields({ ...placeFields, country }),
  }),
  district: nullable(district),
  address: label,
  phone_number: nullable(label),
  fax_phone_number: nullable(label),
  image: nullable(webAddress),
  store_hours: hours,
  latitude: coordinate,
  longitude: coordinate,
  is_active: boolean,
  click_and_collect: boolean,
  kapida_enabled: boolean,
  fast_delivery: boolean,
  store_type: present,
  group: present,
  config: object,
  sort_order: nullable(integer),
  erp_code: nullable(label),
  translations: nullable(object),
  related_retail_stores: listOf(object),
  absolute_url: path,
});

/** `StockResultType`: a bare list; the first opening hours are read unguarded. */
export const storeStock = listOf(
  withFields({
    name: label,
    address: label,
    latitude: coordinate,
    longitude: coordinate,
    stock: matching(/^\d+$/),
    store_hours: listOf(listOf(clock, 2), 1),
  }),
);

const bank = withFields({ pk: integer, name: label, slug: label, logo: nullable(webAddress) });

const plan = withFields({
  pk: integer,
  card: integer,
  installment_count: integer,
  label,
  interest_rate: matching(/^\d+\.\d{6}$/),
  is_active: boolean,
  config: object,
  translations: nullable(object),
  amount: number,
  interest_amount: number,
  single_installment_amount: number,
  total_amount: number,
});

/** The cards of a product: the first one's slug is read unguarded. */
export const instalments = withFields({
  count: integer,
  results: listOf(
    withFields({
      pk: integer,
      name: label,
      slug: label,
      bank,
      card_type: bank,
      card_payment_type: label,
      cash_payment: integer,
      installment_payment: integer,
      three_d_payment: integer,
      is_commerce_card: boolean,
      installments: listOf(plan, 1),
    }),
    1,
  ),
});

const found = { label, url: path };

/** `AutocompleteResponse`: the only prices of the protocol that are numbers. */
export const autocomplete = withFields({
  groups: listOf((value, at) => {
    const isCategory = peek(value, 'suggestion_type') === 'Category';
    const extra = isCategory
      ? withFields({ category_id: integer, parent_categories: listOf(label) })
      : withFields({ image: nullable(webAddress), price: number, retail_price: number, product_type: label });
    const type = matching(isCategory ? /^category$/ : /^product$/);
    return withFields({
      suggestion_type: matching(/^(?:Category|Product)$/),
      entries: listOf(withFields({ ...found, suggestion_type: type, extra })),
    })(value, at);
  }),
});
