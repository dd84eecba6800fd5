// A guest chooses a notebook, has it brought, and pays by card: node --conditions=arasta-source examples/client/guest-checkout.ts
import { type Answer, checkoutErrors, createClient, type Input } from '@arasta/client';
import { createJar } from '@arasta/client/node';

const baseUrl = process.env['SHOP'] ?? 'http://localhost:8000';
const shop = createClient({ baseUrl, jar: createJar(), language: 'en', currency: 'usd' });

type Checkout = Answer<'getCheckout'>;
type Offer = Partial<Checkout['context_list'][number]['page_context']>;

/** All that an answer's pages offer. */
function offerOf({ context_list }: Checkout): Offer {
  return context_list.reduce((offer, { page_context }) => ({ ...offer, ...page_context }), {});
}

/** Submits a page. A checkout tells mistakes with 200: the answer is looked at. */
async function submit(fields: Input<'submitCheckoutPage'>): Promise<Offer> {
  const answer = await shop.submitCheckoutPage(fields);
  const mistakes = checkoutErrors(answer);
  if (mistakes !== null) throw new Error(`${String(fields.page)}: ${JSON.stringify(mistakes)}`);
  return offerOf(answer);
}

const { product: notebook } = await shop.getProduct({ pk: 874 });
const { basket } = await shop.addToBasket({ product: notebook.pk, quantity: 1 });
console.log(`In the basket: ${notebook.name}, ${basket.total_amount}`);

const phone_number = '05551112233';
const asked = await submit({ page: 'IndexPage', user_email: 'ada@example.org', phone_number });
await submit({ page: 'DeliveryOptionSelectionPage', delivery_option: asked.delivery_options?.[0]?.pk });

const place = { line: '12 Harbour Road', country: 792, city: 34, township: 3423 };
const who = { title: 'Home', first_name: 'Ada', last_name: 'Example', phone_number };
const { pk: address } = await shop.addAddress({ ...who, ...place });
const ways = await submit({ page: 'AddressSelectionPage', shipping_address: address, billing_address: address });
const shipping_option = ways.shipping_options?.[0]?.pk;
const { payment_options = [] } = await submit({ page: 'ShippingOptionSelectionPage', shipping_option });

const byCard = payment_options.find(({ payment_type }) => payment_type === 'credit_card');
await submit({ page: 'PaymentOptionSelectionPage', payment_option: byCard?.pk });
const { installments = [] } = await submit({ page: 'BinNumberPage', bin_number: '555555' });
await submit({ page: 'InstallmentSelectionPage', installment: installments[0]?.pk });

// Placing is done once, whatever is repeated; a bank may take its time.
const card = { card_holder: 'Ada Example', card_number: '5555555555554444', card_month: '12', card_year: '2040' };
const last = { page: 'CreditCardConfirmationPage', agreement: true, use_three_d: false, ...card, card_cvv: '123' };
const { token = '' } = offerOf(await shop.submitCheckoutPage(last, { timeout: 25_000 }));
const { order } = await shop.getCompletedOrder({ token });
console.log(`Ordered: ${order.number}, ${order.amount} ${order.currency.label}`);
