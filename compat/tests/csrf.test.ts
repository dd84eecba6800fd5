import { describe, expect, test } from 'vitest';
import { demoCustomers } from '../src/environment.ts';
import { serverIsGiven } from '../src/server.ts';
import { openShop } from './support/suite.ts';

const { user } = demoCustomers;

const shown = (reason: string): unknown => [{ type: 'non_field_errors', data: [`CSRF Failed: ${reason}`] }];

// In this mode the published client cannot log in; it must still be able to say why.
describe.skipIf(serverIsGiven)('a server that checks the token of every request', () => {
  const shop = openShop({ CSRF_ENFORCEMENT: 'all' });

  test('refuses the login server with a text the form can show', async () => {
    const { errors } = await shop.visitor.logIn(user.email, user.password);

    expect(errors).toEqual(shown('CSRF token missing or incorrect.'));
    expect(shop.visitor.callsTo('/users/login/')).toMatchObject([{ status: 403 }]);
    expect(await shop.visitor.session()).toEqual({});
  });

  test('refuses a visitor without cookies in the same way', async () => {
    shop.visitor.browser.jar.clear();

    const { errors } = await shop.visitor.logIn(user.email, user.password);

    expect(errors).toEqual(shown('CSRF cookie not set.'));
  });

  test('serves the page itself, which carries the token', async () => {
    const sent = await shop.visitor.call('forgotPassword', { email: user.email });

    expect(sent).toEqual({ data: { detail: 'Password reset e-mail has been sent.' } });
  });
});
