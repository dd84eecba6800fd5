import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });

const GOOD = { first_name: 'Grace', last_name: 'Hopper', email: 'grace@example.org', password: 'Korrekt-Pferd-7' };

const customers = () => shop().database.db.selectFrom('customers').select('id').execute();

/** Registers, expects a refusal, and proves that nobody was registered or logged in. */
async function refused(changes: Record<string, unknown>) {
  const browser = await shop().visit().withToken();
  const answer = await browser.post('/users/registration/', { ...GOOD, confirm: true, ...changes });
  expect(await customers()).toEqual([]);
  expect((await browser.get('/current_user/')).status).toBe(401);
  return [answer.status, answer.json];
}

const DATE = 'Date has wrong format. Use one of these formats instead: YYYY-MM-DD.';
const SHORT = 'This password is too short. It must contain at least 8 characters.';
function atMost(max: number): string {
  return `Ensure this field has no more than ${max} characters.`;
}

describe('POST /users/registration/', () => {
  it.each<[string, Record<string, unknown>, Record<string, string[]>]>([
    ['no first name', { first_name: undefined }, { first_name: ['This field is required.'] }],
    ['an empty first name', { first_name: '' }, { first_name: ['This field may not be blank.'] }],
    ['a blank first name', { first_name: '   ' }, { first_name: ['This field may not be blank.'] }],
    ['null as first name', { first_name: null }, { first_name: ['This field may not be null.'] }],
    ['a list as first name', { first_name: ['a'] }, { first_name: ['Not a valid string.'] }],
    ['a long first name', { first_name: 'x'.repeat(51) }, { first_name: [atMost(50)] }],
    ['no last name', { last_name: undefined }, { last_name: ['This field is required.'] }],
    ['a long last name', { last_name: 'x'.repeat(51) }, { last_name: [atMost(50)] }],
    ['NUL in a name', { last_name: 'a\0b' }, { last_name: ['Null characters are not allowed.'] }],
    ['no address', { email: undefined }, { email: ['This field is required.'] }],
    ['no address at all', { email: 'grace' }, { email: ['Enter a valid email address.'] }],
    ['two addresses', { email: 'a@b.co,c@d.co' }, { email: ['Enter a valid email address.'] }],
    ['a header in the address', { email: 'a@b.co\nbcc:c@d.co' }, { email: ['Enter a valid email address.'] }],
    ['a long address', { email: `${'a'.repeat(250)}@b.co` }, { email: [atMost(254)] }],
    ['no password', { password: undefined }, { password: ['This field is required.'] }],
    ['NUL in the password', { password: 'Korrekt\0Pferd' }, { password: ['Null characters are not allowed.'] }],
    ['an endless password', { password: 'x'.repeat(1025) }, { password: [atMost(1024)] }],
    ['no confirm', { confirm: undefined }, { confirm: ['This field is required.'] }],
    ['confirm false', { confirm: false }, { confirm: ['You must accept this to continue.'] }],
    ['confirm "0"', { confirm: '0' }, { confirm: ['You must accept this to continue.'] }],
    ['confirm maybe', { confirm: 'maybe' }, { confirm: ['Must be a valid boolean.'] }],
    ['a bad consent', { sms_allowed: 'maybe' }, { sms_allowed: ['Must be a valid boolean.'] }],
    ['null as consent', { email_allowed: null }, { email_allowed: ['This field may not be null.'] }],
    ['another gender', { gender: 'x' }, { gender: ['"x" is not a valid choice.'] }],
    ['another user type', { user_type: 'guest' }, { user_type: ['"guest" is not a valid choice.'] }],
    ['a date that is none', { date_of_birth: '1991-02-30' }, { date_of_birth: [DATE] }],
    ['a foreign date', { date_of_birth: '07.02.1991' }, { date_of_birth: [DATE] }],
    ['a date and time', { date_of_birth: '1991-02-07T00:00:00Z' }, { date_of_birth: [DATE] }],
    ['tomorrow', { date_of_birth: '2030-04-12' }, { date_of_birth: ['The date may not be in the future.'] }],
    ['a bad phone', { phone: '12345' }, { phone: ['Enter a valid phone number.'] }],
    ['a phone with letters', { phone: '0555111223x' }, { phone: ['Enter a valid phone number.'] }],
    ['a long phone', { phone: '0'.repeat(61) }, { phone: [atMost(60)] }],
    ['a long username', { username: 'x'.repeat(151) }, { username: [atMost(150)] }],
    ['a bad resend', { resend: 'maybe' }, { resend: ['Must be a valid boolean.'] }],
    ['a short password', { password: 'Kurz-7a' }, { password: [SHORT] }],
    ['a common password', { password: 'password123' }, { password: ['This password is too common.'] }],
    ['a password of digits', { password: '83645211907' }, { password: ['This password is entirely numeric.'] }],
    [
      'a password like the name',
      { first_name: 'Wilhelmina', password: 'wilhelmina1' },
      { password: ['The password is too similar to the first name.'] },
    ],
    [
      'a password like the last name',
      { last_name: 'Featherstone', password: 'Featherstone7' },
      { password: ['The password is too similar to the last name.'] },
    ],
    [
      'a password like the address',
      { email: 'featherstone@example.org', password: 'Featherstone7' },
      { password: ['The password is too similar to the email address.'] },
    ],
    [
      'a password like the username',
      { username: 'featherstone', password: 'Featherstone7' },
      { password: ['The password is too similar to the username.'] },
    ],
    [
      'everything at once',
      { password: '12345', confirm: false, phone: '1', date_of_birth: '2031-01-01' },
      {
        password: [SHORT, 'This password is too common.', 'This password is entirely numeric.'],
        confirm: ['You must accept this to continue.'],
        phone: ['Enter a valid phone number.'],
        date_of_birth: ['The date may not be in the future.'],
      },
    ],
  ])('refuses %s', async (_what, changes, errors) => {
    expect(await refused(changes)).toEqual([400, errors]);
  });
});
