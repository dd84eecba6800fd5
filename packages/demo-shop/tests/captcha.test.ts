import { describe, expect, it } from 'vitest';
import { aCustomer } from '../../server/tests/support/worlds.ts';
import { logIn } from './customers.ts';
import { breaches, hasBrowser, useDemoShop } from './support.ts';

describe.skipIf(!hasBrowser)('too many attempts at a login', () => {
  const shop = useDemoShop({ env: { THROTTLE_ACCOUNT_ADDRESS: '1/900', THROTTLE_ACCOUNT: '1/900' } });

  it('want to see a person, who then gets in', async () => {
    const customer = await aCustomer(shop());
    const page = await shop().visit('/users/login/', { size: 'phone' });
    const main = page.locator('main');
    await main.getByLabel('E-mail address').fill(customer.email);
    await main.getByLabel('Password', { exact: true }).fill('wrong');
    const submit = main.getByRole('button', { name: 'Log in', exact: true });
    await submit.click();
    await main.getByText('Unable to log in with provided credentials.').waitFor();
    await submit.click();
    const way = main.getByRole('link', { name: 'I am a person' });
    await way.waitFor();
    await expect.poll(() => main.getByText('Unable to log in').count()).toBe(0);
    expect(await breaches(page)).toEqual([]);
    const opening = page.context().waitForEvent('page');
    await way.click();
    const captcha = await opening;
    await captcha.getByRole('button', { name: 'Continue' }).click();
    await captcha.waitForURL(`${shop().url}/shop/`);
    await captcha.close();
    await logIn(page, customer);
    await page.waitForURL(`${shop().url}/shop/account/`);
  });
});
