import { type Answer, checkoutErrors, type Client, type Input, type Messages } from '@arasta/client';

type Checkout = Answer<'getCheckout'>;
type Context = Checkout['context_list'][number]['page_context'];
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
  const { delivery_options } = offered(await shop.getCheckout());
  await submit(shop, { page: 'DeliveryOptionSelectionPage', delivery_option: delivery_options?.[0]?.pk });
  const address = await addAddress(shop, form);
  const ways = await submit(shop, {
    page: 'AddressSelectionPage',
    shipping_address: address,
    billing_address: address,
  });
  const shipping_option = offered(ways).shipping_options?.[0]?.pk;
  return payByCard(shop, form, await submit(shop, { page: 'ShippingOptionSelectionPage', shipping_option }));
}

async function addAddress(shop: Client, form: Form): Promise<number> {
  const { title = '', first_name = '', last_name = '', phone_number = '', line = '' } = form;
  const place = { country: Number(form['country']), city: Number(form['city']), township: Number(form['township']) };
  const { pk } = await shop.addAddress({ title, first_name, last_name, phone_number, line, ...place });
  return pk;
}

async function payByCard(shop: Client, form: Form, shown: Checkout): Promise<string> {
  const card = offered(shown).payment_options?.find((option) => option.payment_type === 'credit_card');
  await submit(shop, { page: 'PaymentOptionSelectionPage', payment_option: card?.pk });
  const bin_number = form['card_number']?.replaceAll(' ', '').slice(0, 6);
  const plans = await submit(shop, { page: 'BinNumberPage', bin_number });
  await submit(shop, { page: 'InstallmentSelectionPage', installment: offered(plans).installments?.[0]?.pk });
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
  const place = context_list.map(({ page_context }) => page_context.redirect_url).find((url) => url !== undefined);
  return typeof place === 'string' ? place : '/basket/';
}

/** All that the pages shown offer. */
function offered({ context_list }: Checkout): Context {
  return context_list.reduce<Context>((all, { page_context }) => ({ ...all, ...page_context }), {});
}
