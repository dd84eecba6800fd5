import { expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { disableCustomer, eraseAtDesk } from '../accounts/index.ts';
import { aReader, aSubscriber, logOf, subscriptionOf } from './notifications.support.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });

it('takes a customer whom the shop had disabled out of newsletter and log, as any other', async () => {
  const { deps } = shop();
  const { email } = await aReader(shop());
  await aSubscriber(shop(), email);
  await disableCustomer(deps, email);
  await eraseAtDesk(deps, email);
  await shop().runJobs();
  expect(await subscriptionOf(shop(), email)).toBeUndefined();
  expect(await logOf(shop(), { email })).toEqual([]);
  const ends = deps.db.selectFrom('consent_events').select(['channel', 'is_granted']).where('source', '=', 'erased');
  expect(await ends.orderBy('id').execute()).toEqual([{ channel: 'email', is_granted: false }]);
});
