import { expect, it } from 'vitest';
import { staff } from './staff-variables.ts';

it('takes time zones that there are', () => {
  expect(staff.deskTimeZone.parse('Europe/Istanbul')).toBe('Europe/Istanbul');
  expect(() => staff.deskTimeZone.parse('Mars/Olympus')).toThrow('must be a time zone such as Europe/Istanbul');
});
