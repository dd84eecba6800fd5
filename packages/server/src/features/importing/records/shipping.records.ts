import { type Static, type TSchema, Type } from 'typebox';
import {
  type DeliveryOptionInput,
  type DeliveryType,
  type PlaceName,
  type PriceRuleInput,
  saveDeliveryOptions,
  saveShippingCompanies,
  saveShippingOptions,
  type ShippingCompanyInput,
  type ShippingOptionInput,
} from '../../shipping/index.ts';
import { checkOf } from './check.ts';
import { type Complaints, shown } from './complaints.ts';
import { readAmounts } from './promotion.reading.ts';
import type { RecordType } from './record-type.ts';
import { key, keys, nullable, numeric, optional, text, texts, truth, word } from './shapes.ts';
import { distinct, readDecimal, readName, readTexts, readTruth, readWhole } from './values.ts';

const slug = () => key('Small letters, digits and hyphens.');
const position = () => optional(numeric('Lower ones come first. Default: 0.'));
const active = () => optional(truth('Whether it is offered. Default: true.'));
const POSITION = { from: -1_000_000, to: 1_000_000 };

const DeliveryOptionRecord = Type.Object({
  type: Type.Literal('delivery_option'),
  key: slug(),
  name: texts('What people read.', 255),
  delivery_type: optional(
    word(
      '`customer` (brought to an address) or `retail_store` (fetched there). Default: `customer`.',
      'customer',
      'retail_store',
    ),
  ),
  position: position(),
  active: active(),
});

const isDeliveryOption = checkOf(DeliveryOptionRecord);

export const deliveryOptionType: RecordType<DeliveryOptionInput> = {
  name: 'delivery_option',
  plural: 'delivery options',
  kind: 'delivery_option',
  schema: DeliveryOptionRecord,
  read: (value, complaints) => (isDeliveryOption(value, complaints) ? readDeliveryOption(value, complaints) : null),
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: () => [],
  save: (deps, tx, inputs) => saveDeliveryOptions(tx, inputs, deps.clock.now()),
};

function readDeliveryOption(record: Static<typeof DeliveryOptionRecord>, complaints: Complaints): DeliveryOptionInput {
  return {
    key: readSlug(record.key, complaints),
    names: readName(record.name, 'name', complaints),
    type: record.delivery_type ?? 'customer',
    position: readWhole(record.position ?? 0, 'position', complaints, POSITION),
    isActive: readTruth(record.active, 'active', complaints, true),
  };
}

const amounts = (description: string) =>
  Type.Record(Type.String(), Type.Unknown(), {
    description,
    reason: 'is not an amount by currency: write {"eur": "50"}',
  });

const places = <Schema extends TSchema>(description: string, place: Schema) =>
  optional(Type.Array(place, { description, maxItems: 1000, reason: 'is not a list of up to 1000 places' }));

const country = text('ISO 3166, two capital letters.', 2);
const city = text('Its name in any language, or its pk.', 255);

const CityName = Type.Object({ country, city }, { reason: 'is not {"country", "city"}' });

const TownshipName = Type.Object(
  { country, city, township: text('Likewise.', 255) },
  { reason: 'is not {"country", "city", "township"}' },
);

const RuleRecord = Type.Object(
  {
    prices: amounts('`{"eur": "4.90"}`; in another currency the rule does not match.'),
    free_above: optional(amounts('From this amount of goods on it costs nothing.')),
    per_kilogram: optional(amounts('On top for each kilogram begun, in every currency of `prices`.')),
    countries: optional(keys('ISO 3166, two capital letters.', 300, 2)),
    cities: places('`[{"country": "TR", "city": "İstanbul"}]`', CityName),
    townships: places('`[{"country": "TR", "city": "İstanbul", "township": "Kadıköy"}]`', TownshipName),
    postcodes: optional(keys('What the postcode begins with.', 1000, 10)),
    min_amount: optional(amounts('Of the goods, discounts taken off; not met in a currency that is not there.')),
    max_amount: optional(amounts('Likewise.')),
    min_weight: nullable(numeric('Grams of all pieces together.')),
    max_weight: nullable(numeric('Likewise.')),
    min_pieces: nullable(numeric('Of the whole basket.')),
    max_pieces: nullable(numeric('Likewise.')),
  },
  { reason: 'is not a rule in braces' },
);

const ShippingOptionRecord = Type.Object({
  type: Type.Literal('shipping_option'),
  key: slug(),
  name: texts('What people read.', 255),
  description: optional(texts('A sentence below it.')),
  logo: nullable(text('A file beside this one or an address.')),
  delivery_types: optional(keys('Which delivery types it is for. Default: `customer` alone.', 2)),
  rules: Type.Array(RuleRecord, {
    description: 'The first whose conditions are all met gives the price; where none is, the option is not offered.',
    maxItems: 200,
    reason: 'is not a list of up to 200 rules',
  }),
  tax_rate: nullable(numeric('Tax contained in its price, in per cent.')),
  position: position(),
  active: active(),
});

const isShippingOption = checkOf(ShippingOptionRecord);

export const shippingOptionType: RecordType<ShippingOptionInput> = {
  name: 'shipping_option',
  plural: 'shipping options',
  kind: 'shipping_option',
  schema: ShippingOptionRecord,
  read: (value, complaints) => (isShippingOption(value, complaints) ? readShippingOption(value, complaints) : null),
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: () => [],
  complete: async (input, take) => ({ ...input, logo: input.logo === null ? null : await take(input.logo, 'logo') }),
  save: (deps, tx, inputs) => saveShippingOptions(tx, inputs, deps.clock.now()),
};

