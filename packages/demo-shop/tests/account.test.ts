import { describe, expect, it } from 'vitest';
import { anOrder } from '../../server/src/features/orders/orders.support.ts';
import { aCustomer } from '../../server/tests/support/worlds.ts';
import { giveHeart, visitAs } from './customers.ts';
import { breaches, hasBrowser, useDemoShop } from './support.ts';

const LAMP = {
  ...{ sku: 'LAMP', baseCode: 'LAMP', names: { en: 'Lamp', tr: 'Lamba' } },
  ...{ image: null, path: '/lamp/', attributes: {} },
};

describe.skipIf(!hasBrowser)('the account', () => {
  const shop = useDemoShop();

  it('lists orders, by time and number', async () => {
    const { id: customerId, email, ...rest } = await aCustomer(shop());
    const items = [{ product: LAMP, quantity: 2, price: 4490 }];
    const known = { customerId, email, items, placedAt: new Date() };
    const orders = await Promise.all(([550, 300] as const).map((status) => anOrder(shop(), { ...known, status })));
    const page = await visitAs(shop(), { id: customerId, email, ...rest }, '/account/orders/', { size: 'phone' });
    const names = page.getByRole('heading', { level: 2 }).filter({ hasText: 'Order' });
    await names.first().waitFor();
    expect(await breaches(page)).toEqual([]);
    const all = orders.map(({ number }) => `Order ${number}`);
    expect((await names.allInnerTexts()).sort()).toEqual(all.sort());
    await page.getByText('Delivered', { exact: true }).waitFor();
    await page.getByLabel('Number of the order').fill(orders[0]?.number ?? '');
    await page.getByRole('button', { name: 'Search' }).last().click();
    await page.waitForURL(/search=/);
    await names.nth(1).waitFor({ state: 'detached' });
    await expect.poll(() => names.allInnerTexts()).toEqual([`Order ${orders[0]?.number}`]);
    await page.getByLabel('Placed').selectOption('month');
    await page.waitForURL(/period=month/);
    await page
      .getByRole('link', { name: /^Show order/ })
      .first()
      .click();
    await page.waitForURL(`${shop().url}/shop/account/orders/${orders[0]?.id}/`);
  });

  it('keeps an address book', async () => {
    const page = await visitAs(shop(), await aCustomer(shop()), '/account/addresses/', { size: 'phone' });
    await page.getByRole('button', { name: 'New address' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Province or city').selectOption({ label: 'İstanbul' });
    await form.getByRole('button', { name: 'Save address' }).click();
    await form.getByText('This field may not be blank.').first().waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.name')).toBe('title');
    await form.getByLabel('Name of the address').fill('Home');
    await form.getByLabel('Street and number').fill('Moda Cad. 12/3');
    await form.getByLabel('District').selectOption({ label: 'Kadıköy' });
    await form.getByLabel('On the invoice stands a company').check();
    await form.getByLabel('Company', { exact: true }).fill('Örnek A.Ş.');
    await form.getByLabel('Tax office').fill('Kadıköy');
    await form.getByLabel('Tax number').fill('1234567890');
    expect(await breaches(page)).toEqual([]);
    await form.getByRole('button', { name: 'Save address' }).click();
    const cards = page.locator('.card');
    await cards.filter({ hasText: 'Home' }).waitFor();
    await expect
      .poll(() => cards.locator('.address-text span').allInnerTexts())
      .toEqual([
        ...['Ada Example', 'Örnek A.Ş.', 'Moda Cad. 12/3', 'Kadıköy İstanbul', 'Türkiye'],
        expect.stringMatching(/^05\d{9}$/),
      ]);
    // Abroad there is one city and one district of each country: nobody is asked for them.
    await page.getByRole('button', { name: 'New address' }).click();
    await form.getByLabel('Country').selectOption({ label: 'Germany' });
    await form.getByLabel('Province or city').waitFor({ state: 'detached' });
    await form.getByLabel('Name of the address').fill('Berlin');
    await form.getByLabel('Phone').fill('+4915112345678');
    await form.getByLabel('Street, number and town').fill('Torstr. 1, Berlin');
    await form.getByLabel('Use this one').check();
    await form.getByRole('button', { name: 'Save address' }).click();
    await cards.filter({ hasText: 'Berlin' }).getByText('Primary', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Change Home' }).click();
    await expect.poll(() => form.getByLabel('District').inputValue()).toBe('3423');
    await form.getByLabel('Name of the address').fill('Work');
    await form.getByRole('button', { name: 'Save address' }).click();
    await cards.filter({ hasText: 'Work' }).getByRole('button', { name: 'Make primary' }).click();
    await cards.filter({ hasText: 'Work' }).getByText('Primary', { exact: true }).waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: 'Remove Berlin' }).click();
    await cards.filter({ hasText: 'Berlin' }).waitFor({ state: 'detached' });
    await expect.poll(() => cards.count()).toBe(1);
  });

  it('says where places cannot be told, and asks for them again', async () => {
    const options = { size: 'phone', expected: /\/address\/city\// } as const;
    const page = await visitAs(shop(), await aCustomer(shop()), '/account/addresses/', options);
    await page.route('**/address/city/**', (route) => route.abort());
    await page.getByRole('button', { name: 'New address' }).click();
    const form = page.getByRole('dialog');
    await form.getByText('The shop cannot be reached. Is your device online?').waitFor();
    await page.unroute('**/address/city/**');
    await form.getByRole('button', { name: 'Try again' }).click();
    await form.getByLabel('Province or city').selectOption({ label: 'İstanbul' });
    await form.getByLabel('District').selectOption({ label: 'Kadıköy' });
    await form.getByLabel('Name of the address').fill('Home');
    await form.getByLabel('Street and number').fill('Moda Cad. 12/3');
    await form.getByRole('button', { name: 'Save address' }).click();
    await page.locator('.card').filter({ hasText: 'Home' }).waitFor();
  });

  it('keeps what was entered of an address when the session ends meanwhile', async () => {
    const customer = await aCustomer(shop());
    const page = await visitAs(shop(), customer, '/account/addresses/', { size: 'phone' });
    await page.getByRole('button', { name: 'New address' }).click();
    const form = page.getByRole('dialog', { name: 'New address' });
    await form.getByLabel('Province or city').selectOption({ label: 'İstanbul' });
    await form.getByLabel('District').selectOption({ label: 'Kadıköy' });
    await form.getByLabel('Name of the address').fill('Home');
    await form.getByLabel('Street and number').fill('Moda Cad. 12/3');
    await page.context().clearCookies({ name: 'osessionid' });
    await form.getByRole('button', { name: 'Save address' }).click();
    const login = page.getByRole('dialog', { name: 'Please log in' });
    await login.getByLabel('E-mail address').fill(customer.email);
    await login.getByLabel('Password', { exact: true }).fill(customer.password);
    await login.getByRole('button', { name: 'Log in', exact: true }).click();
    await login.waitFor({ state: 'detached' });
    await expect.poll(() => form.getByLabel('Street and number').inputValue()).toBe('Moda Cad. 12/3');
    await form.getByRole('button', { name: 'Save address' }).click();
    await page.locator('.card').filter({ hasText: 'Home' }).waitFor();
  });

  it('keeps favourites, and puts them into collections that can be shown', async () => {
    const page = await visitAs(shop(), await aCustomer(shop()), '/account/favourites/', { size: 'phone' });
    await page.getByText('No favourites yet').waitFor();
    const name = await giveHeart(shop(), page);
    await page.reload();
    await page.getByRole('link', { name }).first().waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: `${name}: into a collection` }).click();
    await page.getByRole('dialog').getByLabel('Name of the collection').fill('A bright room');
    await page.getByRole('dialog').getByRole('button', { name: 'Put in' }).click();
    await page.getByText('It lies in “A bright room” now.').waitFor();
    await page.getByRole('button', { name: `Remove ${name}` }).click();
    await page.getByText('No favourites yet').waitFor();
    await page.goto(`${shop().url}/shop/account/collections/`);
    await page.getByRole('link', { name: 'A bright room' }).click();
    await page.getByRole('button', { name: `Note ${name}` }).click();
    await page.getByLabel('Note').fill('beside the window');
    await page.getByRole('button', { name: 'Save note' }).click();
    await page.getByText('beside the window').waitFor();
    await page.getByLabel('Everybody who has the link may see it').check();
    const link = page.locator('.shared-link a');
    await link.waitFor();
    expect(await breaches(page)).toEqual([]);
    const elsewhere = await shop().visit(new URL((await link.innerText()).trim()).pathname.replace('/shop', ''));
    await elsewhere.getByRole('heading', { name: 'A bright room' }).waitFor();
    await elsewhere.getByText('beside the window').waitFor();
    expect(await breaches(elsewhere)).toEqual([]);
  });

  it('changes names and phone, password and what is sent', async () => {
    const customer = await aCustomer(shop());
    const page = await visitAs(shop(), customer, '/account/profile/');
    await page.getByLabel('First name').fill('Adacan');
    await page.getByLabel('Mobile phone').fill('123');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Enter a valid phone number.').waitFor();
    await page.getByLabel('Mobile phone').fill('05559998877');
    await page.getByLabel('Date of birth').fill('1991-02-17');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const password = page.getByRole('region', { name: 'Password' });
    await password.getByLabel('Present password').fill('not this one');
    await password.getByLabel('New password').fill('another horse battery');
    await password.getByRole('button', { name: 'Change password' }).click();
    await password.getByText('Your old password was entered incorrectly.').waitFor();
    await password.getByLabel('Present password').fill(customer.password);
    await password.getByRole('button', { name: 'Change password' }).click();
    await page.getByText('Your new password is saved.').waitFor();
    await page.goto(`${shop().url}/shop/account/preferences/`);
    await page.getByLabel('By e-mail').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    await page.goto(`${shop().url}/shop/account/`);
    await page.getByRole('heading', { name: 'Hello, Adacan' }).waitFor();
    await page.goto(`${shop().url}/shop/account/preferences/`);
    await expect.poll(() => page.getByLabel('By e-mail').isChecked()).toBe(true);
    await shop().runJobs();
  });

  it('ends another session', async () => {
    const customer = await aCustomer(shop());
    const phone = await visitAs(shop(), customer, '/account/', { size: 'phone' });
    const page = await visitAs(shop(), customer, '/account/sessions/');
    await page.getByText('This device').waitFor();
    await expect.poll(() => page.getByRole('listitem').filter({ hasText: 'Last used' }).count()).toBe(2);
    const other = page.getByRole('listitem').filter({ hasText: 'Last used', hasNotText: 'This device' });
    await other.getByRole('button').click();
    await page.getByText('The device is logged out.').waitFor();
    await other.waitFor({ state: 'detached' });
    await phone.reload();
    await phone.getByRole('heading', { name: 'Please log in' }).waitFor();
  });

  it('is erased after twice yes, and not before', async () => {
    const customer = await aCustomer(shop());
    const page = await visitAs(shop(), customer, '/account/privacy/', { size: 'phone' });
    const erase = page.getByRole('button', { name: 'Delete my account for ever' });
    await expect.poll(() => erase.isDisabled()).toBe(true);
    await page.getByLabel('I understand that there is no way back').check();
    await erase.click();
    await page.waitForURL(`${shop().url}/shop/`);
    await page.getByText('Your account is deleted.').waitFor();
    await page.goto(`${shop().url}/shop/users/login/`);
    await page.locator('main').getByLabel('E-mail address').first().fill(customer.email);
    await page.getByLabel('Password', { exact: true }).fill(customer.password);
    await page.locator('main').getByRole('button', { name: 'Log in', exact: true }).click();
    await page.getByText('Unable to log in with provided credentials.').waitFor();
    await shop().runJobs();
  });
});
