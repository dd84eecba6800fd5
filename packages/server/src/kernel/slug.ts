import anyAscii from 'any-ascii';

const LONGEST = 80;

/**
 * A text as a part of an address: ASCII letters of any script's sound, lower case, digits, single hyphens, at most 80
 * characters; `''` when nothing of it can be written so. Storefronts look up no other addresses.
 */
export function slugify(text: string): string {
  const ascii = anyAscii(text.normalize('NFC').toWellFormed())
    .toLowerCase()
    .replaceAll(/['’`"]/g, '');
  return hyphenated(ascii).slice(0, LONGEST).replace(/-+$/, '');
}

function hyphenated(text: string): string {
  return text.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}
