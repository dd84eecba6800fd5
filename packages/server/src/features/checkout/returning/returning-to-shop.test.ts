import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import * as till from '../checkout.support.ts';
import { atTheBank, elsewhere, formsIn, pathOf } from './returning.support.ts';

/** Coming back from the bank where the demo shop stands in for a storefront. */

const shop = useShop({ env: { ...till.ENV, ARASTA_SHOP: 'on' } });

let tea = 0;

beforeAll(async () => {
  await till.openTill(shop());
  tea = await till.goods(shop(), 500);
});

// Who orders gets a mail.
afterEach(() => shop().runJobs());

async function comeBack(answer: 'confirm' | 'refuse') {
  const { browser, address } = await till.aCustomerWith(shop(), tea);
  await till.toCard(browser, address, till.CARDS.threeD.slice(0, 6));
  await till.pass(browser, 'CreditCardConfirmationPage', till.typed(till.CARDS.threeD, { use_three_d: 1 }));
  const page = await browser.get('/orders/redirect-three-d/');
  const [form] = formsIn(page.text);
  if (form === undefined) throw new Error(`No form: ${page.text}`);
  const back = await atTheBank(shop(), form, answer);
  const returned = await elsewhere(shop()).send('POST', pathOf(back.action), { form: back.fields });
  return { page, back, returned };
}

describe('a browser that comes back to the server', () => {
  it('ends at the shop’s page of the order', async () => {
    const { page, back, returned } = await comeBack('confirm');
    expect(back.action).toBe(
      'http://shop.test/orders/checkout/?three_d_secure=true&success=true&page=CreditCardThreeDSecurePage',
    );
    expect(returned.status).toBe(303);
    expect(returned.headers['location']).toMatch(/^http:\/\/shop\.test\/shop\/orders\/completed\/[\w:-]+\/$/);
    // An origin: the shop's path is none of a policy's business.
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'self' http://shop.test;");
  });

  it('ends at the shop’s checkout with the reason where nothing was paid', async () => {
    const { returned } = await comeBack('refuse');
    const { origin, pathname, searchParams } = new URL(String(returned.headers['location']));
    expect([returned.status, origin + pathname]).toEqual([303, 'http://shop.test/shop/orders/checkout/']);
    expect(searchParams.get('error')).toBe('The payment was cancelled.');
  });
});
