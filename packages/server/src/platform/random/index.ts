import { randomFillSync } from 'node:crypto';

/** Where randomness comes from, all of it fit for secrets. */
export interface Random {
  /** `length` characters drawn evenly from `alphabet` (at most 256 characters). */
  text(length: number, alphabet: string): string;
  bytes(length: number): Buffer;
}

export const LOWER_ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyz0123456789';
export const ALPHANUMERIC = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
export const HEX = '0123456789abcdef';

// One call to the system's generator costs as much as a hundred bytes from it, so bytes are drawn in stock.
const STOCK = 4096;

/** The system's generator. */
export function systemRandom(): Random {
  const stock = Buffer.alloc(STOCK);
  let used = STOCK;
  const nextByte = (): number => {
    if (used === STOCK) {
      randomFillSync(stock);
      used = 0;
    }
    const byte = stock.readUInt8(used);
    // A byte given out is a piece of somebody's secret; it does not stay behind.
    stock[used++] = 0;
    return byte;
  };
  return {
    text(length, alphabet) {
      // Bytes above the last whole multiple are thrown away, or the first letters would come up more often.
      const limit = 256 - (256 % alphabet.length);
      // Written as bytes: a text put together letter by letter costs twice as much, and the collector its pieces.
      const letters = Buffer.allocUnsafe(length);
      let written = 0;
      while (written < length) {
        const byte = nextByte();
        if (byte < limit) letters[written++] = alphabet.charCodeAt(byte % alphabet.length);
      }
      const text = letters.toString('latin1');
      letters.fill(0);
      return text;
    },
    bytes: (length) => randomFillSync(Buffer.alloc(length)),
  };
}
