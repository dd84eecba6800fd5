import { describe, expect, it } from 'vitest';
import { aCustomer, messagesTo } from '../../server/tests/support/worlds.ts';
import { linkInMail, logIn, PASSWORD, putIntoBasket, visitAs } from './customers.ts';
import { BOTH_SIZES, breaches, hasBrowser, useDemoShop } from './support.ts';

describe.skipIf(!hasBrowser)('customers come and go', () => {
  const shop = useDemoShop();

  it('registering, confirming by the mail’s link, logging out and in again, with the basket kept', async () => {
    const page = await shop().visit('/users/registration/', { size: 'phone' });
    const name = await putIntoBasket(shop(), page);
    const main = page.locator('main');
    await main.getByRole('button', { name: 'Create account' }).click();
    // Nothing is entered: each field says so, and the first one has the focus.
    await main.getByText('This field may not be blank.').first().waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('first_name');
    await main.getByLabel('First name').fill('Elif');
    await main.getByLabel('Last name').fill('Örnek');
    await main.getByLabel('E-mail address').fill('elif@example.org');
    const password = main.getByLabel('Password', { exact: true });
    await password.fill('12345678');
    const met = main.locator('.rule-met');
    await expect
      .poll(() => met.allInnerTexts())
      .toEqual([
        expect.stringContaining('has at least 8 characters'),
        expect.stringContaining('is not like your name or address'),
      ]);
    await password.fill('elif@example');
    await main.locator('.rule:not(.rule-met)', { hasText: 'is not like your name' }).waitFor();
    await password.fill(PASSWORD);
    await expect.poll(() => met.count()).toBe(3);
    await main.getByLabel('I have read and accept').check();
    expect(await breaches(page)).toEqual([]);
    await main.getByRole('button', { name: 'Create account' }).click();
    await page.waitForURL(`${shop().url}/shop/account/`);
    await main.getByText('Your address elif@example.org is not confirmed yet.').waitFor();
    await page.goto(await linkInMail(shop(), 'elif@example.org', 'Please confirm your e-mail'));
    await main.getByRole('heading', { name: 'Thank you, your address is confirmed' }).waitFor();
    // A link works once; who opens it again learns that there is nothing left to do.
    await page.reload();
    await main.getByRole('heading', { name: 'Your address is confirmed' }).waitFor();
    await main.getByRole('link', { name: 'To my account' }).click();
    await page.getByRole('heading', { name: 'Hello, Elif' }).waitFor();
    await expect.poll(() => main.getByText('is not confirmed yet').count()).toBe(0);
    await main.getByRole('button', { name: 'Log out' }).click();
    await page.waitForURL(`${shop().url}/shop/`);
    await page.locator('.way-count').waitFor({ state: 'detached' });
    await page.goto(`${shop().url}/shop/users/login/?next=/basket/`);
    await logIn(page, { email: 'elif@example.org', password: PASSWORD });
    await page.waitForURL(`${shop().url}/shop/basket/`);
    await expect.poll(() => page.locator('.way-count').innerText()).toBe('1');
    await main.getByText(name).first().waitFor();
  });

  it('says what is wrong with a login, and goes nowhere', async () => {
    const customer = await aCustomer(shop());
    const page = await shop().visit('/users/login/', { size: 'phone', locale: 'tr' });
    const main = page.locator('main');
    await main.getByLabel('E-posta adresi').fill(customer.email);
    await main.getByLabel('Parola', { exact: true }).fill('wrong');
    await main.getByRole('button', { name: 'Giriş yap', exact: true }).click();
    await main.getByRole('alert').filter({ hasText: 'giriş yapılamadı' }).waitFor();
    await expect.poll(() => new URL(page.url()).pathname).toBe('/shop/users/login/');
    expect(await breaches(page)).toEqual([]);
  });

  it('a forgotten password, through the mail', async () => {
    const customer = await aCustomer(shop());
    const page = await shop().visit('/users/login/', { size: 'phone' });
    const main = page.locator('main');
    await main.getByRole('link', { name: 'Forgotten your password?' }).click();
    await main.getByLabel('E-mail address').fill(customer.email);
    await main.getByRole('button', { name: 'Send me the link' }).click();
    await main.getByText('Please look into your mailbox').waitFor();
    const link = await linkInMail(shop(), customer.email, 'Choose a new password');
    await page.goto(link);
    await main.getByLabel('New password').fill('short');
    await main.getByRole('button', { name: 'Save password' }).click();
    await main.getByText('This password is too short.').waitFor();
    expect(await breaches(page)).toEqual([]);
    await main.getByLabel('New password').fill('another horse battery');
    await main.getByRole('button', { name: 'Save password' }).click();
    await page.waitForURL(`${shop().url}/shop/users/login/`);
    await logIn(page, { email: customer.email, password: 'another horse battery' });
    await page.waitForURL(`${shop().url}/shop/account/`);
    await page.goto(link);
    await main.getByRole('heading', { name: 'This link is not good any more' }).waitFor();
    await shop().runJobs();
  });

  it('a code by text message', async () => {
    const customer = await aCustomer(shop());
    const page = await shop().visit('/users/login/', { size: 'phone' });
    const main = page.locator('main');
    await main.getByRole('button', { name: 'Log in with a code by text message' }).click();
    await main.getByLabel('Mobile phone').fill(customer.phone);
    await main.getByRole('button', { name: 'Send me a code' }).click();
    const code = main.getByLabel('Code');
    await code.waitFor();
    const [sms] = await messagesTo(shop(), customer.phone);
    await code.fill(/\d{6}/.exec(sms?.body ?? '')?.[0] ?? '');
    await main.getByRole('button', { name: 'Log in', exact: true }).click();
    await page.waitForURL(`${shop().url}/shop/account/`);
  });

  it('an account elsewhere, and back to where one came from', async () => {
    const page = await shop().visit('/account/addresses/', { size: 'phone' });
    await page.getByRole('link', { name: 'Log in' }).last().click();
    await page.getByRole('link', { name: 'Continue with Simulated' }).click();
    await page.getByRole('button', { name: 'Robin' }).click();
    await page.waitForURL(`${shop().url}/shop/account/addresses/`);
    await page.getByText('No addresses yet').waitFor();
    await shop().runJobs();
  });

  it('a session that has ended leads to the login, and back', async () => {
    const customer = await aCustomer(shop());
    const page = await visitAs(shop(), customer, '/account/sessions/', { size: 'phone' });
    const elsewhere = await visitAs(shop(), customer, '/account/sessions/');
    expect(await breaches(elsewhere)).toEqual([]);
    await elsewhere.getByRole('button', { name: 'Log out all other devices' }).click();
    await elsewhere.getByText('All other devices are logged out.').waitFor();
    await page.locator('main').getByRole('link', { name: 'Addresses' }).click();
    await page.getByRole('dialog', { name: 'Please log in' }).getByLabel('E-mail address').waitFor();
    await expect.poll(() => page.getByRole('heading', { name: 'Please log in' }).count()).toBe(1);
    await logIn(page, customer);
    await page.getByText('No addresses yet').waitFor();
    await expect.poll(() => page.url()).toBe(`${shop().url}/shop/account/addresses/`);
  });

  it('logging out takes what is theirs from all tabs', async () => {
    const page = await visitAs(shop(), await aCustomer(shop()), '/account/profile/');
    const other = await page.context().newPage();
    await other.goto(`${shop().url}/shop/account/addresses/`);
    await other.getByRole('button', { name: 'New address' }).first().click();
    await other.getByRole('dialog').getByLabel('Name of the address').fill('Home');
    await page.getByRole('button', { name: 'Log out' }).click();
    await other.getByRole('heading', { name: 'Please log in' }).waitFor();
    await expect.poll(() => other.getByRole('dialog').count()).toBe(0);
  });

  it('a login succeeds also where the shop cannot tell at once who has come', async () => {
    const { email, password } = await aCustomer(shop());
    const page = await shop().visit('/users/login/', { expected: /^503: GET \S+\/current_user\/$/ });
    await page.waitForLoadState('networkidle');
    await page.route('**/current_user/', (route) => route.fulfill({ status: 503, json: {} }));
    const main = page.locator('main');
    await main.getByLabel('E-mail address').fill(email);
    await main.getByLabel('Password', { exact: true }).fill(password);
    await main.getByRole('button', { name: 'Log in', exact: true }).click();
    await main.getByRole('button', { name: 'Try again' }).waitFor();
    await page.unroute('**/current_user/');
    await main.getByRole('button', { name: 'Try again' }).click();
    await page.waitForURL(`${shop().url}/shop/account/`);
  });

  it('a shop that cannot tell who is here says so, and asks again', async () => {
    const page = await visitAs(shop(), await aCustomer(shop()), '/account/addresses/', {
      expected: /^503: GET \S+\/current_user\/$/,
    });
    await page.route('**/current_user/', (route) => route.fulfill({ status: 503, json: {} }));
    await page.reload();
    const again = page.locator('main').getByRole('button', { name: 'Try again' });
    await again.waitFor();
    await page.unroute('**/current_user/');
    await again.click();
    await page.getByText('No addresses yet').waitFor();
  });

  it.each(BOTH_SIZES)('no page of this area is wider than a %s, or wrong', async (size) => {
    for (const path of ['/users/login/', '/users/registration/', '/users/password/reset/']) {
      const page = await shop().visit(path, { size });
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect([path, await breaches(page)]).toEqual([path, []]);
      await expect.poll(() => page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    }
  });
});
