import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { BOTH_SIZES, breaches, hasBrowser, useDemoShop } from './support.ts';
import * as till from './till.support.ts';

/** Paying by card, as a guest. */

describe.skipIf(!hasBrowser)('a card', () => {
  const shop = useDemoShop();

  const confirm = async (page: Page, answer: 'Confirm the payment' | 'Refuse') => {
    await page.getByRole('button', { name: answer }).click();
    await page.getByRole('button', { name: 'Back to the shop' }).click();
  };

  it.each(BOTH_SIZES)('pays over 3-D Secure, from the basket to the thanks, on a %s', async (size) => {
    const page = await shop().visit('/basket/', { size });
    await till.put(shop(), page, { [till.DRESS]: 1 });
    await page.reload();
    await page.getByRole('heading', { name: 'Olive Grove Linen Dress' }).waitFor();
    expect(await breaches(page)).toEqual([]);

    await page.getByRole('link', { name: 'To checkout' }).click();
    await till.tellContact(page);
    await page.getByLabel('First name').waitFor();
    expect(await breaches(page)).toEqual([]);
    await till.fillAddress(page, 'shipping');
    await till.goOn(page);
    await expect.poll(() => page.getByRole('radio', { name: /Standard delivery/ }).isChecked()).toBe(true);
    await page.getByRole('radio', { name: /Express delivery/ }).check();
    await till.typeCard(page, till.CARDS.good);
    await page.getByRole('radio', { name: /^6 ×/ }).check();
    await till.agree(page);
    await page.getByRole('button', { name: 'Pay $115.56' }).waitFor();
    expect(await breaches(page)).toEqual([]);
    await till.payButton(page).click();

    await page.waitForURL(/simulator/);
    await confirm(page, 'Confirm the payment');
    const number = await till.numberOf(page);
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/shop\/orders\/completed\/[\w:-]+\/$/);
    expect(number).toMatch(/^\d{16}$/);
    await page.getByText('$115.56').waitFor();
    await page.getByText('in 6 instalments').waitFor();
    await page.getByText('The order was placed.').waitFor();
    expect(await breaches(page)).toEqual([]);
    expect(await till.storageOf(page)).not.toContain('5555');
  });

  it('that is declined leads back with the words and all that was typed; a good one pays then', async () => {
    const page = await shop().visit('/basket/');
    await till.guestAtPayment(shop(), page);
    await till.typeCard(page, till.CARDS.declined);
    await page.getByLabel(/3-D Secure/).uncheck();
    await till.agree(page);
    await till.payButton(page).click();
    await page.getByText('The payment was declined.').waitFor();
    await expect.poll(() => page.getByLabel('Name on the card').inputValue()).toBe('Ada Demir');
    await expect.poll(() => page.getByLabel('Card number').inputValue()).toBe('5454 5400 0000 0013');
    await page.getByText('Moda Caddesi 1').waitFor();

    const before = await till.orderCount(shop());
    await till.typeCard(page, till.CARDS.good);
    await till.payButton(page).click();
    await till.numberOf(page);
    expect(await till.orderCount(shop())).toBe(before + 1);
  });

  it('says what is missing by field, the first one in focus, and asks nobody', async () => {
    const page = await shop().visit('/basket/');
    await till.guestAtPayment(shop(), page);
    await till.payButton(page).click();
    await page.getByText('Please enter the card number.').waitFor();
    await page.getByText('Please accept the contract to order.').waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('cc-number');
    await page.getByLabel('Card number').fill('5555 5555 5555 4445');
    await page.getByLabel('Name on the card').fill('Ada');
    await page.getByText('There is a slip in this number.').waitFor();
  });

  it('that the bank does not confirm leads back to the checkout with the reason', async () => {
    const page = await shop().visit('/basket/');
    await till.guestAtPayment(shop(), page);
    await till.typeCard(page, till.CARDS.good);
    await till.agree(page);
    await till.payButton(page).click();
    await page.waitForURL(/simulator/);
    await confirm(page, 'Refuse');
    await page.getByRole('alert').getByText('The payment was cancelled.').waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/shop/checkout/');
    await page.getByText('ada@example.com').waitFor();
    expect(await till.storageOf(page)).not.toContain('5555');
  });

  it('pays after the way back from the bank too', async () => {
    const page = await shop().visit('/basket/');
    await till.guestAtPayment(shop(), page);
    await till.typeCard(page, till.CARDS.good);
    await till.agree(page);
    await till.payButton(page).click();
    await page.waitForURL(/simulator/);
    await till.open(shop(), page, '/checkout/');
    await page.getByText('Your bank is still waiting').waitFor();
    await page.getByRole('link', { name: 'Go on at the bank' }).click();
    await page.waitForURL(/simulator/);
    await confirm(page, 'Confirm the payment');
    await till.numberOf(page);
  });

  it('is charged once by a double click, and once where the answer is lost', async () => {
    const before = await till.orderCount(shop());
    const page = await shop().visit('/basket/', { expected: /checkout.*FAILED/ });
    await till.guestAtPayment(shop(), page);
    await till.typeCard(page, till.CARDS.good);
    await page.getByLabel(/3-D Secure/).uncheck();
    await till.agree(page);
    let placings = 0;
    await page.route(/CreditCardConfirmationPage/, async (route) => {
      placings += 1;
      if (placings > 1) return route.continue();
      await route.fetch();
      return route.abort('failed');
    });
    await till.payButton(page).dblclick();
    await till.numberOf(page);
    expect(placings).toBe(2);
    expect(await till.orderCount(shop())).toBe(before + 1);
  });
});
