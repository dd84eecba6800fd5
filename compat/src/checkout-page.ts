import type { Customer, Outcome } from './customer.ts';
import { fields, type Fields, isFields, list } from './untyped.ts';

/**
 * The checkout page of a storefront: it shows the checkout while it is open, and whatever is done on it, the calls that the
 * client makes by itself are waited for.
 */
export class CheckoutPage {
  readonly #visitor: Customer;
  #close: () => void = () => undefined;

  constructor(visitor: Customer) {
    this.#visitor = visitor;
  }

  /** Loads the page, so that nothing is known from before. */
  async open(): Promise<void> {
    this.#close();
    await this.#visitor.reload();
    this.#close = this.#visitor.show('fetchCheckout');
    await this.#visitor.settle();
  }

  /** One call by the page's buttons, with all that follows from it. */
  async act(endpoint: string, argument?: unknown): Promise<Outcome> {
    const outcome = await this.#visitor.call(endpoint, argument);
    await this.#visitor.settle();
    return outcome;
  }

  /** What the page knows. */
  get state(): Fields {
    return this.#visitor.state('checkout');
  }

  /** What the shopper has chosen so far. */
  get preOrder(): Fields {
    return fields(this.state['preOrder'], 'preOrder');
  }

  /** What is there to choose from, e.g. `paymentOptions`. */
  offers(name: string): readonly Fields[] {
    return list(this.state[name], name).map((one) => fields(one, name));
  }

  /** The first one on offer with this value in this field. */
  offer(name: string, field: string, value: unknown): Fields {
    const found = this.offers(name).find((one) => one[field] === value);
    if (found === undefined)
      throw new Error(`No ${name} with ${field} ${String(value)}: ${JSON.stringify(this.state[name])}`);
    return found;
  }

  /** The steps of the page as it draws them: which one is done. */
  get shippingIsDone(): boolean {
    const { shipping } = fields(this.state['steps'], 'steps');
    return isFields(shipping) && shipping['completed'] === true;
  }
}
