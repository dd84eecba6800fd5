import fc from 'fast-check';
import { expect, it } from 'vitest';
import { changedConsents, type Consents, NO_CONSENTS } from './consents.rules.ts';

it('names what was opened and what was closed', () => {
  const before: Consents = { email: true, sms: false, whatsapp: true, call: null };
  expect(changedConsents(before, { email: false, sms: true, whatsapp: true, call: true })).toEqual([
    { channel: 'email', isGranted: false },
    { channel: 'sms', isGranted: true },
    { channel: 'call', isGranted: true },
  ]);
});

it('takes a refusal for no change where nothing was allowed', () => {
  expect(changedConsents(NO_CONSENTS, { ...NO_CONSENTS, call: false })).toEqual([]);
  expect(changedConsents({ ...NO_CONSENTS, call: false }, NO_CONSENTS)).toEqual([]);
});

it('undoes itself the other way round', () => {
  const consents = fc.record({
    ...{ email: fc.boolean(), sms: fc.boolean(), whatsapp: fc.boolean() },
    call: fc.constantFrom(true, false, null),
  });
  fc.assert(
    fc.property(consents, consents, (one, other) => {
      const there = changedConsents(one, other);
      const back = changedConsents(other, one);
      expect(back).toEqual(there.map(({ channel, isGranted }) => ({ channel, isGranted: !isGranted })));
    }),
  );
});
