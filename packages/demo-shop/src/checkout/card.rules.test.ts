import { describe, expect, it } from 'vitest';
import { binOf, digitsOf, expiryOf, expiryTyped, grouped, networkOf, passesLuhn } from './card.rules.ts';

describe('a card number', () => {
  it('is grouped as it stands on the card', () => {
    expect(grouped(digitsOf('5555-5555 5555x4444'))).toBe('5555 5555 5555 4444');
    expect(grouped('378282246310005')).toBe('3782 822463 10005');
    expect(grouped('55555')).toBe('5555 5');
    expect(grouped('')).toBe('');
  });

  it('has no more digits than numbers can have', () => {
    expect(digitsOf('1'.repeat(40))).toHaveLength(19);
  });

  it.each([
    ['5555555555554444', true],
    ['5454540000000013', true],
    ['5555555555554445', false],
    ['0000', false],
    ['', false],
  ])('%s: its check digit is right: %s', (digits, right) => {
    expect(passesLuhn(digits)).toBe(right);
  });

  it('is asked about once eight digits are there', () => {
    expect([binOf('5555555'), binOf('5555555555')]).toEqual([null, '55555555']);
  });

  it.each([
    ['4111', 'Visa'],
    ['5454', 'Mastercard'],
    ['2221', 'Mastercard'],
    ['3714', 'American Express'],
    ['9792', 'Troy'],
    ['6011', null],
  ])('%s is of %s', (digits, network) => {
    expect(networkOf(digits)).toBe(network);
  });
});

describe('the end of a card', () => {
  it('gets its slash while it is typed, and can be deleted again', () => {
    expect(expiryTyped('1', '')).toBe('1');
    expect(expiryTyped('12', '1')).toBe('12 / ');
    expect(expiryTyped('12 / 3', '12 / ')).toBe('12 / 3');
    expect(expiryTyped('12 /', '12 / ')).toBe('12');
    expect(expiryTyped('7', '')).toBe('07 / ');
    expect(expiryTyped('1230', '')).toBe('12 / 30');
  });

  it.each([
    ['12 / 30', { month: '12', year: '2030' }],
    ['01/2031', { month: '01', year: '2031' }],
    ['3/31', { month: '03', year: '2031' }],
    ['0730', { month: '07', year: '2030' }],
    ['13 / 30', null],
    ['12', null],
    ['', null],
  ])('%s is %j', (typed, end) => {
    expect(expiryOf(typed)).toEqual(end);
  });
});
