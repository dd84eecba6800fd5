import { describe, expect, it } from 'vitest';
import type { StoredCard } from '../gateways/gateway.ts';
import { isExpired, readStored } from './saved-cards.rules.ts';

const NOW = new Date('2030-04-30T23:00:00Z');
const GOOD: StoredCard = {
  ...{ token: 'tok_1', fingerprint: 'f', bin: '555555', lastDigits: '4444', brand: 'mastercard' },
  expiry: { month: 4, year: 2030 },
};

describe('a card', () => {
  it.each([
    [{ month: 4, year: 2030 }, false],
    [{ month: 3, year: 2030 }, true],
    [{ month: 12, year: 2029 }, true],
    [{ month: 1, year: 2031 }, false],
    [null, false],
  ])('is good until its month is over: %j', (expiry, expired) => {
    expect(isExpired(expiry, NOW)).toBe(expired);
  });
});

describe('what a gateway tells of a card', () => {
  it('is taken as it is', () => {
    expect(readStored(GOOD)).toEqual(GOOD);
    const bare = { ...GOOD, fingerprint: null, bin: null, brand: null, expiry: null };
    expect(readStored(bare)).toEqual(bare);
  });

  it('is never more of the number than six and four digits', () => {
    expect(readStored({ ...GOOD, bin: '5555555555554444' })?.bin).toBe('555555');
    expect(readStored({ ...GOOD, lastDigits: '5555555555554444' })).toBeNull();
    expect(readStored({ ...GOOD, brand: '5555555555554444' })?.brand).toBeNull();
  });

  it.each<[string, Partial<StoredCard>]>([
    ['without a name', { token: '' }],
    ['with a name beyond all measure', { token: 'x'.repeat(256) }],
    ['without digits', { lastDigits: '' }],
    ['with digits of another script', { lastDigits: '４４４４' }],
  ])('is none that can be kept: %s', (_what, over) => {
    expect(readStored({ ...GOOD, ...over })).toBeNull();
  });

  it.each<[string, Partial<StoredCard>, Partial<StoredCard>]>([
    ['a month', { expiry: { month: 13, year: 2030 } }, { expiry: null }],
    ['a year', { expiry: { month: 1, year: 30 } }, { expiry: null }],
    ['half a month', { expiry: { month: 1.5, year: 2030 } }, { expiry: null }],
    ['first digits', { bin: '55' }, { bin: null }],
    ['a fingerprint', { fingerprint: 'x'.repeat(300) }, { fingerprint: null }],
    ['a brand', { brand: '<b>' }, { brand: null }],
  ])('is left out where it is nonsense: %s', (_what, over, read) => {
    expect(readStored({ ...GOOD, ...over })).toEqual({ ...GOOD, ...read });
  });
});
