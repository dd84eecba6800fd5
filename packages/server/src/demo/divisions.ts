import { createCustomer, type DeskDeps } from '../features/accounts/index.ts';
import { addDivisionUser, type B2bDeps, saveDivisions } from '../features/b2b/index.ts';

/** A business customer of the demo shop: its main division, two below it, and somebody who buys for each of two. */

const PERSON = { firstName: 'Bora', lastName: 'Example', phone: '05321110011' } as const;
const USERS = [
  { ...PERSON, email: 'buyer@example.com', password: 'buyer_password', erpCode: 'HQ' },
  {
    ...PERSON,
    ...{ firstName: 'Selin', phone: '05321110012', email: 'branch@example.com', password: 'branch_password' },
    erpCode: 'N-01',
  },
] as const;

export async function seedDivisions(deps: DeskDeps & B2bDeps): Promise<void> {
  await saveDivisions(deps, [
    { erpCode: 'HQ', name: 'Example Hotels', phone: '02125550100', monthlyLimit: 50_000_00 },
    { erpCode: 'N-01', parentErpCode: 'HQ', name: 'North hotel', phone: '02125550101', monthlyLimit: 10_000_00 },
    { erpCode: 'S-01', parentErpCode: 'HQ', name: 'South hotel', phone: '02425550102', monthlyLimit: 10_000_00 },
  ]);
  for (const { erpCode, ...person } of USERS) {
    await createCustomer(deps, { ...person, anyPassword: true });
    await addDivisionUser(deps, { email: person.email, erpCode, customer: null });
  }
}
