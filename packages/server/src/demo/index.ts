import { createCustomer, type DeskDeps } from '../features/accounts/index.ts';
import { Refusal } from '../kernel/errors.ts';

/** The demo data: what the published quick start expects to find. */

const CUSTOMERS = [
  {
    email: 'user@example.com',
    password: 'your_password',
    firstName: 'Ada',
    lastName: 'Example',
    phone: '05321110001',
  },
  {
    email: 'customer@example.com',
    password: 'customer_password',
    firstName: 'Deniz',
    lastName: 'Örnek',
    phone: '05321110002',
  },
] as const;

/**
 * Loads the demo data. What is already there stays as it is.
 * @returns how many records were added
 */
export async function seedDemo(deps: DeskDeps, progress: (line: string) => void): Promise<number> {
  let added = 0;
  for (const customer of CUSTOMERS) {
    if (!(await addCustomer(deps, customer))) continue;
    added += 1;
    progress(`Demo customer: ${customer.email}`);
  }
  return added;
}

async function addCustomer(deps: DeskDeps, customer: (typeof CUSTOMERS)[number]): Promise<boolean> {
  try {
    await createCustomer(deps, { ...customer, anyPassword: true });
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid') return false;
    throw error;
  }
}
