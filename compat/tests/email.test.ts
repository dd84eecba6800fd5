import { describe, expect, test } from 'vitest';
import { linkFor } from '../src/outbox.ts';
import { newAddress, openShop, register } from './support/suite.ts';

const shop = openShop();
const changeLink = /\/users\/email-set-primary\/([^\s"'<>]+?)\/(?=["'\s<]|$)/;

const shownAddress = async (): Promise<unknown> => {
  const { data } = await shop.visitor.call('getProfileInfo');
  return data;
};

describe('the change-e-mail page', () => {
  test('changes the address when the link in the mail is opened', async () => {
    const { email, password } = await register(shop.visitor);
    const next = newAddress();

    const asked = await shop.visitor.call('updateEmail', { email: next, emailConfirm: next, password });

    expect(asked).toEqual({ data: {} });
    expect(await shownAddress()).toMatchObject({ email });
    const token = await linkFor(() => shop.server.outbox(), next, changeLink);
    expect((await shop.visitor.call('changeEmailVerification', token)).error).toBeUndefined();
    await shop.visitor.begin();
    expect((await shop.visitor.logIn(next, password)).user).toMatchObject({ email: next });
    expect((await shop.visitor.logIn(email, password)).errors).toMatchObject([{ type: 'non_field_errors' }]);
  });

  test('refuses a wrong password at its field', async () => {
    const { email } = await register(shop.visitor);
    const next = newAddress();

    const { error } = await shop.visitor.call('updateEmail', { email: next, emailConfirm: next, password: 'wrong' });

    expect(error).toEqual({ status: 400, data: { password: ['The password is wrong.'] } });
    expect(await shownAddress()).toMatchObject({ email });
  });

  test('refuses the present address under the form, where the page looks', async () => {
    const { email, password } = await register(shop.visitor);

    const { error } = await shop.visitor.call('updateEmail', { email, emailConfirm: email, password });

    expect(error).toEqual({ status: 400, data: { non_field_errors: ['This is already your e-mail address.'] } });
  });

  test('changes nothing by a made-up link', async () => {
    const { email } = await register(shop.visitor);

    const { error } = await shop.visitor.call('changeEmailVerification', 'made-up/link');

    expect([400, 404]).toContain(error?.status);
    expect(await shownAddress()).toMatchObject({ email });
  });
});
