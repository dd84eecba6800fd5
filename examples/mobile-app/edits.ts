import { ArastaError, type Client, TimedOut, Unavailable, Unreachable } from '@arasta/client';
import type { SecureStorage } from './storage.ts';

const PLACE = 'arasta.edits';

/** A wish of the customer's: this many of a product in the basket; 0 takes it out. */
export interface Edit {
  readonly product: number;
  readonly quantity: number;
  /** Made once, sent with every try. */
  readonly key: string;
}

/** What became of the edits: those that the shop refused, and why. */
export type Refusals = readonly { readonly edit: Edit; readonly because: ArastaError }[];

/** Basket edits that outlive a tunnel, and the app: noted at once, sent in their order when there is a network. */
export class BasketEdits {
  readonly #storage: SecureStorage;
  #writing: Promise<unknown> = Promise.resolve();
  #sending: Promise<Refusals> | null = null;

  constructor(storage: SecureStorage) {
    this.#storage = storage;
  }

  /** Notes an edit. A later one of the same product takes its place: what counts is the last quantity. */
  note(edit: Edit): Promise<void> {
    return this.#rewrite((edits) => [...edits.filter(({ product }) => product !== edit.product), edit]);
  }

  /** What the customer sees on top of the basket that was read last. */
  async pending(): Promise<readonly Edit[]> {
    const text = await this.#storage.getItemAsync(PLACE);
    const found: unknown = text === null ? [] : JSON.parse(text);
    return Array.isArray(found) ? found.filter(isEdit) : [];
  }

  /** Sends what waits, until the network ends. What the shop refuses is told and not sent again. */
  flush(shop: Client): Promise<Refusals> {
    return (this.#sending ??= this.#send(shop).finally(() => (this.#sending = null)));
  }

  async #send(shop: Client): Promise<Refusals> {
    const refused: { edit: Edit; because: ArastaError }[] = [];
    for (let edit = await this.#first(); edit !== undefined; edit = await this.#first()) {
      const because = await sent(shop, edit);
      if (because !== null && isPassing(because)) break;
      if (because !== null) refused.push({ edit, because });
      const { key } = edit;
      await this.#rewrite((edits) => edits.filter((other) => other.key !== key));
    }
    return refused;
  }

  async #first(): Promise<Edit | undefined> {
    return (await this.pending())[0];
  }

  /** One after another: what is noted while others are sent is not lost. */
  #rewrite(change: (edits: readonly Edit[]) => readonly Edit[]): Promise<void> {
    const done = this.#writing.then(async () => {
      await this.#storage.setItemAsync(PLACE, JSON.stringify(change(await this.pending())));
    });
    this.#writing = done.catch(() => undefined);
    return done;
  }
}

/** @returns what the shop, or the network, has against it */
async function sent(shop: Client, { product, quantity, key }: Edit): Promise<ArastaError | null> {
  try {
    // A quantity, not "one more": sent again after the key has expired, it still means the same.
    await shop.setInBasket({ product, quantity }, { idempotencyKey: key });
    return null;
  } catch (error) {
    if (error instanceof ArastaError) return error;
    throw error;
  }
}

function isPassing(error: ArastaError): boolean {
  return [Unreachable, TimedOut, Unavailable].some((kind) => error instanceof kind);
}

function isEdit(value: unknown): value is Edit {
  return typeof value === 'object' && value !== null && 'product' in value && 'quantity' in value && 'key' in value;
}
