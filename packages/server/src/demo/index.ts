import { createCustomer, type DeskDeps, setSegment } from '../features/accounts/index.ts';
import { enrolAtDesk, type EnrolDeps, grantLoyalty } from '../features/loyalty/index.ts';
import { savePromotions, saveVouchers } from '../features/promotions/index.ts';
import { Refusal } from '../kernel/errors.ts';
import type { ShopDeps } from './shop/seed-shop.ts';

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
  {
    email: 'vip@example.com',
    password: 'vip_password',
    firstName: 'Vesta',
    lastName: 'Example',
    phone: '05321110003',
    segment: 'vip',
  },
] as const;

interface DemoCustomer {
  readonly email: string;
  readonly password: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone: string;
  /** With prices of its own. */
  readonly segment?: string;
}

/**
 * Loads the demo data: the shop, then its customers. What is already there stays as it is. Interrupted, it may be
 * started again: a start takes a database without customers for an empty one.
 * @returns how many products and customers were added
 */
export async function seedDemo(
  deps: DeskDeps & ShopDeps & EnrolDeps,
  progress: (line: string) => void,
): Promise<number> {
  // Loaded here: a server that seeds nothing needs none of its texts.
  const { seedShop } = await import('./shop/seed-shop.ts');
  const products = await seedShop(deps, progress);
  const customers = await seedCustomers(deps, progress);
  // Last: one of the codes is a customer's.
  if (products > 0) await seedPromotions(deps);
  if (customers > 0) await seedLoyalty(deps);
  return products + customers;
}

async function seedPromotions(deps: ShopDeps): Promise<void> {
  const { demoPromotions, demoVouchers } = await import('./shop/promotions.ts');
  await deps.db.transaction().execute((tx) => savePromotions(deps, tx, demoPromotions()));
  await deps.db.transaction().execute((tx) => saveVouchers(deps, tx, demoVouchers(CUSTOMERS[0].email)));
}

/** A member of the programme, with something to spend. */
async function seedLoyalty(deps: DeskDeps & EnrolDeps): Promise<void> {
  if (!deps.config.loyaltyMoney) return;
  const { email } = CUSTOMERS[2];
  await enrolAtDesk(deps, email);
  for (const currency of deps.config.availableCurrencies) {
    await grantLoyalty(deps, { email, currency, amount: 2500, kind: 'sale', reference: 'welcome' });
  }
}

/** The demo customers alone. @returns how many were added */
export async function seedCustomers(deps: DeskDeps, progress: (line: string) => void): Promise<number> {
  let added = 0;
  for (const customer of CUSTOMERS) {
    if (!(await addCustomer(deps, customer))) continue;
    added += 1;
    progress(`Demo customer: ${customer.email}`);
  }
  return added;
}

async function addCustomer(deps: DeskDeps, { segment, ...customer }: DemoCustomer): Promise<boolean> {
  try {
    await createCustomer(deps, { ...customer, anyPassword: true });
    if (segment !== undefined) await setSegment(deps, customer.email, segment);
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'invalid') return false;
    throw error;
  }
}
