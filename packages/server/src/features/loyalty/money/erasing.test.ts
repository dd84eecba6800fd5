import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { somebodyWaits } from '../../../../tests/support/locks.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';
import { eraseAccount } from '../../accounts/profile/profile.service.ts';
import { eraseLoyaltyOf, grantLoyalty } from '../index.ts';
import { give, inTransaction, ledgerOf } from './money.fixture.ts';

const shop = useShop();

const EMPTY = { accounts: [], transactions: [] };

it('locks the accounts as all others do, by id: who has locked one already gets the next', async () => {
  const { id, email } = await aCustomer(shop());
  await give(shop(), email, { sale: 10, refund: 10, bank: 10 });
  const { accounts } = await ledgerOf(shop(), id);
  const erasing: Promise<void>[] = [];
  await inTransaction(shop(), async (tx) => {
    for (const account of accounts) {
      await sql`select 1 from loyalty_accounts where id = ${account.id} for update`.execute(tx);
      if (erasing.length > 0) continue;
      const erase = inTransaction(shop(), async (other) => {
        // As a shop with many customers reads them: by the index, which knows kinds and not ids.
        await sql`set local enable_seqscan = off`.execute(other);
        await sql`set local enable_bitmapscan = off`.execute(other);
        await eraseLoyaltyOf(other, id);
      });
      erasing.push(erase);
      await somebodyWaits(shop().deps.db);
    }
  });
  await Promise.all(erasing);
  expect(await ledgerOf(shop(), id)).toEqual(EMPTY);
});

it('leaves nobody whom a grant at the same moment could reach', async () => {
  const { id, email } = await aCustomer(shop());
  const granting: Promise<unknown>[] = [];
  const { deps } = shop();
  const eraseHooks = [
    ...deps.eraseHooks,
    async () => {
      const grant = { email, currency: 'eur', amount: 100, kind: 'sale', reference: null } as const;
      granting.push(expect(grantLoyalty(deps, grant)).rejects.toMatchObject({ kind: 'not_found' }));
      await somebodyWaits(shop().deps.db);
    },
  ];
  await eraseAccount({ ...deps, eraseHooks }, { id, email });
  await Promise.all(granting);
  expect(await ledgerOf(shop(), id)).toEqual(EMPTY);
});
