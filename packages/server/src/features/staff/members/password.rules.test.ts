import { expect, it } from 'vitest';
import { translate } from '../../../kernel/messages/index.ts';
import { staffPasswordProblems } from './password.rules.ts';

const OWNER = { email: 'selin.yilmaz@example.org', name: 'Selin Yılmaz' };
const SHORT = 'This password is too short. It must contain at least 12 characters.';
const COMMON = 'This password is too common.';
const NUMERIC = 'This password is entirely numeric.';
const OWN = 'The password is little more than the address or the name.';

it.each<[string, string[]]>([
  ['correct horse battery', []],
  ['staff_password', []],
  ['ğüşiöç ĞÜŞİÖÇ 12', []],
  ['my cat is called selin', []],
  ['brief pwd', [SHORT]],
  ['🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎🐎', [SHORT, COMMON]],
  ['aaaaaaaaaaaaaaaa', [COMMON]],
  ['1234567890', [SHORT, COMMON, NUMERIC]],
  ['908172635445', [NUMERIC]],
  ['selin.yilmaz@example.org', [OWN]],
  ['Selin2024!!!', [OWN]],
  ['example1234!', [OWN]],
])('%s', (password, problems) => {
  expect(staffPasswordProblems(password, OWNER, 12).map((text) => translate(text, 'en'))).toEqual(problems);
});
