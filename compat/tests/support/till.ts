import { expect } from 'vitest';
import { CheckoutPage } from '../../src/checkout-page.ts';
import { checkoutAnswer, refusedAnswer } from '../../src/contract/checkout.ts';
import { completed } from '../../src/contract/order.ts';
import { type Shown, Tab } from '../../src/tab.ts';
import { fields, type Fields, isFields, text } from '../../src/untyped.ts';
import { AddressBook } from './addresses.ts';
import { type Piece, spareGoods } from './goods.ts';
import { at, expectShape, listAt } from './pages.ts';
import { newAddress, register, type Shop } from './suite.ts';

export const CHECKOUT_PATH = '/orders/checkout/';

/** Test cards of the simulated bank (docs/protocol/payments.md). */
export const cards = {
  approved: '5454545454545454',
  declined: '5454540000000013',
  poor: '5454540000000021',
  bankFails: '5454540000000047',
  debit: '5200828282828210',
} as const;

/** What the card form posts. */
export const card = (number: string, changes: Fields = {}): Fields => ({
  card_holder: 'Ada Example',
  card_number: number,
  card_month: '5',
  card_year: String(new Date().getFullYear() + 2),
  card_cvv: '123',
  use_three_d: false,
  ...changes,
});

/** Somebody who buys at a storefront, with what its checkout pages do. */
export class Till {
  readonly #shop: Shop;
  #goods: Promise<readonly Piece[]> | undefined;
  #bought = 0;
  readonly book: AddressBook;
  #page: CheckoutPage | undefined;

  constructor(shop: Shop) {
    this.#shop = shop;
    this.book = new AddressBook(shop);
  }

