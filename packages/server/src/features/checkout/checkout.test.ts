import { beforeAll, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { field } from '../../../tests/support/customer.ts';
import * as till from './checkout.support.ts';

const shop = useShop({ env: till.ENV });

let tea = 0;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop());
});

it('takes a guest from the basket to the order', async () => {
  const guest = await till.aGuestWith(shop(), tea);
  const start = await guest.get(till.CHECKOUT);
  expect([field(start.json, 'template_name'), till.pagesIn(start)]).toEqual(['orders/index.html', ['IndexPage']]);
  const told = await till.pass(guest, 'IndexPage', { user_email: 'Bo@Example.org', phone_number: '05551112233' });
  expect(till.preOrder(told, 'is_guest')).toBe(true);
  const address = await till.addAddress(guest);
  await till.payBy(guest, address, 'transfer');
  const accounts = await guest.get(till.CHECKOUT);
  const account = field(till.keyIn(accounts, 'bank_accounts'), 0, 'pk');
  await till.pass(guest, 'FundsTransferChoicePage', { bank_account: account });
  const placed = await till.pass(guest, 'FundsTransferPage', { agreement: 1 });
  const completed = await guest.get(`${till.completedIn(placed)}?format=json`);
  expect(completed.status).toBe(200);
});
