import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { field } from '../../server/tests/support/customer.ts';
import { aCustomer } from '../../server/tests/support/worlds.ts';
import { hasBrowser, useDemoShop } from './support.ts';
import * as till from './till.support.ts';

/** Calls whose answers are lost, or come late. */

describe.skipIf(!hasBrowser)('at the till, over a bad network', () => {
  const shop = useDemoShop();

  /** What a browser says when its shopper comes back to the page. */
  const comeBack = (page: Page) => page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);

  /** A guest who has only to press the button. */
  const guestAtButton = async (expected?: RegExp): Promise<Page> => {
    const page = await shop().visit('/basket/', expected === undefined ? {} : { expected });
    await till.guestAtPayment(shop(), page, { [till.MUG]: 1 });
    await page.getByRole('radio', { name: 'Pay on delivery' }).check();
    await page.getByRole('radio', { name: 'Cash' }).waitFor();
    await page.locator('.sum', { hasText: 'at the door' }).first().waitFor({ state: 'attached' });
    await till.agree(page);
    return page;
  };

  /** Presses the button: the order is placed, and every answer about it is lost. */
  const loseAnswers = async (page: Page) => {
    const placing = /page=PayOnDeliveryPage/;
    await page.route(placing, async (route) => {
      await route.fetch();
      await route.abort('failed');
    });
    await till.payButton(page).click();
    await page.getByText('The shop cannot be reached.').first().waitFor();
    await page.unroute(placing);
  };

  /** Draws nothing and is late with all that waits, as browsers are with a page that is not seen. */
  const slowDown = (page: Page) =>
    page.evaluate(`{
      const later = setTimeout;
      requestAnimationFrame = () => 0;
      setTimeout = (act, wait = 0, ...rest) => later(act, Math.max(wait, 2000), ...rest);
    }`);

  const addressesOf = async (column: 'customer_id' | 'first_name', value: number | string) => {
    const rows = await shop().deps.db.selectFrom('addresses').select(['line']).where(column, '=', value).execute();
    return rows.map(({ line }) => line).sort();
  };

  it('an order is thanked for, though its shopper looked elsewhere while it was placed', async () => {
    const before = await till.orderCount(shop());
    const page = await guestAtButton();
    const placing = await till.hold(page, /page=PayOnDeliveryPage/);
    await till.payButton(page).click();
    await placing.arrived;
    await comeBack(page);
    const looked = page.waitForResponse(
      (answer) => answer.request().method() === 'GET' && /\/orders\/checkout\/(\?|$)/.test(answer.url()),
    );
    await slowDown(page);
    placing.release();
    await (await looked).finished();
    await till.numberOf(page);
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/shop\/orders\/completed\//);
    expect(await till.orderCount(shop())).toBe(before + 1);
  });

  it('an order is thanked for, though both answers about it were lost', async () => {
    const before = await till.orderCount(shop());
    const page = await guestAtButton(/PayOnDeliveryPage.*FAILED/);
    await loseAnswers(page);
    await comeBack(page);
    await till.numberOf(page);
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/shop\/orders\/completed\//);
    expect(await till.orderCount(shop())).toBe(before + 1);
  });

  it('an order whose answers were lost is thanked for when something else is chosen', async () => {
    const page = await guestAtButton(/PayOnDeliveryPage.*FAILED/);
    await loseAnswers(page);
    await page.getByRole('radio', { name: 'Bank transfer' }).click();
    await till.numberOf(page);
  });

  it('an answer that comes after the page was left leads nobody away from the next checkout', async () => {
    const page = await guestAtButton();
    const placing = await till.hold(page, /page=PayOnDeliveryPage/);
    await till.payButton(page).click();
    await placing.arrived;
    await page.getByRole('link', { name: 'Change the basket' }).click();
    await page.getByText('Your basket is empty').waitFor();
    const answered = page.waitForResponse(/page=PayOnDeliveryPage/);
    placing.release();
    await answered;
    await till.put(shop(), page, { [till.MUG]: 1 });
    await comeBack(page);
    await page.getByRole('link', { name: 'To checkout' }).click();
    await page.getByText('Hearth Stoneware Mug').first().waitFor();
    await page.getByRole('heading', { name: 'Checkout' }).waitFor();
    await page.getByRole('heading', { name: /^Contact/ }).waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/shop/checkout/');
  });

  it('a new address is where the order goes, though its choice was lost at first', async () => {
    const customer = await aCustomer(shop());
    const page = await shop().visit('/basket/', { expected: /AddressSelectionPage.*FAILED/ });
    await till.logIn(shop(), page, customer.email, customer.password);
    await till.put(shop(), page, { [till.MUG]: 1 });
    await till.open(shop(), page, '/checkout/');
    await till.fillAddress(page, 'shipping');
    await till.goOn(page);
    await page.getByRole('radio', { name: 'Pay on delivery' }).waitFor();
    await page.getByRole('button', { name: 'Change: Delivery' }).click();
    await page.getByRole('radio', { name: 'A new address' }).check();
    await till.fillAddress(page, 'shipping');
    await page.getByLabel('Street and number').fill('Bahariye Caddesi 2');
    await page.route(/page=AddressSelectionPage/, (route) => route.abort('failed'), { times: 1 });
    await till.goOn(page);
    await page.getByText('The shop cannot be reached.').first().waitFor();
    await expect.poll(() => page.getByLabel('Street and number').inputValue()).toBe('Bahariye Caddesi 2');
    await till.goOn(page);
    await page.locator('.step-summary').getByText('Bahariye Caddesi 2').waitFor();
    expect(await addressesOf('customer_id', customer.id)).toEqual(['Bahariye Caddesi 2', 'Moda Caddesi 1']);
    await page.getByRole('button', { name: 'Change: Delivery' }).click();
    await expect.poll(() => page.getByRole('radio', { name: /Bahariye Caddesi 2/ }).isChecked()).toBe(true);
    await till.goOn(page);
    await page.getByRole('radio', { name: 'Pay on delivery' }).check();
    await page.getByRole('radio', { name: 'Cash' }).waitFor();
    await till.agree(page);
    await till.payButton(page).click();
    await till.numberOf(page);
    await page.locator('address', { hasText: 'Bahariye Caddesi 2' }).first().waitFor();
    await expect.poll(() => page.locator('address', { hasText: 'Moda Caddesi 1' }).count()).toBe(0);
  });

  it('a guest whose second address is refused writes no first one twice', async () => {
    const page = await shop().visit('/basket/', { size: 'phone' });
    await till.put(shop(), page, { [till.MUG]: 1 });
    await till.open(shop(), page, '/checkout/');
    await till.tellContact(page);
    await till.fillAddress(page, 'shipping');
    await page.locator('[name=shipping-first_name]').fill('Twice');
    await page.getByRole('checkbox', { name: 'The invoice goes to the same address' }).uncheck();
    const billing = page.getByRole('group', { name: 'Invoice address' });
    await billing.getByLabel('First name').fill('Twice');
    await billing.getByLabel('Last name').fill('Demir');
    await page.locator('[name=billing-city]').selectOption('İzmir');
    await page.locator('[name=billing-township]').selectOption('Bornova');
    await billing.getByLabel('Street and number').fill('Ege Caddesi 3');
    await billing.getByLabel('Phone').fill('12');
    await till.goOn(page);
    // The form takes the focus there a moment later, and with it what is typed.
    await billing.locator('[name=billing-phone_number][aria-invalid=true]:focus').waitFor();
    await page.locator('[name=shipping-line]').fill('Moda Caddesi 4');
    const refused = page.waitForResponse(
      (response) => response.url().endsWith('/address/') && response.status() === 400,
    );
    await till.goOn(page);
    await refused;
    // Whoever looks elsewhere meanwhile, as often as they like, finds what was saved in the list, and what was not in its form.
    const moda = page.getByRole('radio', { name: /Moda Caddesi 4/ }).first();
    const isListed = async () => {
      await comeBack(page);
      return (await moda.count()) === 1 && (await moda.isChecked());
    };
    await expect.poll(isListed, { interval: 500 }).toBe(true);
    await billing.getByLabel('Phone').fill('0555 123 45 67');
    await till.goOn(page);
    await page.getByRole('radio', { name: 'Pay on delivery' }).waitFor();
    expect(await addressesOf('first_name', 'Twice')).toEqual(['Ege Caddesi 3', 'Moda Caddesi 4']);
    await page.getByText('Ege Caddesi 3').waitFor();
  });

  it('a guest’s cancellation of which a part was lost goes on where it was', async () => {
    const page = await shop().visit('/basket/', { expected: /cancellation_requests.*FAILED/ });
    await till.guestAtPayment(shop(), page, { [till.MUG]: 2 });
    await page.getByRole('radio', { name: 'Pay on delivery' }).check();
    await page.getByRole('radio', { name: 'Cash' }).waitFor();
    await till.agree(page);
    await till.payButton(page).click();
    const number = await till.numberOf(page);
    await page.getByRole('link', { name: 'To the order' }).click();
    await page.getByLabel('Order number').fill(number);
    await page.getByLabel('E-mail address', { exact: true }).fill('ada@example.com');
    await page.getByRole('button', { name: 'Show my order' }).click();
    await page.getByText('The order was placed.').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('checkbox', { name: /Hearth Stoneware Mug/ }).check();
    await page.getByLabel('Why?').selectOption('Ordered by mistake');
    const items = new Set<unknown>();
    let isDown = true;
    await page.route(/anonymous\/cancellation_requests/, (route) => {
      const record: unknown = route.request().postDataJSON();
      items.add(field(record, 'order_item'));
      return isDown && items.size > 1 ? route.abort('failed') : route.continue();
    });
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByRole('dialog').getByText('The shop cannot be reached.').waitFor();
    isDown = false;
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('Asked for: Cancellation').waitFor();
    expect(items.size).toBe(2);
    await expect
      .poll(() => page.locator('.ordered-item').allInnerTexts())
      .toEqual([expect.stringContaining('2 pieces')]);
  });
});
