import { type FieldErrors, invalidFields } from '../../kernel/errors.ts';
import { message, type Message } from '../../kernel/messages/index.ts';
import type { Texts } from '../../kernel/texts.ts';
import { folded } from '../places/index.ts';
import type { KnownDistrict, KnownName, KnownTownship, StoreRow } from './saving.queries.ts';
import type { StoreHours } from './stores.queries.ts';

/** Where a store lies. Names may be of any language, in any case, with or without accents. */
export interface StorePlaceName {
  /** Two capital letters. */
  readonly country: string;
  /** Its name, or its pk (in Turkey the plate number). */
  readonly city: string;
  readonly township: string;
  readonly district: string | null;
}

export interface StoreInput {
  readonly code: string;
  readonly names: Texts;
  readonly place: StorePlaceName;
  readonly isActive: boolean;
  readonly address: string;
  readonly phoneNumber: string | null;
  readonly faxPhoneNumber: string | null;
  /** A path below the media address, or a whole address. */
  readonly image: string | null;
  /** `HH:MM` or `HH:MM:SS` for seven days from Monday; empty when they are not known. */
  readonly hours: StoreHours;
  /** Degrees, as decimal text. Both or neither. */
  readonly latitude: string | null;
  readonly longitude: string | null;
  readonly clickAndCollect: boolean;
  readonly kapidaEnabled: boolean;
  readonly fastDelivery: boolean;
  readonly storeType: number | null;
  readonly group: number | null;
  /** Lower ones come first in lists, those without come last. */
  readonly sortOrder: number | null;
  readonly config: Readonly<Record<string, unknown>>;
}

/** The stores of a list, the last of each code. @throws Refusal invalid under the code of whatever cannot be a store */
export function checkStores(inputs: readonly StoreInput[]): StoreInput[] {
  const stores = [...new Map(inputs.map((store) => [store.code, store])).values()];
  refuse(stores.map(({ code, ...store }) => [code, problemsOf(store)]));
  return stores;
}

function problemsOf(store: Omit<StoreInput, 'code'>): Message[] {
  const problems: Message[] = [];
  if (!Object.values(store.names).some((name) => name.trim() !== '')) problems.push(message('blank'));
  if (!areHours(store.hours)) problems.push(message('invalid_store_hours'));
  if (!isPoint(store.latitude, store.longitude)) problems.push(message('invalid_coordinates'));
  return problems;
}

function areHours(hours: StoreHours): boolean {
  return (hours.length === 0 || hours.length === 7) && hours.flat().every((time) => TIME.test(time));
}

const TIME = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)(?::[0-5]\d)?$/;

function isPoint(latitude: string | null, longitude: string | null): boolean {
  if (latitude === null || longitude === null) return latitude === longitude;
  return isDegree(latitude, 90) && isDegree(longitude, 180);
}

function isDegree(text: string, most: number): boolean {
  return /^-?\d{1,3}(?:\.\d+)?$/.test(text) && Math.abs(Number(text)) <= most;
}

/** A store as a row. @throws Refusal invalid unknown_place under the codes of stores in places nobody knows */
export function storeRows(
  stores: readonly StoreInput[],
  townships: ReadonlyMap<string, number>,
  districts: readonly KnownDistrict[],
): StoreRow[] {
  const placed = stores.map((store) => ({ store, ...placeOf(store.place, townships, districts) }));
  refuse(placed.map(({ store, unknown }) => [store.code, unknown ? [unknownPlace(store.place)] : []]));
  return placed.map(({ store, township, district }) => row(store, township, district));
}

function placeOf(place: StorePlaceName, townships: ReadonlyMap<string, number>, districts: readonly KnownDistrict[]) {
  const township = townships.get(townshipKey(place)) ?? 0;
  const wanted = place.district === null ? null : plain(place.district);
  const found = districts.find((known) => known.townshipId === township && plainNames(known).includes(wanted ?? ''));
  return { township, district: found?.id ?? null, unknown: township === 0 || (wanted !== null && !found) };
}

/** The townships that stores lie in, by `townshipKey`. */
export function matchTownships(
  places: readonly StorePlaceName[],
  known: readonly KnownTownship[],
): ReadonlyMap<string, number> {
  const byName = new Map<string, number>();
  for (const { id, country, cityId, city, township } of known) {
    for (const cityName of [String(cityId), ...plainNames(city)]) {
      for (const name of plainNames(township)) byName.set(JSON.stringify([country, cityName, name]), id);
    }
  }
  const keys = [...new Set(places.map(townshipKey))];
  return new Map(keys.flatMap((key) => (byName.has(key) ? [[key, byName.get(key) ?? 0]] : [])));
}

function townshipKey({ country, city, township }: StorePlaceName): string {
  return JSON.stringify([country, plain(city), plain(township)]);
}

/** Names as they are compared: blanks and hyphens are the same. */
function plain(name: string): string {
  return folded(name).replaceAll(/[^\p{L}\p{N}]+/gu, '-');
}

function plainNames({ name, translations }: KnownName): string[] {
  return [name, ...Object.values(translations ?? {})].map(plain);
}

function row(store: StoreInput, township: number, district: number | null): StoreRow {
  return {
    ...{ code: store.code, names: store.names, township_id: township, district_id: district },
    ...{ is_active: store.isActive, address: store.address, image: store.image },
    ...{ phone_number: store.phoneNumber, fax_phone_number: store.faxPhoneNumber },
    store_hours: store.hours.map(([open, close]) => [withSeconds(open), withSeconds(close)]),
    ...{ latitude: store.latitude, longitude: store.longitude },
    ...{ click_and_collect: store.clickAndCollect, kapida_enabled: store.kapidaEnabled },
    ...{ fast_delivery: store.fastDelivery, store_type: store.storeType, store_group: store.group },
    ...{ sort_order: store.sortOrder, config: store.config },
  };
}

function withSeconds(time: string): string {
  return time.length === 5 ? `${time}:00` : time;
}

function unknownPlace({ country, city, township, district }: StorePlaceName): Message {
  const names = [district, township, city, country].filter((name) => name !== null);
  return message('unknown_place', { place: names.join(', ') });
}

function refuse(problems: readonly (readonly [code: string, problems: readonly Message[]])[]): void {
  const errors: FieldErrors = Object.fromEntries(problems.filter(([, found]) => found.length > 0));
  if (Object.keys(errors).length > 0) throw invalidFields(errors);
}