  get page(): CheckoutPage {
    if (this.#page === undefined) throw new Error('The checkout page is not open');
    return this.#page;
  }

  /** Puts something into the basket that no other test looks at. */
  async fill(quantity = 1): Promise<Piece> {
    const goods = await (this.#goods ??= spareGoods(this.#shop, 6));
    const piece = goods[this.#bought++ % goods.length];
    if (piece === undefined) throw new Error('There is nothing to buy');
    const { error } = await this.#shop.visitor.call('addProduct', { product: piece.pk, quantity, attributes: {} });
    expect(error).toBeUndefined();
    return piece;
  }

  /** The checkout page, loaded anew. */
  async open(): Promise<CheckoutPage> {
    this.#page = new CheckoutPage(this.#shop.visitor);
    await this.#page.open();
    return this.#page;
  }

  /** A call of the page's that goes well, with what the client does by itself then. */
  async act(endpoint: string, argument?: unknown): Promise<Fields> {
    const { data, error } = await this.page.act(endpoint, argument);
    const name = `${endpoint} ${JSON.stringify(argument)}`;
    expect(error, name).toBeUndefined();
    expectShape(data, checkoutAnswer, name);
    return fields(data, name);
  }

  /** A call whose answer tells the shopper what to put right: its errors. What was chosen stays. */
  async refused(endpoint: string, argument?: unknown): Promise<Fields> {
    const before = this.page.preOrder;
    const { data, error } = await this.page.act(endpoint, argument);
    const name = `${endpoint} ${JSON.stringify(argument)}`;
    expect(error, name).toBeUndefined();
    expectShape(data, refusedAnswer, name);
    expect(choicesOf(this.page.preOrder)).toEqual(choicesOf(before));
    return fields(at(data, 'errors'), 'errors');
  }

  /** A guest with an address, whose shipping step the client has completed by itself. */
  async asGuest(): Promise<{ readonly email: string; readonly phone: string }> {
    const guest = { email: newAddress(), phone: '05551112233' };
    await this.open();
    await this.act('guestLogin', { user_email: guest.email, phone_number: guest.phone });
    await this.#withAddress();
    return guest;
  }

  /** A customer with an address, as far. */
  async asCustomer(): Promise<{ readonly email: string; readonly password: string }> {
    const account = await register(this.#shop.visitor);
    await this.open();
    await this.#withAddress();
    return account;
  }

  async #withAddress(): Promise<void> {
    await this.book.add();
    await this.#shop.visitor.settle();
    expect(this.page.shippingIsDone).toBe(true);
  }

  /** Chooses the first way to pay of this type. */
  async payBy(type: string): Promise<Fields> {
    const option = this.page.offer('paymentOptions', 'payment_type', type);
    return this.act('setPaymentOption', option['pk']);
  }

  /** Types a card's first digits, whereupon the client chooses the first instalment. */
  async typeCard(number: string): Promise<void> {
    await this.payBy('credit_card');
    await this.act('setBinNumber', number.slice(0, 6));
    expect(this.page.preOrder['installment']).not.toBeNull();
  }

  get tab(): Tab {
    return new Tab(this.#shop.visitor.browser);
  }

  /** Answers the bank or the wallet: yes or no, whereupon it shows the way back. */
  decide(bank: Shown, answer: 'confirm' | 'refuse'): Promise<Shown> {
    return this.tab.press(bank, answer);
  }

  /** Answers and comes back to the storefront. */
  async leave(bank: Shown, answer: 'confirm' | 'refuse'): Promise<Shown> {
    return this.tab.press(await this.decide(bank, answer));
  }

  /** Goes where the page has sent the shopper, who must be at the thank-you page now: the order that it shows. */
  async thanks(): Promise<Fields> {
    return this.thanksAt(await this.tab.follow());
  }

  /** The order that the thank-you page shows. */
  async thanksAt({ url, status }: Shown): Promise<Fields> {
    expect([status, url.pathname]).toEqual([200, expect.stringMatching(/^(?:\/tr)?\/orders\/completed\/[^/]+\/$/)]);
    const token = text(url.pathname.split('/').at(-2), 'token');
    const { data, error } = await this.#shop.visitor.call('fetchCheckoutResult', token);
    expect(error).toBeUndefined();
    expectShape(data, completed, 'fetchCheckoutResult');
    return fields(at(data, 'order'), 'order');
  }

  /** The pages that were posted since the visitor came, in order. */
  get posted(): readonly string[] {
    return this.#shop.visitor
      .callsTo(CHECKOUT_PATH)
      .filter(({ method }) => method === 'POST')
      .map(({ path }) => new URL(path, 'http://server.test').searchParams.get('page') ?? '');
  }

  /** A whole purchase: the order of somebody new. */
  async buy({ quantity = 1, as = 'customer' }: { quantity?: number; as?: 'customer' | 'guest' } = {}): Promise<Bought> {
    const piece = await this.fill(quantity);
    const { email } = as === 'guest' ? await this.asGuest() : await this.asCustomer();
    return { piece, email, order: await this.payWithCard() };
  }

  /** Pays with a card that the bank likes, at a checkout that is as far. */
  async payWithCard(): Promise<Fields> {
    await this.typeCard(cards.approved);
    await this.act('completeCreditCardPayment', card(cards.approved));
    return this.thanks();
  }
}

export interface Bought {
  readonly piece: Piece;
  readonly email: string;
  readonly order: Fields;
}

/** Names of the pages of an answer. */
export const pagesOf = (answer: unknown): readonly unknown[] =>
  listAt(answer, 'context_list').map((context) => at(context, 'page_name'));

const CHOICES = ['delivery_option', 'retail_store', 'shipping_address', 'billing_address', 'shipping_option'] as const;

/** What was chosen: the language of a page may change. */
const choicesOf = (preOrder: Fields): readonly unknown[] =>
  CHOICES.map((name) => preOrder[name]).map((choice) => (isFields(choice) ? choice['pk'] : choice));

/** What an order holds, piece by piece. */
export const piecesIn = (order: unknown): readonly unknown[] =>
  listAt(order, 'orderitem_set').map((item) => at(item, 'product', 'pk'));

/** Minor units of an amount. */
export const minor = (amount: unknown): number => Math.round(Number(amount) * 100);
