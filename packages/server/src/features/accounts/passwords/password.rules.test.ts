import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { translate } from '../../../kernel/messages/index.ts';
import { hasPassword, passwordProblems } from './password.rules.ts';

const ADA = {
  username: '0123abcd',
  firstName: 'Augusta',
  lastName: 'Featherstone',
  email: 'countess@lovelace.example',
};

const problems = (password: string, person = ADA, min = 8) =>
  passwordProblems(password, person, min).map((text) => translate(text, 'en'));

const SHORT = 'This password is too short. It must contain at least 8 characters.';
const COMMON = 'This password is too common.';
const NUMERIC = 'This password is entirely numeric.';
const similar = (what: string) => `The password is too similar to the ${what}.`;

describe('passwordProblems', () => {
  it.each<[string, string[]]>([
    ['correct horse battery', []],
    ['Korrekt-Pferd-7', []],
    ['ğüşiöçıİ', []],
    ['🐎🐎🐎🐎🐎🐎🐎🐎', []],
    ['        ', []],
    ['🐎🐎🐎🐎🐎🐎🐎', [SHORT]],
    ['aZ9-xyz', [SHORT]],
    ['', [SHORT]],
    ['password', [COMMON]],
    ['PASSWORD', [COMMON]],
    [' password ', [COMMON]],
    ['83645211907', [NUMERIC]],
    ['٨٣٦٤٥٢١١٩٠٧', [NUMERIC]],
    ['-83645211907', []],
    ['12345', [SHORT, COMMON, NUMERIC]],
    ['augusta1', [similar('first name')]],
    ['Augusta!', [similar('first name')]],
    ['1atsugua', [similar('first name')]],
    ['augusta-and-the-engine', []],
    ['Featherstone', [similar('last name')]],
    ['featherst0ne', [similar('last name')]],
    ['countess1', [similar('email address')]],
    ['Lovelace', [similar('email address'), COMMON]],
    ['countess@lovelace.example', [similar('email address')]],
    ['0123abcd', [similar('username')]],
    ['example1', [similar('email address')]],
  ])('of %j', (password, texts) => {
    expect(problems(password)).toEqual(texts);
  });

  it('count from the length the shop asks for', () => {
    expect(problems('aZ9-xy', ADA, 6)).toEqual([]);
    expect(problems('correct horse', ADA, 14)).toEqual([
      'This password is too short. It must contain at least 14 characters.',
    ]);
  });

  it('are none about a person of whom nothing is known', () => {
    expect(problems('aZ9-xyzW', { username: '', firstName: '', lastName: '', email: '' })).toEqual([]);
  });

  it('are found in any text, quickly', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 1024 });
    fc.assert(
      fc.property(texts, texts, (password, name) => {
        const person = { ...ADA, firstName: name, lastName: name };
        expect(Array.isArray(passwordProblems(password, person, 8))).toBe(true);
        if (Array.from(name).length >= 8) expect(passwordProblems(name, person, 8)).not.toEqual([]);
      }),
    );
  });
});

describe('hasPassword', () => {
  it.each([
    [null, false],
    ['!', false],
    ['!abc', false],
    ['$argon2id$x', true],
    ['pbkdf2_sha256$1$a$b', true],
  ])('of the hash %j is %j', (hash, has) => {
    expect(hasPassword(hash)).toBe(has);
  });
});
