import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hmac } from './hmac.ts';

test('is what the engine computes, for every length of secret and text', () => {
  const secret = fc.string({ unit: 'binary', maxLength: 200 });
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(secret, text, text, (key, one, other) => {
      const mac = hmac(key);
      const expected = (message: string) => createHmac('sha256', key).update(message).digest('hex');
      expect([mac(one), mac(other), mac(one)]).toEqual([expected(one), expected(other), expected(one)]);
    }),
  );
});
