import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { InvalidInput, NotAuthenticated, Unreachable } from '@arasta/client';
import { BasketEdits } from '../../../examples/mobile-app/edits.ts';
import { screenOf } from '../../../examples/mobile-app/links.ts';
import { openShop } from '../../../examples/mobile-app/shop.ts';
import { buy } from '../../../examples/node-storefront/till.ts';
import { CARDS, goods, openTill } from '../../server/src/features/checkout/checkout.support.ts';
import { aCustomer, messagesTo } from '../../server/tests/support/worlds.ts';
import { goToBank, Keychain, PhoneNetwork } from './phone.support.ts';
import { useListeningShop } from './support.ts';

/** The app of the guide (docs/guides/mobile-app.md), on a phone: no document, no cookies in fetch, no crypto. */

const LINK_BASE = 'https://shop.example.com';
const PUBLIC_URL = 'http://shop.test';

const shop = useListeningShop({
  env: {
    DEFAULT_CURRENCY: 'eur',
    AVAILABLE_CURRENCIES: 'eur',
    STOREFRONT_URL: LINK_BASE,
    PAYMENT_RETURN_URL: PUBLIC_URL,
  },
});

beforeAll(() => openTill(shop()));
beforeEach(() => void vi.stubGlobal('crypto', undefined));
afterEach(() => void vi.unstubAllGlobals());

/** A phone with the app on it; started again it has the same storage. */
function aPhone(storage = new Keychain()) {
  const network = new PhoneNetwork();
  const signedOut: string[] = [];
  const onSignedOut = () => signedOut.push('login screen');
  const device = { baseUrl: shop().baseUrl, storage, language: () => 'en', onSignedOut, fetch: network.fetch };
  return { ...openShop(device), storage, network, signedOut, edits: new BasketEdits(storage) };
}

const quantityIn = async ({ shop: client }: Pick<ReturnType<typeof aPhone>, 'shop'>) =>
  (await client.getBasket()).basket.total_quantity;

describe('cookies in the secure storage', () => {
  it('keep a guest, whose basket goes along into the login, over a restart of the app', async () => {
    const { email, password } = await aCustomer(shop());
    const product = await goods(shop());
    const phone = aPhone();
    await phone.shop.addToBasket({ product, quantity: 2 });
    const restarted = aPhone(phone.storage);
    expect(await quantityIn(restarted)).toBe(2);
    await restarted.shop.logIn({ email, password });
    const again = aPhone(phone.storage);
    expect((await again.shop.getCurrentUser()).email).toBe(email);
    expect(await quantityIn(again)).toBe(2);
    expect(again.network.asked).not.toContain('GET /csrf_token/');
  });

  it('are nobody’s any more after a logout', async () => {
    const { email, password } = await aCustomer(shop());
    const phone = aPhone();
    await phone.shop.logIn({ email, password });
    await phone.shop.logOut();
    await phone.jar.forget();
    expect([...phone.storage.kept.keys()]).toEqual([]);
    await expect(phone.shop.getCurrentUser()).rejects.toBeInstanceOf(NotAuthenticated);
    expect(phone.signedOut).toEqual(['login screen']);
  });
});

describe('edits of the basket without a network', () => {
  it('wait, outlive the app, and are sent in their order', async () => {
    const [first, second] = [await goods(shop()), await goods(shop())];
    const phone = aPhone();
    await phone.shop.addToBasket({ product: first, quantity: 1 });
    phone.network.isThere = false;
    await phone.edits.note({ product: first, quantity: 3, key: 'a' });
    await phone.edits.note({ product: second, quantity: 1, key: 'b' });
    await phone.edits.note({ product: first, quantity: 2, key: 'c' });
    await expect(phone.shop.getBasket()).rejects.toBeInstanceOf(Unreachable);
    expect(await phone.edits.flush(phone.shop)).toEqual([]);
    const restarted = aPhone(phone.storage);
    expect((await restarted.edits.pending()).map(({ key }) => key)).toEqual(['b', 'c']);
    expect(await restarted.edits.flush(restarted.shop)).toEqual([]);
    expect(await restarted.edits.pending()).toEqual([]);
    expect(await quantityIn(restarted)).toBe(3);
  });

  it('are done once when the answer is lost', async () => {
    const product = await goods(shop());
    const phone = aPhone();
    await phone.edits.note({ product, quantity: 2, key: 'lost' });
    await phone.shop.getCsrfToken();
    phone.network.losesNextAnswer = true;
    await Promise.all([phone.edits.flush(phone.shop), phone.edits.flush(phone.shop)]);
    expect(phone.network.asked.filter((call) => call.startsWith('PUT '))).toHaveLength(2);
    expect(await quantityIn(phone)).toBe(2);
    expect(phone.network.replayed).toBe(1);
  });

  it('are told when the shop refuses them, and not sent again', async () => {
    const product = await goods(shop(), 1);
    const phone = aPhone();
    await phone.edits.note({ product, quantity: 5, key: 'too-many' });
    await phone.edits.note({ product: 999_999, quantity: 1, key: 'none' });
    const refusals = await phone.edits.flush(phone.shop);
    expect(refusals.map(({ edit, because }) => [edit.key, because.code])).toEqual([
      ['too-many', 'basket_100_2'],
      ['none', null],
    ]);
    expect(refusals[1]?.because).toBeInstanceOf(InvalidInput);
    expect(await phone.edits.pending()).toEqual([]);
    expect(await quantityIn(phone)).toBe(0);
  });
});

