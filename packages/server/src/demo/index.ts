import { createCustomer, type DeskDeps, setSegment, showCustomer } from '../features/accounts/index.ts';
import type { B2bDeps } from '../features/b2b/index.ts';
import { enrolAtDesk, type EnrolDeps, grantLoyalty } from '../features/loyalty/index.ts';
import { savePromotions, saveVouchers } from '../features/promotions/index.ts';
import { createStaff, listStaff, type StaffDeps } from '../features/staff/index.ts';
import type { SupportDeps } from '../features/support/index.ts';
import { Refusal } from '../kernel/errors.ts';
import { seedDivisions } from './divisions.ts';
import type { Gallery } from './shop/gallery.ts';
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
 * `paint` draws the pictures of the shop.
 * @returns how many products and customers were added
 */
export async function seedDemo(
  deps: DeskDeps & ShopDeps & EnrolDeps & SupportDeps & B2bDeps,
  progress: (line: string) => void,
  paint?: (folder: string, progress: (line: string) => void) => Promise<Gallery>,
): Promise<number> {
  // Loaded here: a server that seeds nothing needs none of its texts.
  const { seedShop } = await import('./shop/seed-shop.ts');
  const products = await seedShop(deps, progress, paint);
  const customers = await seedCustomers(deps, progress);
  // Last: one of the codes is a customer's, and most tickets are.
  if (products > 0) {
    await seedPromotions(deps);
    await seedDivisions(deps);
    const { seedTickets } = await import('./shop/tickets.ts');
    await seedTickets(deps, await showCustomer(deps, CUSTOMERS[0].email));
  }
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

/**
 * Makes the demo shop's one staff member where there is none. Not in production: everybody knows the password, and it
 * opens the conversations of all customers.
 */
export async function seedStaff(deps: StaffDeps, progress: (line: string) => void): Promise<void> {
  if (deps.config.production || (await listStaff(deps)).length > 0) return;
  const member = { email: 'staff@example.com', name: 'Selin', password: 'staff_password', language: null };
  try {
    await createStaff(deps, member);
    progress(`Demo staff: ${member.email}`);
  } catch (error) {
    // Another process was faster.
    if (!(error instanceof Refusal && error.kind === 'invalid')) throw error;
  }
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
