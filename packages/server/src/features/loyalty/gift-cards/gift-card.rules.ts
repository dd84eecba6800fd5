/** Letters and digits that are not taken for one another, read out or written down: 31 of them. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** 31 ** 16 is 79 bits: nobody guesses one, however many there are. */
export const CODE_LENGTH = 16;

const CODE = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`);

/** A code as it is compared: capitals, no blanks or hyphens. Null for what cannot be one. */
export function giftCardKey(code: string): string | null {
  if (code.length > 100) return null;
  const key = code
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
  return CODE.test(key) ? key : null;
}

/** A code as people read it: `ABCD-EFGH-JKMN-PQRS`. */
export function writtenCode(key: string): string {
  return key.replaceAll(/(.{4})(?=.)/g, '$1-');
}
