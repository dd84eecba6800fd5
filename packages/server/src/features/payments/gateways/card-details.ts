/** What a card form holds. */
export interface TypedCard {
  readonly holder: string;
  /** Digits only. */
  readonly number: string;
  readonly month: number;
  readonly year: number;
  readonly cvv: string;
}

/**
 * A card as the shopper typed it. It goes to the gateway and nowhere else: never into the database, a log or an answer.
 * Whatever walks over the fields of an object (JSON, a log line, the inspection of an error) finds none here, and a copy
 * of it is empty.
 */
export class CardDetails {
  readonly #card: TypedCard;

  constructor({ holder, number, month, year, cvv }: TypedCard) {
    this.#card = { holder, number, month, year, cvv };
  }

  get holder(): string {
    return this.#card.holder;
  }

  get number(): string {
    return this.#card.number;
  }

  get month(): number {
    return this.#card.month;
  }

  get year(): number {
    return this.#card.year;
  }

  get cvv(): string {
    return this.#card.cvv;
  }

  toJSON(): string {
    return '[card]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[card]';
  }
}