function readShippingOption(record: Static<typeof ShippingOptionRecord>, complaints: Complaints): ShippingOptionInput {
  if (record.rules.length === 0) complaints.refuse('rules', 'is empty');
  const { tax_rate: tax = null } = record;
  return {
    key: readSlug(record.key, complaints),
    names: readName(record.name, 'name', complaints),
    descriptions: readTexts(record.description, 'description', complaints),
    logo: record.logo ?? null,
    deliveryTypes: readDeliveryTypes(record.delivery_types ?? ['customer'], complaints),
    rules: record.rules.map((rule, index) => readRule(rule, `rules[${index}]`, complaints)),
    taxRate: tax === null ? null : readDecimal(tax, 'tax_rate', complaints, { from: 0, to: 100 }),
    position: readWhole(record.position ?? 0, 'position', complaints, POSITION),
    isActive: readTruth(record.active, 'active', complaints, true),
  };
}

function readDeliveryTypes(given: readonly string[], complaints: Complaints): ShippingOptionInput['deliveryTypes'] {
  const types = distinct(given).flatMap((type): DeliveryType[] =>
    type === 'customer' || type === 'retail_store' ? [type] : [],
  );
  if (types.length === 0 || types.length < given.length) {
    complaints.refuse('delivery_types', `${shown(given)} are not customer, retail_store or both`);
  }
  return types;
}

type GivenRule = Static<typeof RuleRecord>;

const GRAMS = { from: 0, to: 1_000_000_000 };
const PIECES = { from: 0, to: 1_000_000 };

/** What is not there stays away: each condition that is there counts. */
function readRule(rule: GivenRule, path: string, complaints: Complaints): PriceRuleInput {
  const money = (name: 'free_above' | 'per_kilogram' | 'min_amount' | 'max_amount') =>
    rule[name] === undefined ? undefined : readAmounts(rule[name], `${path}.${name}`, complaints);
  const number = (name: 'min_weight' | 'max_weight' | 'min_pieces' | 'max_pieces', bounds: typeof GRAMS) =>
    rule[name] == null ? undefined : readWhole(rule[name], `${path}.${name}`, complaints, bounds);
  return {
    prices: readAmounts(rule.prices, `${path}.prices`, complaints),
    ...given({ freeAbove: money('free_above'), perKilogram: money('per_kilogram') }),
    ...given({ minAmount: money('min_amount'), maxAmount: money('max_amount') }),
    ...given({ minWeight: number('min_weight', GRAMS), maxWeight: number('max_weight', GRAMS) }),
    ...given({ minPieces: number('min_pieces', PIECES), maxPieces: number('max_pieces', PIECES) }),
    ...readPlaces(rule, path, complaints),
  };
}

function given<Parts extends object>(parts: Parts): { [Name in keyof Parts]?: NonNullable<Parts[Name]> } {
  const there: { [Name in keyof Parts]?: NonNullable<Parts[Name]> } = {};
  for (const name in parts) {
    const part = parts[name];
    if (part != null) there[name] = part;
  }
  return there;
}

function readPlaces({ countries, cities, townships, postcodes }: GivenRule, path: string, complaints: Complaints) {
  const list = <Item>(items: readonly Item[] | undefined, name: string): readonly Item[] | undefined => {
    if (items?.length === 0) complaints.refuse(`${path}.${name}`, 'is empty');
    return items;
  };
  for (const country of countries ?? []) {
    if (!/^[A-Z]{2}$/.test(country)) {
      complaints.refuse(`${path}.countries`, `${shown(country)} is not a country: write TR`);
    }
  }
  const named = cities?.map((one): PlaceName => ({ ...one, township: null }));
  return given({
    ...{ countries: list(countries, 'countries'), cities: list(named, 'cities') },
    ...{ townships: list(townships, 'townships'), postcodes: list(postcodes, 'postcodes') },
  });
}

const ShippingCompanyRecord = Type.Object({
  type: Type.Literal('shipping_company'),
  key: slug(),
  name: text('What people read.', 120),
  tracking_url: nullable(text("Where a parcel is followed, with `{number}` where the parcel's number goes.")),
  takes_returns: optional(truth('Whether it brings returns back by a code. Default: false.')),
  active: optional(truth('Whether the shop still sends with it. Default: true.')),
});

const isShippingCompany = checkOf(ShippingCompanyRecord);

export const shippingCompanyType: RecordType<ShippingCompanyInput> = {
  name: 'shipping_company',
  plural: 'shipping companies',
  kind: 'shipping_company',
  schema: ShippingCompanyRecord,
  read: (value, complaints) => (isShippingCompany(value, complaints) ? readCompany(value, complaints) : null),
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: () => [],
  save: (_deps, tx, inputs) => saveShippingCompanies(tx, inputs),
};

function readCompany(record: Static<typeof ShippingCompanyRecord>, complaints: Complaints): ShippingCompanyInput {
  const { tracking_url: trackingUrl = null } = record;
  if (record.name.trim() === '') complaints.refuse('name', 'is empty');
  if (trackingUrl !== null && !/^https?:\/\/\S+$/.test(trackingUrl)) {
    complaints.refuse('tracking_url', `${shown(trackingUrl)} is not an address: write https://…/{number}`);
  }
  return {
    ...{ key: readSlug(record.key, complaints), name: record.name, trackingUrl },
    takesReturns: readTruth(record.takes_returns, 'takes_returns', complaints, false),
    isActive: readTruth(record.active, 'active', complaints, true),
  };
}

function readSlug(given: string, complaints: Complaints): string {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(given)) {
    complaints.refuse('key', `${shown(given)} is not a key: write small letters, digits and hyphens`);
  }
  return given;
}
