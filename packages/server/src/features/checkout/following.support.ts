import { type Answer, type Customer, field } from '../../../tests/support/customer.ts';
import { CHECKOUT, submit } from './checkout.support.ts';

/**
 * What the published client does by itself after every answer of the checkout: it remembers the lists it was sent and chooses
 * the first entry of whatever nothing is chosen of (docs/protocol/checkout.md, "What clients do by themselves").
 */

interface Post {
  readonly page: string;
  readonly fields: Record<string, unknown>;
}

const LISTS = ['delivery_options', 'addresses', 'shipping_options', 'payment_options'] as const;

export class FollowingClient {
  readonly #browser: Customer;
  readonly #lists = new Map<string, unknown[]>();

  constructor(browser: Customer) {
    this.#browser = browser;
  }

  /** Takes an answer in. @returns what the client sends because of it */
  hear(answer: Answer): Post[] {
    const contexts = contextsOf(answer);
    const isMixed = contexts.some(({ name }) => name === 'DeliveryOptionSelectionPage');
    for (const { context } of contexts) {
      if (typeof field(context, 'redirect_url') === 'string') continue;
      for (const list of LISTS) this.#keep(list, field(context, list));
      if (!isMixed) this.#keep('installments', field(context, 'installments'));
    }
    const order = field(answer.json, 'pre_order');
    if (order === undefined) return [];
    const current = pkOf(field(order, 'payment_option'));
    const isLeft = contexts.some(({ name }) => name === 'RedirectionPaymentSelectedPage');
    if (field(order, 'is_redirected') === true && isLeft) {
      return [{ page: 'PaymentOptionSelectionPage', fields: { payment_option: current } }];
    }
    return this.#choices(order);
  }

  #keep(name: string, list: unknown): void {
    if (Array.isArray(list)) this.#lists.set(name, list);
  }

  #list(name: string): unknown[] {
    return this.#lists.get(name) ?? [];
  }

  #choices(order: unknown): Post[] {
    const isEmpty = (name: string) => !field(order, name);
    const [delivery, addresses, shipping] = [
      this.#list('delivery_options'),
      this.#list('addresses'),
      this.#list('shipping_options'),
    ];
    const posts: Post[] = [];
    if (isEmpty('delivery_option') && delivery.length > 0) {
      const home = delivery.find((option) => field(option, 'delivery_option_type') === 'customer');
      posts.push({ page: 'DeliveryOptionSelectionPage', fields: { delivery_option: pkOf(home) ?? 'undefined' } });
    }
    const isBrought = field(order, 'delivery_option', 'delivery_option_type') === 'customer';
    if ((isEmpty('shipping_address') || isEmpty('billing_address')) && addresses.length > 0 && isBrought) {
      const first = pkOf(addresses[0]);
      posts.push({ page: 'AddressSelectionPage', fields: { shipping_address: first, billing_address: first } });
    }
    const chosen = pkOf(field(order, 'shipping_option'));
    if (shipping.length > 0 && !shipping.some((option) => pkOf(option) === chosen)) {
      posts.push({ page: 'ShippingOptionSelectionPage', fields: { shipping_option: pkOf(shipping[0]) } });
    }
    return [...posts, ...this.#first(order, 'payment_option'), ...this.#first(order, 'installment')];
  }

  #first(order: unknown, name: 'payment_option' | 'installment'): Post[] {
    const list = this.#list(`${name}s`);
    if (field(order, name) || list.length === 0) return [];
    const page = name === 'installment' ? 'InstallmentSelectionPage' : 'PaymentOptionSelectionPage';
    return [{ page, fields: { [name]: pkOf(list[0]) } }];
  }

  /** Looks at the checkout and follows up until there is nothing more to send. @returns how many rounds that took */
  async settle(most: number): Promise<number> {
    let posts = this.hear(await this.#browser.get(CHECKOUT));
    for (let round = 0; round <= most; round += 1) {
      if (posts.length === 0) return round;
      const answers = await Promise.all(posts.map(({ page, fields }) => submit(this.#browser, page, fields)));
      const wrong = answers.find(({ status }) => status !== 200);
      if (wrong !== undefined) throw new Error(`${wrong.status}: ${wrong.text}`);
      posts = answers.flatMap((answer) => this.hear(answer));
    }
    throw new Error(`No end after ${most} rounds: ${JSON.stringify(posts)}`);
  }
}

function pkOf(value: unknown): unknown {
  return field(value, 'pk');
}

function contextsOf({ json }: Answer): { name: unknown; context: unknown }[] {
  const list = field(json, 'context_list');
  if (!Array.isArray(list)) return [];
  return list.map((one) => ({ name: field(one, 'page_name'), context: field(one, 'page_context') }));
}
