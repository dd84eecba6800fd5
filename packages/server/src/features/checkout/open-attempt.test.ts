import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { expectBooksBalanced } from '../../../tests/support/books.ts';
import { type Answer, type Customer, field } from '../../../tests/support/customer.ts';
import { somebodyWaits } from '../../../tests/support/locks.ts';
import { aCustomer } from '../../../tests/support/worlds.ts';
import { issueGiftCards } from '../loyalty/index.ts';
import { checkPayments } from '../payments/attempts/checking.service.ts';
import { promote, promotionInput, voucherInput } from '../promotions/promotions.fixture.ts';
import * as till from './checkout.support.ts';

/** Shoppers who left for the bank, and choose or order again: what their own attempt holds is theirs. */

const shop = useShop({ env: till.ENV });

let tea = 0;
let browser: Customer;
let address = 0;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop(), 500);
});

beforeEach(async () => {
  ({ browser, address } = await till.aCustomerWith(shop(), tea));
});

afterEach(async () => {
  await shop().runJobs();
  shop().clock.advance(3_600_000);
  await checkPayments(shop().deps);
  await shop().runJobs();
  await expectBooksBalanced(shop().deps.db);
});

async function aGiftCard(amount: number): Promise<string> {
  const [card] = await issueGiftCards(shop().deps, { currency: 'eur', amount, count: 1, expiresAt: null });
  return card ?? '';
}

const card = (number: string, threeD = 1) =>
  till.submit(browser, 'CreditCardConfirmationPage', till.typed(number, { use_three_d: threeD }));

const amounts = (answer: Answer) => ['total_amount', 'unpaid_amount'].map((name) => till.preOrder(answer, name));
const redirect = (answer: Answer) => till.keyIn(answer, 'redirect_url');
const attempts = () => shop().deps.db.selectFrom('payment_attempts').select('state').orderBy('id').execute();

async function attemptsSince(count: number): Promise<string[]> {
  return (await attempts()).slice(count).map(({ state }) => state);
}

describe('who has left for the bank with a gift card taken off', () => {
  beforeEach(async () => {
    await till.toCard(browser, address, '545454');
    const used = await till.pass(browser, 'GiftCardApplyPage', { gift_card_code: await aGiftCard(1000) });
    expect(amounts(used)).toEqual(['26.90', '16.90']);
    await chooseCard();
  });

  async function chooseCard(): Promise<Answer> {
    const plans = await till.pass(browser, 'BinNumberPage', { bin_number: '545454' });
    const plan = field(till.keyIn(plans, 'installments'), 0, 'pk');
    return till.pass(browser, 'InstallmentSelectionPage', { installment: plan });
  }

  it('pays as much with the next card: choosing anew ends the attempt', async () => {
    const before = (await attempts()).length;
    expect(redirect(await card(till.CARDS.threeD))).toBe('/orders/redirect-three-d/');
    expect(amounts(await chooseCard())).toEqual(['26.90', '16.90']);
    expect(await attemptsSince(before)).toEqual(['cancelled']);
    till.completedIn(await card('5454545454545454', 0));
    const paid = await shop()
      .deps.db.selectFrom('payment_attempts')
      .select(['amount'])
      .orderBy('id', 'desc')
      .limit(1)
      .execute();
    expect(paid).toEqual([{ amount: 1690 }]);
  });

  it('gets the same page for the same call again, and another card ends the attempt', async () => {
    const before = (await attempts()).length;
    const first = await card(till.CARDS.threeD);
    const again = await Promise.all([card(till.CARDS.threeD), card(till.CARDS.threeD)]);
    expect(again.map(redirect)).toEqual([redirect(first), redirect(first)]);
    expect(await attemptsSince(before)).toEqual(['pending']);
    shop().clock.advance(10_000);
    till.completedIn(await card('5454545454545454', 0));
    expect(await attemptsSince(before)).toEqual(['cancelled', 'captured']);
  });
});

describe('who has left for the bank with the last use of a code', () => {
  it('keeps it when they order again', async () => {
    await promote(
      shop(),
      [promotionInput('last', { kind: 'voucher_code' })],
      [voucherInput('LAST', 'last', { usageLimit: 1 })],
    );
    expect((await browser.patch('/baskets/basket/', { voucher_code: 'LAST' })).status).toBe(200);
    const chosen = await till.toCard(browser, address, '545454');
    expect(amounts(chosen)).toEqual(['24.90', '24.90']);
    await card(till.CARDS.threeD);
    await shop().catchUp();
    shop().clock.advance(10_000);
    await card(till.CARDS.threeD);
    await shop().catchUp();
    shop().clock.advance(10_000);
    till.completedIn(await card('5454545454545454', 0));
    const { db } = shop().deps;
    const orders = await db.selectFrom('orders').select('amount').orderBy('id', 'desc').limit(1).execute();
    expect(orders).toEqual([{ amount: 2490 }]);
    await db.updateTable('promotions').set({ is_active: false }).execute();
    await shop().catchUp();
  });
});

