import type { Static } from 'typebox';
import type { Config } from '../../platform/config/index.ts';
import type { Texts } from '../../kernel/texts.ts';
import { pictureUrl } from '../media/index.ts';
import type { Store, StoreDistrict, StoreTownship } from './stores.queries.ts';
import type { StoreObject } from './stores.schema.ts';

/** What the store's settings hold where the shop has set nothing. */
const CONFIG = { districts: [], price_list_id: null, quota: null, stock_list_id: null };

/**
 * The store object: township, city and country are nested, a district names its parents by pk
 * (Wire: docs/protocol/stores.md, "The store object").
 */
export function presentStore(
  config: Pick<Config, 'mediaUrl' | 'defaultLanguage'>,
  store: Store,
): Static<typeof StoreObject> {
  const { id, township, district, latitude, longitude } = store;
  return {
    ...{ pk: id, name: store.name, township: presentTownship(township) },
    district: district === null ? null : presentDistrict(district, township),
    ...{ address: store.address, phone_number: store.phoneNumber, fax_phone_number: store.faxPhoneNumber },
    image: store.image === null ? null : pictureUrl(config, store.image),
    ...{ store_hours: store.hours.map(([open, close]) => [open, close]), latitude, longitude },
    ...{ is_active: store.isActive, click_and_collect: store.clickAndCollect },
    ...{ kapida_enabled: store.kapidaEnabled, fast_delivery: store.fastDelivery },
    ...{ store_type: store.storeType, group: store.group, config: { ...CONFIG, ...store.config } },
    ...{ sort_order: store.sortOrder, erp_code: store.code },
    translations: presentTranslations(store.names, config.defaultLanguage),
    ...{ related_retail_stores: [], absolute_url: `/address/retail_store/${id}/` },
  };
}

function presentTownship({ id, isActive, name, city }: StoreTownship) {
  const { country } = city;
  return {
    ...{ pk: id, is_active: isActive, name },
    city: {
      ...{ pk: city.id, is_active: city.isActive, name: city.name },
      country: {
        ...{ pk: country.id, is_active: country.isActive, name: country.name, code: country.code },
        translations: country.translations === null ? null : namesByLanguage(country.translations),
      },
    },
  };
}

function presentDistrict({ id, isActive, name, postcode }: StoreDistrict, township: StoreTownship) {
  return { pk: id, is_active: isActive, name, city: township.city.id, township: township.id, postcode };
}

/** The names in other languages than the shop's own. */
function presentTranslations(names: Texts, own: string) {
  const others = Object.fromEntries(Object.entries(names).filter(([language]) => language !== own));
  return Object.keys(others).length === 0 ? null : namesByLanguage(others);
}

function namesByLanguage(names: Texts): Record<string, { name: string }> {
  return Object.fromEntries(Object.entries(names).map(([language, name]) => [language, { name }]));
}
