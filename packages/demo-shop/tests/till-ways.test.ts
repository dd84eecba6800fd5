import type { Page, Request } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { grantLoyalty, issueGiftCards } from '../../server/src/features/loyalty/index.ts';
import { stockUp } from '../../server/tests/support/goods.ts';
import { aCustomer, messagesTo } from '../../server/tests/support/worlds.ts';
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
    await expect.poll(() => page.locator('.ordered-item').count()).toBe(2);
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

  const useGiftCard = async (page: Page) => {
    const card = { count: 1, amount: 3000, currency: 'usd', expiresAt: null };
    const [code = ''] = await issueGiftCards(shop().deps, card);
    if ((await page.locator('.extras[open]').count()) === 0) await page.locator('.extras summary').click();
    await page.getByRole('textbox', { name: 'Gift card' }).fill(code);
    await page.getByRole('button', { name: 'Use', exact: true }).click();
    await page.getByText(`Gift card …${code.slice(-4)}: $30.00`).waitFor();
  };

  /** A customer with loyalty money, up to the choice of a way to pay. */
  const memberAtPayment = async (loyalty: number) => {
    const customer = await aCustomer(shop());
    const grant = { email: customer.email, currency: 'usd', amount: loyalty, reference: 'a present' };
    await grantLoyalty(shop().deps, { ...grant, kind: 'sale' });
    const page = await shop().visit('/basket/');
    await till.logIn(shop(), page, customer.email, customer.password);
    await till.put(shop(), page, { [till.DRESS]: 1 });
    await till.open(shop(), page, '/checkout/');
    await till.fillAddress(page, 'shipping');
    await till.goOn(page);
    await page.getByText('Gift card or loyalty money').click();
    await page.getByRole('button', { name: 'Use it' }).click();
    return { customer, page };
  };

  /** What the page after the order asks to be transferred, and what the mail does. */
  const asked = async (page: Page, email: string) => {
    const number = await till.numberOf(page);
    const words = await page.locator('.thanks').innerText();
    const amounts = [...words.matchAll(/\$([\d.]+)/g)].map(([, amount]) => amount);
    const mails = await messagesTo(shop(), email);
    const mail = mails.find(({ subject }) => subject?.endsWith(`for your order ${number}`) === true);
    return { amounts, mail: /^Please transfer ([\d.]+) USD/.exec(mail?.subject ?? '')?.[1] };
  };

  it('a guest pays a part with a gift card, and is asked to transfer the rest alone', async () => {
    await stockUp(shop(), { [till.DRESS]: 9 });
    const page = await shop().visit('/basket/', { size: 'phone' });
    await till.guestAtPayment(shop(), page);
    await page.getByRole('radio', { name: 'Bank transfer' }).check();
    await page.getByRole('radio', { name: /Harbour Bank/ }).check();
    await useGiftCard(page);
    await till.agree(page);
    await till.payButton(page).click();
    expect(await asked(page, 'ada@example.com')).toEqual({ amounts: ['68.00', '68.00'], mail: '68.00' });
    await page.locator('.sum', { hasText: 'Paid with a gift card' }).getByText('$30.00').waitFor();
    await page.locator('.sum-total').getByText('$98.00').waitFor();
  });

  it('a customer pays parts with loyalty money and a gift card, and is asked to transfer the rest alone', async () => {
    const { customer, page } = await memberAtPayment(2050);
    await page.getByText('$20.50 of your loyalty money is used.').waitFor();
    await page.getByRole('radio', { name: 'Bank transfer' }).check();
    await page.getByRole('radio', { name: /Harbour Bank/ }).check();
    await useGiftCard(page);
    await till.agree(page);
    await till.payButton(page).click();
    expect(await asked(page, customer.email)).toEqual({ amounts: ['47.50', '47.50'], mail: '47.50' });
    await page.locator('.sum', { hasText: 'Paid with loyalty money' }).getByText('$20.50').waitFor();
  });

  it('a customer pays all of it with loyalty money, and owes nothing', async () => {
    const { customer, page } = await memberAtPayment(20_000);
    await page.getByText('It is paid with your loyalty money.').first().waitFor();
    await till.agree(page);
    await till.payButton(page).click();
    expect(await asked(page, customer.email)).toEqual({ amounts: [], mail: undefined });
    await page.locator('.sum', { hasText: 'Paid with loyalty money' }).getByText('$98.00').waitFor();
  });

  it('goods that are sold out meanwhile are told at the last click, and nothing is ordered', async () => {
    const before = await till.orderCount(shop());
    const page = await shop().visit('/basket/');
    await till.guestAtPayment(shop(), page, { [till.MUG]: 1, [till.DRESS]: 1 });
    await page.getByRole('radio', { name: 'Pay on delivery' }).check();
    await page.getByRole('radio', { name: 'Cash' }).waitFor();
    await till.agree(page);
    await expect.poll(() => till.payButton(page).isEnabled()).toBe(true);
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

  it('what a call under way has changed is told before it is ordered', async () => {
    const before = await till.orderCount(shop());
    await stockUp(shop(), { [till.MUG]: 5 });
    const page = await shop().visit('/basket/');
    await till.guestAtPayment(shop(), page, { [till.MUG]: 1, [till.DRESS]: 1 });
    await page.getByRole('radio', { name: 'Pay on delivery' }).check();
    await till.agree(page);
    await expect.poll(() => till.payButton(page).isEnabled()).toBe(true);
    await stockUp(shop(), { [till.MUG]: 0 });
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letGo = resolve));
    const isRead = (request: Request) => request.method() === 'GET' && request.url().includes('/orders/checkout/');
    await page.route('**/orders/checkout/**', (route) =>
      isRead(route.request()) ? held.then(() => route.fallback()) : route.fallback(),
    );
    const read = page.waitForRequest(isRead);
    // As the browser does where the shopper comes back from another tab.
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await read;
    await till.payButton(page).dispatchEvent('click');
    letGo();
    await page.getByText('Hearth Stoneware Mug: 1 taken out').waitFor();
    await page.getByText('Prices or goods have changed meanwhile.').waitFor();
    expect(await till.orderCount(shop())).toBe(before);
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
