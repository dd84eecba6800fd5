import { describe, expect, test } from 'vitest';
import { CaptchaPage } from '../src/captcha-page.ts';
import { type Customer } from '../src/customer.ts';
import { attemptsAllowed, captchaEnvironment, demoCustomers, developmentCaptcha } from '../src/environment.ts';
import { serverIsGiven } from '../src/server.ts';
import { clientModule, fields, invoke } from '../src/untyped.ts';
import { newAddress, openShop, registrationForm } from './support/suite.ts';

const captchaWanted = [{ type: 'captcha' }];

/** Fails to log in until something else than a refusal comes. */
async function exhaust(visitor: Customer, email: string): Promise<unknown> {
  for (let attempt = 1; attempt <= attemptsAllowed; attempt += 1) {
    const { errors } = await visitor.logIn(email, 'not my password');
    expect(errors).toEqual([{ type: 'non_field_errors', data: ['Unable to log in with provided credentials.'] }]);
  }
  return (await visitor.logIn(email, 'not my password')).errors;
}

/** What the client's hook does with the form it gets: the token in it becomes the page's. */
async function openCaptcha(visitor: Customer): Promise<{ siteKey: unknown; csrfToken: unknown }> {
  const { siteKey, csrfToken } = fields((await visitor.call('getCaptcha')).data, 'captcha');
  invoke(await clientModule('utils/index'), 'setCookie', 'csrftoken', csrfToken);
  return { siteKey, csrfToken };
}

describe.skipIf(serverIsGiven)('the captcha', () => {
  const shop = openShop(captchaEnvironment);

  test('is asked for after too many attempts, with nothing else in the answer', async () => {
    expect(await exhaust(shop.visitor, newAddress())).toEqual(captchaWanted);
  });

  test('is asked for even when the password is right', async () => {
    const { email, password } = demoCustomers.user;
    await exhaust(shop.visitor, email);

    expect((await shop.visitor.logIn(email, password)).errors).toEqual(captchaWanted);
    expect(await shop.visitor.session()).toEqual({});

    const { siteKey, csrfToken } = await openCaptcha(shop.visitor);
    expect(siteKey).toMatch(/^\w+$/);
    expect(csrfToken).toMatch(/^\w{64}$/);

    const solved = await shop.visitor.call('validateCaptcha', { captchaResponse: developmentCaptcha.right, csrfToken });
    expect(solved).toEqual({ data: { success: true } });
    const call = shop.visitor.callsTo('/users/pz-captcha/').at(-1);
    expect(call?.headers.get('content-type')).toBe('application/x-www-form-urlencoded;charset=UTF-8');
    expect(call?.headers.get('x-csrftoken')).toBe(csrfToken);

    const { user } = await shop.visitor.logIn(email, password, { captchaValidated: true });
    expect(user).toMatchObject({ email });
  });

  test('releases nobody when it is not solved', async () => {
    const email = newAddress();
    await exhaust(shop.visitor, email);
    const { csrfToken } = await openCaptcha(shop.visitor);

    const failed = await shop.visitor.call('validateCaptcha', { captchaResponse: developmentCaptcha.wrong, csrfToken });

    expect(failed).toEqual({
      error: { status: 400, data: { 'g-recaptcha-response': ['The captcha was not solved. Please try again.'] } },
    });
    expect((await shop.visitor.logIn(email, 'not my password')).errors).toEqual(captchaWanted);
  });

  test('is asked for at registration too', async () => {
    const email = newAddress();
    const weak = registrationForm(email, { password: 'short' });
    for (let attempt = 1; attempt <= attemptsAllowed; attempt += 1) {
      expect((await shop.visitor.signIn('default', weak)).errors).toMatchObject([{ type: 'field_errors' }]);
    }

    expect((await shop.visitor.signIn('default', registrationForm(email))).errors).toEqual(captchaWanted);

    const { csrfToken } = await openCaptcha(shop.visitor);
    await shop.visitor.call('validateCaptcha', { captchaResponse: developmentCaptcha.right, csrfToken });
    expect((await shop.visitor.signIn('default', registrationForm(email))).user).toMatchObject({ email });
  });

  test("is solved through the client's own hook", async () => {
    const { email, password } = demoCustomers.customer;
    await exhaust(shop.visitor, email);
    const page = await CaptchaPage.open();
    await expect.poll(() => shop.visitor.callsTo('/users/pz-captcha/').length).toBeGreaterThan(0);
    await page.wait(100);

    await page.validate();
    expect(page.widget?.sitekey).toMatch(/^\w+$/);
    await page.answer(developmentCaptcha.right);
    await page.untilValidated(30_000);

    expect(page.validated).toBe(true);
    expect((await shop.visitor.logIn(email, password)).user).toMatchObject({ email });
  });
});
