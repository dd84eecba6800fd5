import { expectTypeOf, it } from 'vitest';
import { type Answer, createClient, entries, type Input, type Redirect } from '@arasta/client';

const shop = createClient({ baseUrl: 'http://shop.test' });

it('types what operations take', () => {
  expectTypeOf<Input<'getOrder'>>().toEqualTypeOf<{ id: string | number }>();
  expectTypeOf(shop.getProduct).toBeCallableWith({ pk: 86, color: 'navy' });
  expectTypeOf(shop.getBasket).toBeCallableWith();
  expectTypeOf(shop.addToBasket).toBeCallableWith({ product: 1, quantity: 2 }, { timeout: 5 });
  expectTypeOf(shop.listProducts).toBeCallableWith({ attributes_color: ['red', 'blue'], page: 2 });
  expectTypeOf(shop.submitCheckoutPage).toBeCallableWith({ page: 'IndexPage', user_email: 'a@example.com' });
  expectTypeOf(shop.getProduct).parameter(0).toEqualTypeOf<Input<'getProduct'>>();
  expectTypeOf(shop.getBasket).parameter(0).toEqualTypeOf<Input<'getBasket'> | undefined>();
  expectTypeOf<Input<'addToBasket'>>().not.toHaveProperty('colour');
});

it('types what operations answer', () => {
  expectTypeOf<Answer<'getBasket'>['basket']['total_amount']>().toEqualTypeOf<string>();
  expectTypeOf<Answer<'endSession'>>().toEqualTypeOf<undefined>();
  expectTypeOf<Answer<'logOut'>>().toEqualTypeOf<undefined>();
  expectTypeOf<Answer<'getContract'>>().toEqualTypeOf<string>();
  expectTypeOf<Answer<'downloadDataExport'>>().toEqualTypeOf<Blob>();
  expectTypeOf<Answer<'beginSocialLogin'>>().toEqualTypeOf<Redirect>();
  expectTypeOf<Answer<'submitCheckoutPage'>['errors']>().toEqualTypeOf<Record<string, string[]> | null>();
});

it('types the entries of a list', () => {
  type Order = Answer<'listOrders'>['results'][number];
  expectTypeOf(entries(shop.listOrders, { search: 'x' })).toEqualTypeOf<AsyncGenerator<Order>>();
  expectTypeOf(shop.with({ language: 'tr' }).url('getProduct', { pk: 1 })).toEqualTypeOf<string>();
});
