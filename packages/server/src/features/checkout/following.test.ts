import fc from 'fast-check';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../tests/support/customer.ts';
import { savePaymentOptions } from '../payments/index.ts';
import { promote, promotionInput } from '../promotions/promotions.fixture.ts';
import { saveShippingOptions } from '../shipping/index.ts';
import * as till from './checkout.support.ts';
import { FollowingClient } from './following.support.ts';

/**
 * From wherever a shopper comes, what the published client chooses by itself comes to an end. The shop here offers things
 * that go by one another: discounts and free shipping by the payment option, ways to ship and to pay by the amount.
 */

const shop = useShop({ env: { ...till.ENV, ARASTA_THROTTLE: 'off' } });

let tea = 0;
let cup = 0;

beforeAll(async () => {
  await till.openTill(shop());
  [tea, cup] = [await till.goods(shop(), 5000), await till.goods(shop(), 5000, 150)];
  const { db, clock } = shop().deps;
  await db.transaction().execute(async (tx) => {
    const many = { names: { en: 'Bulk' }, descriptions: {}, logo: null, taxRate: null, isActive: true };
    const rules = [{ prices: { eur: 100 }, minAmount: { eur: 1900 } }];
    await saveShippingOptions(
      tx,
      [{ ...many, key: 'bulk', deliveryTypes: ['customer', 'retail_store'], rules, position: 0 }],
      clock.now(),
    );
    const option = { names: { en: 'First' }, type: 'funds_transfer', gateway: null, threeD: 'optional' } as const;
    const conditions = { minAmount: { eur: 2000 } };
    await savePaymentOptions(
      tx,
      [{ ...option, key: 'large', choices: [], conditions, position: 0, isActive: true }],
      clock.now(),
    );
  });
  await promote(shop(), [
    promotionInput('by-large', { conditions: [{ type: 'payment_option', anyOf: ['large'] }] }),
    promotionInput('free-by-card', {
      conditions: [{ type: 'payment_option', anyOf: ['credit-card'] }],
      benefit: { type: 'free_shipping' },
    }),
  ]);
  await shop().catchUp();
});

afterEach(() => shop().runJobs());

const anything = fc.oneof(
  fc.record({
    page: fc.constant('DeliveryOptionSelectionPage'),
    list: fc.constant('delivery_options'),
    name: fc.constant('delivery_option'),
    at: fc.nat(2),
  }),
  fc.record({
    page: fc.constant('ShippingOptionSelectionPage'),
    list: fc.constant('shipping_options'),
    name: fc.constant('shipping_option'),
    at: fc.nat(3),
  }),
  fc.record({
    page: fc.constant('PaymentOptionSelectionPage'),
    list: fc.constant('payment_options'),
    name: fc.constant('payment_option'),
    at: fc.nat(6),
  }),
  fc.record({
    page: fc.constant('InstallmentSelectionPage'),
    list: fc.constant('installments'),
    name: fc.constant('installment'),
    at: fc.nat(1),
  }),
);

const act = fc.oneof(
  { weight: 4, arbitrary: anything.map((pick) => ({ kind: 'pick' as const, ...pick })) },
  { weight: 2, arbitrary: fc.constant({ kind: 'addresses' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'store' as const }) },
  { weight: 1, arbitrary: fc.constantFrom('555555', '99999999').map((bin) => ({ kind: 'bin' as const, bin })) },
  { weight: 1, arbitrary: fc.constant({ kind: 'wallet' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'put' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'take' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'delete' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'clear' as const }) },
);

type Act = (typeof act)['generate'] extends (...args: never[]) => { value: infer Value } ? Value : never;

/** Does something, and has the client hear the answer without following it up. */
async function does(browser: Customer, client: FollowingClient, one: Act): Promise<void> {
  const state = await browser.get(till.CHECKOUT);
  const address = field(till.keyIn(state, 'addresses'), 0, 'pk');
  if (one.kind === 'put') return till.put(browser, cup);
  if (one.kind === 'take') await browser.put('/baskets/basket/', { product: cup, quantity: 0 });
  else if (one.kind === 'delete') await browser.delete(`/address/${String(address)}/`);
  else client.hear(await submits(browser, one, { state, address }));
}