describe('what a shopper was shown', () => {
  it('is more than what is left to pay: a dearer order is not paid by a gift card that covers it', async () => {
    const own = await till.goods(shop(), 5);
    const guest = await till.aGuestWith(shop(), own, 1);
    await till.pass(guest, 'IndexPage', { user_email: 'shown@example.org', phone_number: '05551112233' });
    await till.payBy(guest, await till.addAddress(guest), 'transfer');
    await till.pass(guest, 'GiftCardApplyPage', { gift_card_code: await aGiftCard(10_000) });
    await shop()
      .deps.db.updateTable('prices')
      .set({ price: 2000, retail_price: 2000 })
      .where('product_id', '=', own)
      .execute();
    const orders = () => shop().deps.db.selectFrom('orders').select('id').execute();
    const before = await orders();
    const refused = await till.submit(guest, 'LoyaltyPaymentSelectedPage', { agreement: true });
    expect(till.errorsIn(refused)).toEqual({
      non_field_errors: ['Your basket or its total has changed. Please check it and confirm again.'],
    });
    expect(await orders()).toEqual(before);
    till.completedIn(await till.submit(guest, 'LoyaltyPaymentSelectedPage', { agreement: true }));
  });
});

describe('a line without a price in the currency that is ordered in', () => {
  it('is not ordered, and keeps nobody from ordering the rest', async () => {
    const lira = await till.goods(shop(), 5);
    await till.put(browser, lira);
    await shop().deps.db.deleteFrom('prices').where('product_id', '=', lira).execute();
    const choice = await till.payBy(browser, address, 'transfer');
    await till.pass(browser, 'FundsTransferChoicePage', {
      bank_account: field(till.keyIn(choice, 'bank_accounts'), 0, 'pk'),
    });
    till.completedIn(await till.submit(browser, 'FundsTransferPage', { agreement: 1 }));
  });
});

describe('a login while the gateway is asked for the money', () => {
  it('loses neither basket: the guest has the goods beside the own ones when the card is declined', async () => {
    const customer = await aCustomer(shop());
    const own = await till.aGuestWith(shop(), tea, 1);
    await own.logIn(customer.email, customer.password);
    const guest = await till.aGuestWith(shop(), tea, 3);
    await till.pass(guest, 'IndexPage', { user_email: 'mid@example.org', phone_number: '05551112233' });
    await till.toCard(guest, await till.addAddress(guest), '411111');
    const sent = till.typed('4111110000000062');
    const busy = await till.submit(guest, 'CreditCardConfirmationPage', sent);
    expect(Object.keys(till.errorsIn(busy) ?? {})).toEqual(['non_field_errors']);
    await guest.logIn(customer.email, customer.password);
    expect((await guest.get('/baskets/basket/')).json).toMatchObject({ basket: { total_quantity: 1 } });
    expect((await guest.post('/baskets/basket/', { product: tea, quantity: 1, attributes: {} })).json).toMatchObject({
      basket: { total_quantity: 2 },
    });
    shop().clock.advance(600_000);
    await checkPayments(shop().deps);
    const list = (await guest.get('/baskets/basket-list/')).json;
    expect(JSON.stringify(list)).toMatch(/"namespace":"guest-\d+"/);
  });
});

describe('an address that is deleted at the moment it is chosen', () => {
  it('is chosen by nobody, and the call that chose it does not fail', async () => {
    const start = await browser.get(till.CHECKOUT);
    await till.pass(browser, 'DeliveryOptionSelectionPage', {
      delivery_option: till.pkOf(start, 'delivery_options', 'home'),
    });
    await till.pass(browser, 'AddressSelectionPage', { shipping_address: address, billing_address: address });
    const pk = await till.addAddress(browser);
    const choosing = await shop()
      .deps.db.transaction()
      .execute(async (tx) => {
        await tx.deleteFrom('addresses').where('id', '=', pk).execute();
        // The call does not see that yet, and has to wait where it would keep the address.
        const call = till.submit(browser, 'AddressSelectionPage', { shipping_address: pk, billing_address: address });
        await somebodyWaits(shop().deps.db);
        return { call };
      });
    expect((await choosing.call).status).toBe(200);
    const now = await browser.get(till.CHECKOUT);
    expect(till.preOrder(now, 'shipping_address')).toBeNull();
    expect(till.preOrder(now, 'billing_address', 'pk')).toBe(address);
  });
});
