import { expect, it } from 'vitest';
import { greeting } from './greeting.rules.ts';

const ADA = { email: 'ada@example.org', emailVerified: true, firstName: 'Ada' };

it('is by name for whoever has proved the address that is written to', () => {
  expect(greeting(ADA, ADA.email, 'en')).toBe('Hello Ada,');
  expect(greeting(ADA, ADA.email, 'tr')).toBe('Merhaba Ada,');
});

it('names nobody at an address that is not proved, a former and a new one included', () => {
  expect(greeting({ ...ADA, emailVerified: false }, ADA.email, 'en')).toBe('Hello,');
  expect(greeting(ADA, 'other@example.org', 'tr')).toBe('Merhaba,');
});