function submits(
  browser: Customer,
  one: Exclude<Act, { kind: 'put' | 'take' | 'delete' }>,
  { state, address }: { state: Answer; address: unknown },
): Promise<Answer> {
  switch (one.kind) {
    case 'pick':
      return picks(browser, one);
    case 'addresses':
      return till.submit(browser, 'AddressSelectionPage', { shipping_address: address, billing_address: address });
    case 'store': {
      const store = field(till.keyIn(state, 'retail_stores'), 0, 'pk');
      return till.submit(browser, 'RetailStoreSelectionPage', { retail_store: store, billing_address: address });
    }
    case 'bin':
      return till.submit(browser, 'BinNumberPage', { bin_number: one.bin });
    case 'wallet':
      return till.submit(browser, 'RedirectionPaymentSelectedPage', { agreement: 1 });
    case 'clear':
      return till.submit(browser, 'AddressClearPage');
  }
}

async function picks(browser: Customer, { page, list, name, at }: Extract<Act, { kind: 'pick' }>): Promise<Answer> {
  const offered = await browser.get(`${till.CHECKOUT}?page=${page}`);
  return till.submit(browser, page, { [name]: field(till.keyIn(offered, list), at, 'pk') ?? 'undefined' });
}

const ROUNDS = 15;

it('comes to an end within fifteen rounds, whatever went before', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 14 }), fc.boolean(), async (acts, isGuest) => {
      const browser = isGuest
        ? await till.aGuestWith(shop(), tea, 1)
        : (await till.aCustomerWith(shop(), tea, 1)).browser;
      if (isGuest) {
        await till.pass(browser, 'IndexPage', { user_email: 'bo@example.org', phone_number: '05551112233' });
        await till.addAddress(browser);
      }
      const client = new FollowingClient(browser);
      client.hear(await browser.get(till.CHECKOUT));
      for (const one of acts) await does(browser, client, one);
      expect(await client.settle(ROUNDS)).toBeLessThanOrEqual(ROUNDS);
    }),
    {
      numRuns: 12,
      // Lists remembered from before: each was asked for again and again once.
      examples: [
        [
          [
            {
              kind: 'pick',
              page: 'DeliveryOptionSelectionPage',
              list: 'delivery_options',
              name: 'delivery_option',
              at: 1,
            },
            { kind: 'store' },
            { kind: 'clear' },
          ],
          false,
        ],
        [[{ kind: 'addresses' }, { kind: 'bin', bin: '555555' }, { kind: 'put' }, { kind: 'delete' }], true],
      ],
    },
  );
}, 120_000);

it('leads from a full basket to the way to pay by itself', async () => {
  const { browser } = await till.aCustomerWith(shop(), tea);
  await new FollowingClient(browser).settle(ROUNDS);
  const state = await browser.get(till.CHECKOUT);
  expect([
    field(till.preOrder(state, 'delivery_option'), 'slug'),
    field(till.preOrder(state, 'shipping_option'), 'slug'),
    field(till.preOrder(state, 'payment_option'), 'slug'),
  ]).toEqual(['home', 'bulk', 'large']);
});

it('ends where the shop brings nothing to an address', async () => {
  const { db } = shop().database;
  await db.updateTable('delivery_options').set({ is_active: false }).where('key', '=', 'home').execute();
  await db
    .insertInto('catalogue_changes')
    .values({ tags: ['shipping'], changed_at: shop().clock.now() })
    .execute();
  await shop().catchUp();
  const { browser } = await till.aCustomerWith(shop(), tea);
  await new FollowingClient(browser).settle(ROUNDS);
  const state = await browser.get(till.CHECKOUT);
  expect([field(till.preOrder(state, 'delivery_option'), 'slug'), till.pagesIn(state).at(-1)]).toEqual([
    ...['store', 'RetailStoreSelectionPage'],
  ]);
});
