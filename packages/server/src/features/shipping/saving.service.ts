import { message, type Message } from '../../kernel/messages/index.ts';
import { announceChange } from '../../platform/cache/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { PriceRule } from './option.ts';
import { type PlaceFinder, placeFinder, type PlaceName, placeText } from './places.rules.ts';
import { plainPostcode } from './prices.rules.ts';
import {
  type ShippingOptionRow,
  selectPlaces,
  upsertCompanies,
  upsertDeliveryOptions,
  upsertShippingOptions,
} from './saving.queries.ts';
import {
  badRule,
  companyProblems,
  type DeliveryOptionInput,
  deliveryProblems,
  lastOfEach,
  optionProblems,
  type PriceRuleInput,
  refuseWrong,
  type ShippingCompanyInput,
  type ShippingOptionInput,
} from './saving.rules.ts';
import { SHIPPING } from './shipping.service.ts';
import { readRules } from './stored-rules.ts';

export type { DeliveryOptionInput, PlaceName, PriceRuleInput, ShippingCompanyInput, ShippingOptionInput };

/**
 * Creates or replaces delivery options, by key, in the caller's transaction. Two statements for any number. Of a key
 * that comes twice the last counts.
 * @throws Refusal invalid under the key: invalid_choice for a key that is no slug, blank without a name; nothing is then
 *   saved
 */
export async function saveDeliveryOptions(
  tx: Executor,
  inputs: readonly DeliveryOptionInput[],
  now: Date,
): Promise<void> {
  if (inputs.length === 0) return;
  const options = lastOfEach(inputs);
  refuseWrong(options, deliveryProblems);
  await upsertDeliveryOptions(tx, options);
  await announceChange(tx, [SHIPPING], now);
}

/**
 * Creates or replaces shipping options with their price rules, by key, in the caller's transaction. Two statements for
 * any number, three where rules name places. Of a key that comes twice the last counts.
 * @throws Refusal invalid under the key: invalid_choice for a key that is no slug, blank without a name, required without
 *   a delivery type, max_value for a tax above 100, shipping_rule, unknown_place; nothing is then saved
 */
export async function saveShippingOptions(
  tx: Executor,
  inputs: readonly ShippingOptionInput[],
  now: Date,
): Promise<void> {
  if (inputs.length === 0) return;
  const options = lastOfEach(inputs);
  refuseWrong(options, optionProblems);
  const find = await findNamedPlaces(tx, options);
  refuseWrong(options, ({ rules }) => unknownPlaces(rules, find));
  const rows = options.map((option): ShippingOptionRow => {
    return { ...option, rules: option.rules.map((rule) => placed(rule, find)) };
  });
  refuseWrong(rows, ({ rules }) => unreadableRules(rules));
  await upsertShippingOptions(tx, rows);
  await announceChange(tx, [SHIPPING], now);
}

function unknownPlaces(rules: readonly PriceRuleInput[], find: PlaceFinder): Message[] {
  const unknown = rules.flatMap(placesOf).filter((place) => find(place) === null);
  return unknown.map((place) => message('unknown_place', { place: placeText(place) }));
}

/** What is kept has to be read again. */
function unreadableRules(rules: readonly PriceRule[]): Message[] {
  return rules.flatMap((rule, index) => (readRules([rule]) === null ? [badRule(index)] : []));
}

async function findNamedPlaces(tx: Executor, options: readonly ShippingOptionInput[]): Promise<PlaceFinder> {
  const named = options.flatMap(({ rules }) => rules.flatMap(placesOf));
  const countries = [...new Set(named.map(({ country }) => country))];
  return placeFinder(countries.length === 0 ? [] : await selectPlaces(tx, countries));
}

function placesOf({ cities = [], townships = [] }: PriceRuleInput): PlaceName[] {
  return [...cities, ...townships];
}

function placed({ cities, townships, postcodes, ...rule }: PriceRuleInput, find: PlaceFinder): PriceRule {
  const ids = (places: readonly PlaceName[]) => places.flatMap((place) => find(place) ?? []);
  return {
    ...rule,
    ...(cities === undefined ? {} : { cities: ids(cities) }),
    ...(townships === undefined ? {} : { townships: ids(townships) }),
    ...(postcodes === undefined ? {} : { postcodes: postcodes.map(plainPostcode) }),
  };
}

/**
 * Creates or replaces shipping companies, by key, in the caller's transaction. One statement for any number. Of a key
 * that comes twice the last counts.
 * @throws Refusal invalid under the key: invalid_choice for a key that is no slug or an address that is none, blank
 *   without a name; nothing is then saved
 */
export async function saveShippingCompanies(tx: Executor, inputs: readonly ShippingCompanyInput[]): Promise<void> {
  if (inputs.length === 0) return;
  const companies = lastOfEach(inputs);
  refuseWrong(companies, companyProblems);
  await upsertCompanies(tx, companies);
}
