import { expect, it } from 'vitest';
import { PAGES, RETURNS } from '../../src/features/checkout/pages/pages.ts';
import { isRecord } from '../../src/platform/http/decoding/index.ts';
import { useShop } from '../support/app.ts';
import { field } from '../support/customer.ts';

/** The checkout in the document: as its pages are. */

const shop = useShop();

async function schemas(): Promise<unknown> {
  const { json } = await shop().visit().get('/openapi.json');
  return field(field(json, 'components'), 'schemas');
}

it('names all pages, and those of payments that come back', async () => {
  const all = await schemas();
  const pages = field(field(all, 'CheckoutPage'), 'enum');
  expect(pages).toEqual([...PAGES.map(({ name }) => name), 'LoyaltyMoneyPage']);
  expect(field(field(all, 'CheckoutReturnPage'), 'enum')).toEqual(RETURNS);
});

it('describes each field with the pages that read it', async () => {
  const fields = field(field(await schemas(), 'SubmitCheckoutPageBody'), 'properties');
  const names = Object.keys(isRecord(fields) ? fields : {});
  expect(new Set(names)).toEqual(new Set(PAGES.flatMap((page) => Object.keys(page.fields.properties))));
  expect(field(field(fields, 'billing_address'), 'description')).toBe(
    'Read by AddressSelectionPage (required), RetailStoreSelectionPage (required)',
  );
  expect(field(fields, 'bin_number')).toEqual({
    ...{ type: 'string', maxLength: 40 },
    description: 'The first 6 to 8 digits of the card. Read by BinNumberPage (required)',
  });
});

it.each([
  ['a name that is none', '?page=NoSuchPage', {}],
  ['no name', '', {}],
  ['fields of another kind', '?page=DeliveryOptionSelectionPage', { delivery_option: { a: 1 }, strange: [1] }],
])('judges nothing before the checkout does: %s', async (_what, query, sent) => {
  const browser = await shop().visit().withToken();
  const answer = await browser.post(`/orders/checkout/${query}`, sent);
  expect([answer.status, field(answer.json, 'redirect_url')]).toEqual([200, '/baskets/basket/']);
  expect((await browser.get(`/orders/checkout/${query}`)).status).toBe(200);
});
