import { expect } from 'vitest';
import { address, flatAddress } from '../../src/contract/address.ts';
import { pageOf } from '../../src/contract/place.ts';
import { fields, type Fields } from '../../src/untyped.ts';
import { at, expectShape, listAt } from './pages.ts';
import type { Shop } from './suite.ts';

/** The numbers of a place for an address, as the form's lists to choose from give them. */
interface Place {
  readonly country: number;
  readonly city: number;
  readonly township: number;
  readonly district: number;
}

/** The address book of a storefront and the form that the checkout uses too. */
export class AddressBook {
  readonly #shop: Shop;
  #place: Promise<Place> | undefined;

  constructor(shop: Shop) {
    this.#shop = shop;
  }

  /** The addresses that the page shows, in its order. */
  async read(): Promise<readonly Fields[]> {
    const { data, error } = await this.#shop.visitor.call('getAddresses');
    expect(error).toBeUndefined();
    expectShape(data, pageOf(address), 'getAddresses');
    // The page looks for the default address in the first answer and asks for no other.
    expect(at(data, 'next')).toBeNull();
    return listAt(data, 'results').map((one) => fields(one, 'address'));
  }

  /** What the form posts of somebody at home. */
  async form(changes: Fields = {}): Promise<Fields> {
    const place = await (this.#place ??= this.#choose());
    return {
      ...place,
      type: 'customer',
      is_corporate: 'false',
      title: 'Home',
      first_name: 'Ada',
      last_name: 'Example',
      phone_number: '05551112233',
      line: '12 Harbour Road, flat 3',
      postcode: '34710',
      company_name: null,
      tax_no: null,
      tax_office: null,
      e_bill_taxpayer: false,
      country_code: 'TR',
      ...changes,
    };
  }

  async add(changes: Fields = {}): Promise<Fields> {
    const { data, error } = await this.#shop.visitor.call('addAddress', await this.form(changes));
    expect(error).toBeUndefined();
    expectShape(data, flatAddress, 'addAddress');
    return fields(data, 'addAddress');
  }

  async #choose(): Promise<Place> {
    const choices = async (endpoint: string, argument?: unknown): Promise<readonly unknown[]> =>
      listAt((await this.#shop.visitor.call(endpoint, argument)).data, 'results');
    const pk = (place: unknown): number => Number(at(place, 'pk'));
    const countries = await choices('getCountries');
    const country = pk(countries.find((one) => at(one, 'code') === 'TR'));
    const city = pk((await choices('getCities', String(country))).find((one) => at(one, 'name') === 'İstanbul'));
    const township = pk((await choices('getTownships', String(city)))[0]);
    const district = pk((await choices('getDistricts', String(township)))[0]);
    return { country, city, township, district };
  }
}
