import { expect, it } from 'vitest';
import { useShop } from '../../tests/support/app.ts';
import { listStaff, loginStaff } from '../features/staff/index.ts';
import { seedStaff } from './index.ts';

const shop = useShop();
const LOGIN = { email: 'staff@example.com', password: 'staff_password', address: '127.0.0.1', userAgent: '' };

it('makes nobody in production, where everybody would know the password', async () => {
  const { deps } = shop();
  await seedStaff({ ...deps, config: { ...deps.config, production: true } }, () => undefined);
  expect(await listStaff(deps)).toEqual([]);
});

it('makes one staff member, however often and by however many at once', async () => {
  const lines: string[] = [];
  await Promise.all([1, 2].map(() => seedStaff(shop().deps, (line) => lines.push(line))));
  await seedStaff(shop().deps, (line) => lines.push(line));
  expect(lines).toEqual(['Demo staff: staff@example.com']);
  expect((await listStaff(shop().deps)).map(({ email }) => email)).toEqual(['staff@example.com']);
  expect((await loginStaff(shop().deps, LOGIN)).staff.name).toBe('Selin');
});
