import { expect, it } from 'vitest';
import { translate } from '../../../kernel/messages/index.ts';
import { readGuest } from './guest.rules.ts';

const read = (email: string, phone: string) => readGuest({ phonePattern: /^(05)\d{9}$/u }, { email, phone });

it('reads an address and a phone as they are stored', () => {
  expect(read(' Ada@EXAMPLE.org ', '0 (555) 111-22 33')).toEqual({
    guest: { email: 'ada@example.org', phone: '05551112233' },
  });
});

it.each([
  ['', '', 'This field is required.', 'This field is required.'],
  ['  ', '05551112233', 'This field is required.', null],
  ['ada', '05551112233', 'Enter a valid email address.', null],
  ['ada@example.org\r\nBcc: eve@example.org', '05551112233', 'Enter a valid email address.', null],
  [`${'a'.repeat(250)}@example.org`, '05551112233', 'Enter a valid email address.', null],
  ['ada@example.org', '5551112233', null, 'Enter a valid phone number.'],
  ['ada@example.org', '05551112233\0', null, 'Enter a valid phone number.'],
  ['nobody', '1', 'Enter a valid email address.', 'Enter a valid phone number.'],
])('refuses %j with %j', (email, phone, emailText, phoneText) => {
  const result = read(email, phone);
  if (!('problems' in result)) throw new Error('It was taken');
  const texts = [result.problems.email, result.problems.phone].map((text) => text && translate(text, 'en'));
  expect(texts).toEqual([emailText, phoneText]);
});
