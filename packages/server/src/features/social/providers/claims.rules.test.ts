import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readIdentity } from './claims.rules.ts';

const read = (claims: Record<string, unknown>, trusts = false) => readIdentity({ sub: 's', ...claims }, trusts);

describe('readIdentity', () => {
  it.each([
    [{ email: ' Ada@Example.COM ', email_verified: true }, false, 'ada@example.com', true],
    [{ email: 'ada@example.com', email_verified: 'true' }, false, 'ada@example.com', true],
    [{ email: 'ada@example.com', email_verified: false }, false, 'ada@example.com', false],
    [{ email: 'ada@example.com', email_verified: 'false' }, false, 'ada@example.com', false],
    [{ email: 'ada@example.com', email_verified: 1 }, false, 'ada@example.com', false],
    [{ email: 'ada@example.com' }, false, 'ada@example.com', false],
    [{ email: 'ada@example.com' }, true, 'ada@example.com', true],
    [{ email: 'no address', email_verified: true }, true, null, false],
    [{ email: ['ada@example.com'], email_verified: true }, false, null, false],
    [{ email_verified: true }, true, null, false],
  ])('takes %j (trusted: %j) for %j, confirmed: %j', (claims, trusts, email, emailVerified) => {
    expect(read(claims, trusts)).toMatchObject({ email, emailVerified });
  });

  it.each([
    [{ given_name: 'Ada', family_name: 'Lovelace', name: 'The Countess' }, 'Ada', 'Lovelace'],
    [{ name: 'Ada King Lovelace' }, 'Ada King', 'Lovelace'],
    [{ name: 'Ada' }, 'Ada', ''],
    [{ given_name: ' A\u0000d\na\u202e ' }, 'A d a', ''],
    [{ given_name: 7, family_name: null }, '', ''],
  ])('reads the names of %j', (claims, firstName, lastName) => {
    expect(read(claims)).toMatchObject({ firstName, lastName });
  });

  it.each([undefined, null, '', 7, 'a b', 'ä', 'x\u0000', 'x'.repeat(256)])('refuses the subject %j', (sub) => {
    expect(readIdentity({ sub }, true)).toBeNull();
  });

  it('never makes names that do not fit', () => {
    const names = fc.record({
      name: fc.string({ maxLength: 300, unit: 'binary' }),
      given_name: fc.string({ maxLength: 99 }),
    });
    fc.assert(
      fc.property(names, (claims) => {
        const identity = read(claims);
        expect(Array.from(identity?.firstName ?? 'x'.repeat(99)).length).toBeLessThanOrEqual(50);
        expect(Array.from(identity?.lastName ?? 'x'.repeat(99)).length).toBeLessThanOrEqual(50);
      }),
    );
  });
});
