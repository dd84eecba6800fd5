import { describe, expect, it } from 'vitest';
import { stockUp } from '../../server/tests/support/goods.ts';
import { breaches, hasBrowser, useDemoShop } from './support.ts';
import * as till from './till.support.ts';

/** Other ways to pay, and what happens meanwhile. */

describe.skipIf(!hasBrowser)('at the till', () => {
  const shop = useDemoShop();

  it('a guest picks up in a store and pays by transfer, and finds the order by its number', async () => {
    const page = await shop().visit('/basket/', { size: 'phone' });
    await till.put(shop(), page, { [till.DRESS]: 2 });
    await till.open(shop(), page, '/checkout/');
    await till.tellContact(page);
    await page.getByRole('radio', { name: 'Pick up in a store' }).check();
    await till.goOn(page);
    await page.getByText('Please choose a store.').waitFor();
    await page.getByRole('radio', { name: /Arasta Kadıköy/ }).check();
    expect(await breaches(page)).toEqual([]);
    await till.fillAddress(page, 'billing');
    await till.goOn(page);
    await page.getByRole('radio', { name: 'Bank transfer' }).check();
    await page.getByRole('radio', { name: /Harbour Bank/ }).check();
    await till.agree(page);
    await till.payButton(page).click();
    const number = await till.numberOf(page);
    await page.getByText('TR71 0099 8000 0000 0000 6543 21').waitFor();
    expect(await breaches(page)).toEqual([]);

    await page.getByRole('link', { name: 'To the order' }).click();
    await page.getByLabel('Order number').fill(number);
    await page.getByLabel('E-mail address', { exact: true }).fill('someone@example.com');
    await page.getByRole('button', { name: 'Show my order' }).click();
    await page.getByText('There is no such order for this e-mail address.').waitFor();
    await page.getByLabel('E-mail address', { exact: true }).fill('ada@example.com');
    await page.getByRole('button', { name: 'Show my order' }).click();
    await page.getByRole('heading', { name: `Order ${number}` }).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('checkbox', { name: /Olive Grove/ }).check();
    await page.getByRole('button', { name: 'One fewer' }).click();
    await page.getByLabel('Why?').selectOption('Ordered by mistake');
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: 'Ask for it' }).click();
    await page.getByText('Asked for: Cancellation').waitFor();
    expect(await page.locator('.ordered-item').count()).toBe(2);
  });

  it('a customer pays on delivery, and sees the fee before it is owed', async () => {
    const page = await shop().visit('/basket/');
    await till.logIn(shop(), page, 'user@example.com', 'your_password');
    await till.put(shop(), page, { [till.DRESS]: 1 });
    await till.open(shop(), page, '/checkout/');
    await till.fillAddress(page, 'shipping');
    await till.goOn(page);
    await page.getByRole('radio', { name: 'Pay on delivery' }).check();
    await page.getByRole('radio', { name: /^Card fee/ }).check();
    await page.locator('.sum-total').getByText('$101.00').waitFor();
    await till.agree(page);
    await till.payButton(page).click();
    const number = await till.numberOf(page);
    await page.getByText('$3.00').waitFor();
    await page.getByRole('link', { name: 'To the order' }).click();
    await page.getByRole('heading', { name: `Order ${number}` }).waitFor();
    await page.getByText('The order was placed.').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: 'Order again' }).click();
    await page.getByText('Everything is in your basket again.').waitFor();
    await page.getByRole('heading', { name: 'Your basket' }).waitFor();
  });

  it('goods that are sold out meanwhile are told at the last click, and nothing is ordered', async () => {
    const before = await till.orderCount(shop());
    const page = await shop().visit('/basket/');
    await till.guestAtPayment(shop(), page, { [till.MUG]: 1, [till.DRESS]: 1 });
    await page.getByRole('radio', { name: 'Pay on delivery' }).check();
    await page.getByRole('radio', { name: 'Cash' }).waitFor();
    await till.agree(page);
    await stockUp(shop(), { [till.MUG]: 0 });
    await till.payButton(page).click();
    await page.getByText('Hearth Stoneware Mug: 1 taken out').waitFor();
    await page.getByText('Prices or goods have changed meanwhile.').waitFor();
    expect(await till.orderCount(shop())).toBe(before);
    await page.locator('.order-summary').getByText('Olive Grove Linen Dress').waitFor();
    await page.locator('.sum-total').getByText('$100.00').waitFor();
    await till.payButton(page).click();
    await till.numberOf(page);
    expect(await till.orderCount(shop())).toBe(before + 1);
  });

  it('a basket that is emptied elsewhere leads back to itself', async () => {
    const page = await shop().visit('/basket/');
    await till.guestAtPayment(shop(), page);
    await stockUp(shop(), { [till.DRESS]: 0 });
    await page.reload();
    await page.getByText('Your basket is empty').waitFor();
  });

  it('all of it is Turkish for who reads Turkish', async () => {
    await stockUp(shop(), { [till.DRESS]: 9 });
    const page = await shop().visit('/basket/', { locale: 'tr' });
    await till.put(shop(), page, { [till.DRESS]: 1 });
    await page.reload();
    await page.getByRole('link', { name: 'Ödemeye geç' }).click();
    await page.getByRole('button', { name: 'Devam et' }).click();
    await page.getByText('Bu alan zorunlu.').first().waitFor();
    expect(await breaches(page)).toEqual([]);
  });
});
