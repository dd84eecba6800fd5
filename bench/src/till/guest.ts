import { CSRF_TOKEN } from '../operations/accounts.ts';
import { listIn, within } from '../operations/picking.ts';
import { BIN, CARD, PLACES } from './fill.ts';

/** A guest's way from an empty basket to an order, call by call, as the published client goes it. */

export interface Guest {
  readonly sessionKey: string;
  readonly email: string;
  /** What is bought. */
  readonly products: readonly number[];
}

export const CHECKOUT = '/orders/checkout/';

export const TYPED_CARD = {
  ...{ agreement: '1', card_holder: 'Ada Example', card_number: CARD, card_month: '4', card_year: '2034' },
  card_cvv: '123',
};

/** Whether the order of a checkout is placed, by its last answer. */
export function isPlaced(body: string): boolean {
  return body.includes('"redirect_url":"/orders/completed/') && body.includes('"errors":null');
}

interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: string;
  readonly type?: string;
}

export interface Ended {
  readonly isPlaced: boolean;
  readonly calls: number;
}

/** Puts goods into the basket of a new session and orders them, paid by card. */
export async function buy(url: string, { sessionKey, email, products }: Guest): Promise<Ended> {
  let calls = 0;
  const headers = {
    ...{ accept: 'application/json', 'x-currency': 'usd', 'accept-language': 'en-us', 'x-csrftoken': CSRF_TOKEN },
    cookie: `osessionid=${sessionKey}; csrftoken=${CSRF_TOKEN}`,
  };
  const call = async ({ method, path, body, type }: Call): Promise<string> => {
    calls += 1;
    const sent = body === undefined ? {} : { body };
    const typed = type === undefined ? headers : { ...headers, 'content-type': type };
    return (await fetch(url + path, { method, headers: typed, ...sent })).text();
  };
  const json = (path: string, value: object) =>
    call({ method: 'POST', path, body: JSON.stringify(value), type: 'application/json' });
  const look = () => call({ method: 'GET', path: CHECKOUT });
  const submit = (page: string, fields: Readonly<Record<string, string>>) =>
    call({ ...submission(page, fields), method: 'POST' });

  for (const product of products) await json('/baskets/basket/', { product, quantity: 1, attributes: {} });
  await look();
  await submit('IndexPage', { user_email: email, phone_number: '05551112233' });
  await submit('DeliveryOptionSelectionPage', { delivery_option: firstOf(await look(), 'delivery_options') });
  const address = String(within(JSON.parse(await json('/address/', HOME)), 'pk'));
  const there = await submit('AddressSelectionPage', { shipping_address: address, billing_address: address });
  const sent = await submit('ShippingOptionSelectionPage', { shipping_option: firstOf(there, 'shipping_options') });
  await submit('PaymentOptionSelectionPage', { payment_option: firstOf(sent, 'payment_options') });
  const known = await submit('BinNumberPage', { bin_number: BIN });
  await submit('InstallmentSelectionPage', { installment: firstOf(known, 'installments') });
  return { isPlaced: isPlaced(await submit('CreditCardConfirmationPage', TYPED_CARD)), calls };
}

const HOME = {
  ...{ title: 'Home', first_name: 'Ada', last_name: 'Example', phone_number: '05551112233', ...PLACES },
  line: '12 Harbour Road',
};

const FORM = 'application/x-www-form-urlencoded';

/** A page of the checkout as clients send it. */
export function submission(page: string, fields: Readonly<Record<string, string>>) {
  return { path: `${CHECKOUT}?page=${page}`, body: new URLSearchParams(fields).toString(), type: FORM };
}

/** The first entry of a list in whichever context has it: what clients choose by themselves. */
function firstOf(body: string, list: string): string {
  for (const context of listIn(body, 'context_list')) {
    const items = within(context, 'page_context', list);
    if (Array.isArray(items) && items.length > 0) return String(within(items[0], 'pk'));
  }
  return '';
}
