import { type Static, Type } from 'typebox';
import { type CardInput, saveCards } from '../../payments/index.ts';
import { type PlaceDetails, type PlaceRecord as PlaceInput, savePlaces } from '../../places/index.ts';
import { saveStores, type StoreInput } from '../../stores/index.ts';
import { checkOf } from './check.ts';
import { type Complaints, shown } from './complaints.ts';
import type { PictureTaking, RecordType } from './record-type.ts';
import { anything, key, nullable, numeric, optional, text, texts, truth } from './shapes.ts';
import { readName, readTruth, readWhole } from './values.ts';

const placeName = (description: string) => texts(description, 255);

const PlaceRecord = Type.Object({
  type: Type.Literal('place'),
  country: text('ISO 3166, two capital letters.', 2),
  city: placeName("Its name; by language, the one in the shop's own is the name it is found by."),
  township: optional(placeName('In the city.')),
  district: optional(placeName('In the township.')),
  priority: optional(numeric('Of the innermost place named; the lowest comes first in lists.')),
  postcode: optional(text('Of the innermost place named.', 20)),
});

const isPlace = checkOf(PlaceRecord);

export const placeType: RecordType<PlaceInput> = {
  name: 'place',
  plural: 'places',
  kind: null,
  schema: PlaceRecord,
  read: (value, complaints) => (isPlace(value, complaints) ? readPlace(value, complaints) : null),
  keyOf: ({ country, ...levels }) =>
    [country, levels.city.name, levels.township?.name, levels.district?.name]
      .filter((part) => part !== undefined)
      .join('/'),
  claims: () => [],
  needs: () => [],
  save: (deps, tx, inputs) => savePlaces(tx, inputs, deps.clock.now()),
};

function readPlace(record: Static<typeof PlaceRecord>, complaints: Complaints): PlaceInput {
  const { district, township } = record;
  if (!/^[A-Z]{2}$/.test(record.country))
    complaints.refuse('country', `${shown(record.country)} is not a country: write TR`);
  if (district !== undefined && township === undefined)
    complaints.refuse('township', 'is missing: a district lies in one');
  const own = {
    ...(record.priority === undefined
      ? {}
      : { priority: readWhole(record.priority, 'priority', complaints, { from: 0, to: 1_000_000 }) }),
    ...(record.postcode === undefined ? {} : { postcode: record.postcode }),
  };
  const level = (name: 'city' | 'township' | 'district', innermost: boolean): PlaceDetails => {
    const names = readName(record[name] ?? '', name, complaints);
    const plain = names[complaints.shop.defaultLanguage] ?? Object.values(names)[0] ?? '';
    return { name: plain, translations: names, ...(innermost ? own : {}) };
  };
  return {
    country: record.country,
    city: level('city', township === undefined),
    ...(township === undefined ? {} : { township: level('township', district === undefined) }),
    ...(district === undefined ? {} : { district: level('district', true) }),
  };
}

const StoreRecord = Type.Object({
  type: Type.Literal('store'),
  code: key('Your name for it.'),
  name: texts('What people read.', 255),
  township: Type.Object(
    { country: text('', 2), city: text('', 255), township: text('', 255) },
    {
      description: '`{"country": "TR", "city": "İstanbul", "township": "Kadıköy"}`',
      reason: 'is not {"country", "city", "township"}',
    },
  ),
  district: nullable(text('In the township.', 255)),
  address: text('Street and number.', 1000),
  phone_number: nullable(text('As people dial it.', 40)),
  fax_phone_number: nullable(text('As machines dial it.', 40)),
  latitude: nullable(numeric('Degrees.')),
  longitude: nullable(numeric('Degrees.')),
  store_hours: optional(
    Type.Array(Type.Tuple([Type.String(), Type.String()]), {
      description: 'Seven pairs of `HH:MM` from Monday.',
      maxItems: 7,
      reason: 'is not a list of seven ["09:30", "19:00"]',
    }),
  ),
  image: nullable(text('A file beside this one or an address.')),
  active: optional(truth('Whether it is shown. Default: true.')),
  click_and_collect: optional(truth('Whether customers collect there. Default: false.')),
  kapida_enabled: optional(truth('Passed on to clients. Default: false.')),
  fast_delivery: optional(truth('Passed on to clients. Default: false.')),
  store_type: nullable(numeric('A number of yours.')),
  group: nullable(numeric('A number of yours.')),
  sort_order: nullable(numeric('Lower ones come first.')),
  config: optional(anything('Anything else, passed on to clients as it is.')),
});

const isStore = checkOf(StoreRecord);

