import { slugify } from '../../kernel/slug.ts';

/** How addresses are written (Wire: docs/protocol/urls.md, "Paths"). */

const LONGEST = 1000;

/**
 * A path as it is compared: decoded, lower case, a slash at both ends, without query, fragment and doubled slashes.
 * What no stored path can look like becomes one that matches nothing.
 */
export function normalisePath(given: string): string {
  const [path = ''] = decoded(given.slice(0, LONGEST * 6).split(/[?#]/, 1)[0] ?? '').split(/[?#]/, 1);
  const parts = path
    .toLowerCase()
    .replaceAll('\0', '\u{fffd}')
    .toWellFormed()
    .split('/')
    .filter((part) => part !== '');
  return parts.length === 0 ? '/' : `/${parts.join('/').slice(0, LONGEST - 2)}/`;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path.trim());
  } catch {
    return path.trim();
  }
}

// Leaves room for a number behind it in the 255 characters of the column.
const LONGEST_ADDRESS = 240;

/** `Men/Linen Shirts` → `/men/linen-shirts/`; null when nothing of the text can be written as an address. */
export function addressFrom(text: string): string | null {
  const parts = text
    .split('/')
    .map(slugify)
    .filter((part) => part !== '');
  if (parts.length === 0) return null;
  const path = parts.join('/').slice(0, LONGEST_ADDRESS - 2);
  return `/${path.replace(/[-/]+$/, '')}/`;
}

/** `/men/shirts/` and 2 → `/men/shirts-2/`; 1 leaves it as it is. */
export function numbered(path: string, number: number): string {
  return number === 1 ? path : `${path.slice(0, -1)}-${number}/`;
}

/** Whether `path` is `base` with a number of 2 or more behind it. */
export function isNumbered(path: string, base: string): boolean {
  const stem = `${base.slice(0, -1)}-`;
  return path.startsWith(stem) && /^([2-9]|[1-9]\d+)\/$/.test(path.slice(stem.length));
}
