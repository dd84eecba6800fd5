import { beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { Customer } from '../../../../tests/support/customer.ts';
import { aCustomer, type KnownCustomer, linkIn, messagesTo } from '../../../../tests/support/worlds.ts';
import { buildApp } from '../../../app.ts';
import { openLogger } from '../../../platform/observability/logger.ts';
import { type ConfirmedEmail, type ConfirmHook, createCustomer } from '../index.ts';

const shop = useShop();

/** What the hook was told, and whether the address was confirmed in its transaction. */
let told: (ConfirmedEmail & { readonly isConfirmed: boolean })[] = [];
let failure: Error | null = null;
beforeEach(() => {
  told = [];
  failure = null;
});

const listen: ConfirmHook = async (tx, confirmed) => {
  const row = await tx
    .selectFrom('customers')
    .select('email_verified_at')
    .where('id', '=', confirmed.customerId)
    .where('email', '=', confirmed.email)
    .executeTakeFirst();
  told.push({ ...confirmed, isConfirmed: row?.email_verified_at != null });
  if (failure !== null) throw failure;
};

const deps = () => ({ ...shop().deps, onEmailConfirmed: [listen] });

async function aBrowser(): Promise<Customer> {
  return new Customer(await buildApp(deps(), openLogger('silent')), {}).withToken();
}

async function unconfirmed(): Promise<KnownCustomer> {
  const ada = await aCustomer(shop());
  const { db } = shop().database;
  await db.updateTable('customers').set({ email_verified_at: null }).where('id', '=', ada.id).execute();
  return ada;
}

const linkTo = async (email: string) => linkIn((await messagesTo(shop(), email))[0]?.body ?? '');

interface Asked {
  /** The address they had proved until now. */
  readonly former?: string;
  readonly id: number;
  /** The address that is to be confirmed. */
  readonly email: string;
  readonly open: () => Promise<number>;
}

async function registering(): Promise<Asked> {
  const browser = await aBrowser();
  const email = `registering${String(Math.trunc(shop().clock.now().getTime()))}@example.org`;
  shop().clock.advance(1000);
  const form = { first_name: 'Grace', last_name: 'Hopper', password: 'Korrekt-Pferd-7', confirm: true, email };
  expect((await browser.post('/users/registration/', form)).status).toBe(201);
  const link = await linkTo(email);
  const { id } = await shop()
    .database.db.selectFrom('customers')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  return { id, email, open: async () => (await browser.get(link)).status };
}

async function verifying(): Promise<Asked> {
  const { id, email, password } = await unconfirmed();
  const browser = await aBrowser();
  await browser.logIn(email, password);
  expect((await browser.post('/users/email-verify/')).status).toBe(200);
  const link = await linkTo(email);
  return { id, email, open: async () => (await browser.get(link)).status };
}

async function changing(): Promise<Asked> {
  const { id, email: former, password } = await aCustomer(shop());
  const email = `other-${former}`;
  const browser = await aBrowser();
  await browser.logIn(former, password);
  expect((await browser.post('/users/email-change/', { email, password })).status).toBe(200);
  const link = await linkTo(email);
  return {
    id,
    email,
    former,
    open: async () => {
      const { status } = await browser.get(link);
      await shop().runJobs();
      return status;
    },
  };
}

async function resetting(customer: () => Promise<KnownCustomer>): Promise<Asked> {
  const { id, email } = await customer();
  const browser = await aBrowser();
  expect((await browser.post('/users/password/reset/', { email })).status).toBe(200);
  const link = await linkTo(email);
  const password = { new_password1: 'another horse battery', new_password2: 'another horse battery' };
  return {
    id,
    email,
    open: async () => {
      const { status } = await browser.post(link, password);
      await shop().runJobs();
      return status;
    },
  };
}

describe('confirming an address', () => {
  it.each([
    ['after registering', registering],
    ['by a link asked for', verifying],
    ['of a change', changing],
    ['by a new password', () => resetting(unconfirmed)],
  ])('%s is told once, in its transaction', async (_how, ask) => {
    const { id, email, open, former } = await ask();
    expect(told).toEqual([]);
    expect(await open()).toBe(200);
    const now = shop().clock.now();
    const before = former === undefined ? {} : { former: { email: former, wasProved: true } };
    expect(told).toEqual([{ customerId: id, email, ...before, now, isConfirmed: true }]);
    expect(await open()).not.toBe(200);
    expect(told).toHaveLength(1);
  });

  it('at the desk is told too', async () => {
    const customer = { email: 'Desk@Example.org', password: 'Korrekt-Pferd-7', firstName: 'Ada', lastName: 'Example' };
    const id = await createCustomer(deps(), customer);
    expect(told).toEqual([{ customerId: id, email: 'desk@example.org', now: shop().clock.now(), isConfirmed: true }]);
  });

  it('is not told again by a new password of somebody who has confirmed it', async () => {
    const { open } = await resetting(() => aCustomer(shop()));
    expect(await open()).toBe(200);
    expect(told).toEqual([]);
  });

  it('does not happen where what has to be told fails', async () => {
    const { id, open } = await verifying();
    failure = new Error('It fails');
    expect(await open()).toBe(500);
    const { db } = shop().database;
    const row = await db.selectFrom('customers').select('email_verified_at').where('id', '=', id).executeTakeFirst();
    expect(row).toEqual({ email_verified_at: null });
    failure = null;
    expect(await open()).toBe(200);
    expect(told.map(({ isConfirmed }) => isConfirmed)).toEqual([true, true]);
  });
});