export const storeType: RecordType<StoreInput> = {
  name: 'store',
  plural: 'stores',
  kind: 'store',
  schema: StoreRecord,
  read: (value, complaints) => (isStore(value, complaints) ? readStore(value, complaints) : null),
  keyOf: ({ code }) => code,
  claims: ({ code }) => [{ key: code, path: 'code' }],
  needs: () => [],
  complete: async (input, take) => ({ ...input, image: await takeOne(input.image, 'image', take) }),
  save: (deps, tx, inputs) => saveStores(tx, inputs, deps.clock.now()),
};

async function takeOne(image: string | null, path: string, take: PictureTaking): Promise<string | null> {
  return image === null ? null : take(image, path);
}

const NUMBER = { from: -1_000_000, to: 1_000_000 };

function readStore(record: Static<typeof StoreRecord>, complaints: Complaints): StoreInput {
  const number = (name: 'store_type' | 'group' | 'sort_order') => {
    const given = record[name];
    return given == null ? null : readWhole(given, name, complaints, NUMBER);
  };
  const flag = (name: 'click_and_collect' | 'kapida_enabled' | 'fast_delivery') =>
    readTruth(record[name], name, complaints, false);
  return {
    code: record.code,
    names: readName(record.name, 'name', complaints),
    place: { ...record.township, district: record.district ?? null },
    isActive: readTruth(record.active, 'active', complaints, true),
    address: record.address,
    phoneNumber: record.phone_number ?? null,
    faxPhoneNumber: record.fax_phone_number ?? null,
    image: record.image ?? null,
    hours: record.store_hours ?? [],
    latitude: record.latitude == null ? null : String(record.latitude),
    longitude: record.longitude == null ? null : String(record.longitude),
    clickAndCollect: flag('click_and_collect'),
    kapidaEnabled: flag('kapida_enabled'),
    fastDelivery: flag('fast_delivery'),
    storeType: number('store_type'),
    group: number('group'),
    sortOrder: number('sort_order'),
    config: record.config ?? {},
  };
}

const issuer = (description: string) =>
  Type.Object(
    { key: key(''), name: text('', 255), logo: nullable(text('')) },
    { description, reason: 'is not {"key", "name", "logo"}' },
  );

const CardRecord = Type.Object({
  type: Type.Literal('card'),
  key: key('Small letters, digits and hyphens.'),
  name: text('What people read.', 255),
  bank: issuer('`{"key", "name", "logo"}`; the logo is a file beside this one or an address.'),
  family: issuer('Likewise.'),
  payment_type: optional(text('`credit`, `debit` and the like. Default: `credit`.', 40)),
  commerce_card: optional(truth('Passed on to clients. Default: false.')),
  bins: Type.Array(Type.String(), {
    description: 'First 4 to 8 digits of its numbers.',
    maxItems: 10_000,
    reason: 'is not a list of digits',
  }),
  installments: Type.Array(
    Type.Object({
      count: numeric('Number of payments, 1 to 99.'),
      rate: numeric('On top of the whole amount: `0.031`.'),
    }),
    {
      description: '`[{"count": 1, "rate": "0"}, {"count": 3, "rate": "0.031"}]`',
      maxItems: 99,
      reason: 'is not a list of {"count", "rate"}',
    },
  ),
});

const isCard = checkOf(CardRecord);

export const cardType: RecordType<CardInput> = {
  name: 'card',
  plural: 'cards',
  kind: 'card',
  schema: CardRecord,
  read: (value, complaints) => (isCard(value, complaints) ? readCard(value, complaints) : null),
  keyOf: (input) => input.key,
  claims: (input) => [{ key: input.key, path: 'key' }],
  needs: () => [],
  complete: async (input, take) => ({
    ...input,
    bank: { ...input.bank, logo: await takeOne(input.bank.logo, 'bank.logo', take) },
    family: { ...input.family, logo: await takeOne(input.family.logo, 'family.logo', take) },
  }),
  save: (deps, tx, inputs) => saveCards(tx, inputs, deps.clock.now()),
};

function readCard(record: Static<typeof CardRecord>, complaints: Complaints): CardInput {
  return {
    key: record.key,
    name: record.name,
    bank: { ...record.bank, logo: record.bank.logo ?? null },
    family: { ...record.family, logo: record.family.logo ?? null },
    paymentType: record.payment_type ?? 'credit',
    isCommerceCard: readTruth(record.commerce_card, 'commerce_card', complaints, false),
    bins: record.bins,
    installments: record.installments.map(({ count, rate }, index) => ({
      count: readWhole(count, `installments[${index}].count`, complaints, { from: 1, to: 99 }),
      rate: String(rate),
    })),
  };
}