describe('3-D Secure in a web view', () => {
  const ORDER = {
    ...{ email: 'guest@example.org', phone_number: '05551112233', title: 'Home', first_name: 'Ada', last_name: 'E' },
    ...{ line: '12 Harbour Road', country: '792', city: '34', township: '3423' },
    ...{ card_holder: 'Ada', card_number: CARDS.good, card_month: '12', card_year: '2040', card_cvv: '123' },
  };

  async function atTheBank(answer: 'confirm' | 'refuse') {
    const phone = aPhone();
    await phone.shop.addToBasket({ product: await goods(shop()), quantity: 1 });
    expect(await buy(phone.shop, ORDER)).toBe('/orders/redirect-three-d/');
    const html = await phone.shop.showThreeDSecureForm();
    const places = { publicUrl: PUBLIC_URL, baseUrl: shop().baseUrl, linkBase: LINK_BASE };
    return { phone, ...(await goToBank(html, { answer, ...places })) };
  }

  it('ends at the order, which the app then reads', async () => {
    const { phone, step, opened } = await atTheBank('confirm');
    expect(opened.map((url) => new URL(url).pathname)).toEqual([
      ...['/simulator/three-d/', '/simulator/answer/', '/orders/checkout/'],
    ]);
    if (step.kind !== 'paid') throw new Error(`It ended with ${JSON.stringify(step)}`);
    const { order } = await phone.shop.getCompletedOrder({ token: step.token });
    expect(order.user_email).toBe('guest@example.org');
    expect(await quantityIn(phone)).toBe(0);
  });

  it('ends at the checkout with what the bank said', async () => {
    const { phone, step } = await atTheBank('refuse');
    expect(step.kind).toBe('failed');
    expect(await quantityIn(phone)).toBe(1);
  });
});

describe('links of mails', () => {
  it('lead to the screen for a new password, which signs in', async () => {
    const { email } = await aCustomer(shop());
    const phone = aPhone();
    await phone.shop.requestPasswordReset({ email });
    const [mail] = await messagesTo(shop(), email);
    const link = /https:\/\/shop\.example\.com\S+/.exec(mail?.body ?? '')?.[0] ?? '';
    const screen = screenOf(link, LINK_BASE);
    if (screen.name !== 'new-password') throw new Error(`${link} leads to ${screen.name}`);
    const { uid, token } = screen;
    await phone.shop.checkPasswordReset({ uid, token });
    const chosen = 'a better horse battery';
    await phone.shop.resetPassword({ uid, token, new_password1: chosen, new_password2: chosen });
    await phone.shop.logIn({ email, password: chosen });
    expect((await phone.shop.getCurrentUser()).email).toBe(email);
  });

  it('lead to the browser where the app has no screen, or they are of another shop', () => {
    const confirm = '/users/registration/account-confirm-email/abc:1/';
    expect(screenOf(`${LINK_BASE}${confirm}`, `${LINK_BASE}/`)).toEqual({ name: 'confirm-email', token: 'abc:1' });
    for (const url of [`${LINK_BASE}/linen-shirt/`, `https://shop.example.com.evil.example${confirm}`]) {
      expect(screenOf(url, LINK_BASE)).toEqual({ name: 'browser', url });
    }
  });
});
