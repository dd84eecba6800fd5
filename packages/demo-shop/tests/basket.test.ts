import { describe, expect, it } from 'vitest';
import { stockUp } from '../../server/tests/support/goods.ts';
import { BOTH_SIZES, breaches, hasBrowser, useDemoShop } from './support.ts';
import * as till from './till.support.ts';

describe.skipIf(!hasBrowser)('the basket', () => {
  const shop = useDemoShop();

  it('shows the way on while it is empty', async () => {
    const page = await shop().visit('/basket/');
    await page.getByText('Your basket is empty').waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  it.each(BOTH_SIZES)('unlocks a promotion it was two dollars short of, on a %s', async (size) => {
    const page = await shop().visit('/basket/', { size });
    await till.put(shop(), page, { [till.DRESS]: 1 });
    await page.reload();
    await page.getByText('Add 2.00 USD more for Free shipping from 100.').waitFor();
    await page.getByRole('button', { name: 'One more' }).click();
    await page.getByText('Add 2.00 USD more').waitFor({ state: 'detached' });
    await page.locator('.sum', { hasText: 'Shipping' }).getByText('free').waitFor();
    await page.locator('.sum-total').getByText('$196.00').waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  it('names what promotions take off, and what is saved', async () => {
    const page = await shop().visit('/basket/');
    await till.put(shop(), page, { [till.MUG]: 2 });
    await page.reload();
    await page.locator('.sum', { hasText: '2 off each mug' }).getByText('-$4.00').waitFor();
    await page.getByText('You save $4.00').waitFor();
    await page.getByLabel('Discount code').fill('nothing');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('There is no such code.').waitFor();
    await page.getByLabel('Discount code').fill('welcome10');
    await page.getByRole('button', { name: 'Apply' }).click();
    await page.getByText('Code WELCOME10 is applied').waitFor();
    await page.locator('.sum-total').getByText('$25.20').waitFor();
    await page.getByRole('button', { name: 'Remove' }).click();
    await page.locator('.sum-total').getByText('$28.00').waitFor();
  });

  it('gives no amount the sign of a currency that it is not in', async () => {
    const page = await shop().visit('/basket/');
    await till.put(shop(), page, { [till.MUG]: 2 });
    await page.reload();
    await page.locator('.sum-total').getByText('$28.00').waitFor();
    const words = () => page.locator('.basket').innerText();
    const before = await words();
    const answer = await till.hold(page, /\/baskets\/basket\/(\?|$)/);
    await page.getByLabel('Currency').first().selectOption('EUR');
    await answer.arrived;
    expect(await words()).toBe(before);
    answer.release();
    await page.locator('.sum-total').getByText('€').waitFor();
    expect(await words()).not.toContain('$');
  });

  it('asks for the last number that was wanted, and stays with what there is', async () => {
    await stockUp(shop(), { [till.MUG]: 5 });
    const page = await shop().visit('/basket/');
    await till.put(shop(), page, { [till.MUG]: 1 });
    await page.reload();
    const more = page.getByRole('button', { name: 'One more' });
    for (let click = 0; click < 4; click += 1) await more.click();
    await page.locator('.sum-total').getByText('$70.00').waitFor();
    await more.click();
    await page.locator('.basket-refusal').getByText(/5/).waitFor();
    await expect.poll(() => page.getByLabel('Quantity', { exact: true }).inputValue()).toBe('5');
    expect(await breaches(page)).toEqual([]);
  });

  it('gives back what was taken out', async () => {
    const page = await shop().visit('/basket/');
    await till.put(shop(), page, { [till.DRESS]: 2, [till.MUG]: 1 });
    await page.reload();
    await page.getByRole('button', { name: 'Take out Olive Grove Linen Dress' }).click();
    await page.locator('.sum-total').getByText('$14.00').waitFor();
    await page.getByRole('button', { name: 'Undo: put Olive Grove Linen Dress back' }).click();
    await page.locator('.sum-total').getByText('$210.00').waitFor();
  });

  it('follows what another tab does, and tells what is sold out', async () => {
    const page = await shop().visit('/basket/');
    await till.put(shop(), page, { [till.DRESS]: 1 });
    await page.reload();
    await page.getByRole('heading', { name: 'Olive Grove Linen Dress' }).waitFor();
    await till.put(shop(), page, { [till.MUG]: 1 });
    // The browser of the tests shows all tabs: looking at one again is told to it.
    await page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`);
    await page.getByRole('heading', { name: 'Hearth Stoneware Mug' }).waitFor();
    await stockUp(shop(), { [till.MUG]: 0 });
    await page.getByRole('button', { name: 'Take out Olive Grove Linen Dress' }).click();
    await page.getByText('Hearth Stoneware Mug: 1 taken out').waitFor();
    await page.getByText('Your basket is empty').waitFor();
  });
});
