import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../tests/support/customer.ts';
import { stockUp } from '../../../tests/support/goods.ts';
import * as till from './checkout.support.ts';

/** Where the way ends, and what happens on it at the same moment. */

const shop = useShop({ env: till.ENV });

let tea = 0;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop(), 500);
});

// Who orders gets a mail.
afterEach(() => shop().runJobs());

const slug = (answer: Answer, name: string) => field(till.preOrder(answer, name), 'slug');

describe('a basket', () => {
  it('that is empty has no checkout, and leads back', async () => {
    const browser = await shop().visit({ 'x-currency': 'eur' }).withToken();
    for (const answer of [
      await browser.get(till.CHECKOUT),
      await till.submit(browser, 'OrderNotePage', { notes: 'x' }),
    ]) {
      expect([answer.status, answer.json]).toEqual([
        200,
        {
          ...{ context_list: [], template_name: 'orders/checkout.html', errors: null },
          redirect_url: '/baskets/basket/',
        },
      ]);
    }
  });

  it('that cannot be sold any more has none either', async () => {
    const last = await till.goods(shop(), 2);
    const { browser } = await till.aCustomerWith(shop(), last);
    const { sku } = await shop()
      .database.db.selectFrom('products')
      .select('sku')
      .where('id', '=', last)
      .executeTakeFirstOrThrow();
    await stockUp(shop(), { [sku]: 0 });
    expect(field((await browser.get(till.CHECKOUT)).json, 'redirect_url')).toBe('/baskets/basket/');
  });

  it('whose order is placed answers the last call as before, and late choices with nothing', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    await till.toCard(browser, address);
    const card = till.typed(till.CARDS.good);
    const placed = await till.pass(browser, 'CreditCardConfirmationPage', card);
    expect((await till.pass(browser, 'CreditCardConfirmationPage', card)).json).toEqual(placed.json);
    const late = await till.submit(browser, 'PaymentOptionSelectionPage', { payment_option: 1 });
    expect(late.json).toEqual({ context_list: [], template_name: 'orders/checkout.html', errors: null });
    expect(field((await browser.get(till.CHECKOUT)).json, 'redirect_url')).toBe('/baskets/basket/');
    shop().clock.advance(3_601_000);
    const tooLate = await till.submit(browser, 'CreditCardConfirmationPage', card);
    expect(field(tooLate.json, 'redirect_url')).toBe('/baskets/basket/');
    expect(till.pagesIn(tooLate)).toEqual([]);
  });
});

describe('at the same moment', () => {
  it('choices lose nothing of each other', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    const options = await till.deliver(browser, address);
    const transfer = till.pkOf(options, 'payment_options', 'transfer');
    const express = till.pkOf(
      await browser.get(`${till.CHECKOUT}?page=ShippingOptionSelectionPage`),
      ...(['shipping_options', 'express'] as const),
    );
    const answers = await Promise.all([
      till.submit(browser, 'OrderNotePage', { notes: 'Ring twice' }),
      till.submit(browser, 'GiftBoxPage', { note: 'For you' }),
      till.submit(browser, 'ShippingOptionSelectionPage', { shipping_option: express }),
      till.submit(browser, 'PaymentOptionSelectionPage', { payment_option: transfer }),
      till.submit(browser, 'OrderNotePage', { notes: 'Ring twice' }),
    ]);
    expect(answers.map(till.errorsIn)).toEqual([null, null, null, null, null]);
    const after = await browser.get(till.CHECKOUT);
    expect([till.preOrder(after, 'notes'), slug(after, 'shipping_option'), slug(after, 'payment_option')]).toEqual([
      ...['Ring twice', 'express', 'transfer'],
    ]);
    expect(till.preOrder(after, 'gift_box', 'note')).toBe('For you');
  });

  it('twenty final calls place one order', async () => {
    const { browser, address } = await till.aCustomerWith(shop(), tea);
    await till.toCard(browser, address);
    const paths = await finals(browser, 20);
    expect(new Set(paths).size).toBe(1);
  });
});

async function finals(browser: Customer, times: number): Promise<string[]> {
  const answers = await Promise.all(
    Array.from({ length: times }, () =>
      till.submit(browser, 'CreditCardConfirmationPage', till.typed(till.CARDS.good)),
    ),
  );
  return answers.map(till.completedIn);
}
