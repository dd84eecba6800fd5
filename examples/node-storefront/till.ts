import { type Answer, checkoutErrors, type Client, type Input, type Messages } from '@arasta/client';

type Checkout = Answer<'getCheckout'>;
type Form = Readonly<Record<string, string>>;

/** What a checkout that answered 200 wants mended. */
export class Mistakes extends Error {
  readonly found: Messages;

  constructor(found: Messages) {
    super('The checkout has mistakes');
    this.found = found;
  }
}

/**
 * From a basket to an order in one form. A longer checkout shows the same pages one by one.
 *
 * @returns where the browser goes next: to the bank, or to the order
 * @throws Mistakes with what to mend
 */
export async function buy(shop: Client, form: Form): Promise<string> {
  const shown = await shop.getCheckout();
  if (shown.redirect_url !== undefined) return shown.redirect_url;
  if (shown.template_name === 'orders/index.html') {
    await submit(shop, { page: 'IndexPage', user_email: form['email'], phone_number: form['phone_number'] });
  }
  // Who looks is shown every page up to the one that is due, with what can be chosen on it.
  const options = listOf(await shop.getCheckout(), 'delivery_options');
  await submit(shop, { page: 'DeliveryOptionSelectionPage', delivery_option: options[0]?.pk });
  const address = await addAddress(shop, form);
  const ways = await submit(shop, {
    page: 'AddressSelectionPage',
    shipping_address: address,
    billing_address: address,
  });
  const shipping_option = listOf(ways, 'shipping_options')[0]?.pk;
  return payByCard(shop, form, await submit(shop, { page: 'ShippingOptionSelectionPage', shipping_option }));
}

async function addAddress(shop: Client, form: Form): Promise<number | null> {
  const { title = '', first_name = '', last_name = '', phone_number = '', line = '' } = form;
  const place = { country: Number(form['country']), city: Number(form['city']), township: Number(form['township']) };
  const { pk } = await shop.addAddress({ title, first_name, last_name, phone_number, line, ...place });
  return pk;
}

async function payByCard(shop: Client, form: Form, shown: Checkout): Promise<string> {
  const card = listOf(shown, 'payment_options').find((option) => option.payment_type === 'credit_card');
  await submit(shop, { page: 'PaymentOptionSelectionPage', payment_option: card?.pk });
  const bin_number = form['card_number']?.replaceAll(' ', '').slice(0, 6);
  const plans = await submit(shop, { page: 'BinNumberPage', bin_number });
  await submit(shop, { page: 'InstallmentSelectionPage', installment: listOf(plans, 'installments')[0]?.pk });
  const { card_holder, card_number, card_month, card_year, card_cvv } = form;
  const typed = { card_holder, card_number, card_month, card_year, card_cvv };
  const page = 'CreditCardConfirmationPage';
  return nextPlace(await submit(shop, { page, agreement: true, use_three_d: true, ...typed }));
}

async function submit(shop: Client, fields: Input<'submitCheckoutPage'>): Promise<Checkout> {
  const answer = await shop.submitCheckoutPage(fields);
  const found = checkoutErrors(answer);
  if (found !== null) throw new Mistakes(found);
  return answer;
}

/** Whether what came back is a checkout, and not the message that there is trouble. */
export function isCheckout(value: unknown): value is Pick<Checkout, 'context_list' | 'errors'> {
  return typeof value === 'object' && value !== null && 'context_list' in value && Array.isArray(value.context_list);
}

/** Where a checkout sends the browser. */
export function nextPlace({ context_list }: Pick<Checkout, 'context_list'>): string {
  const place = context_list.map(({ page_context }) => page_context['redirect_url']).find((url) => url !== undefined);
  return typeof place === 'string' ? place : '/basket/';
}

interface Choice {
  readonly pk: number;
  readonly payment_type?: string;
}

function listOf({ context_list }: Checkout, name: string): readonly Choice[] {
  const list = context_list.map(({ page_context }) => page_context[name]).find(Array.isArray);
  return Array.isArray(list) ? list.filter(isChoice) : [];
}

function isChoice(value: unknown): value is Choice {
  return typeof value === 'object' && value !== null && 'pk' in value && typeof value.pk === 'number';
}
