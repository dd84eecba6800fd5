/** Languages are named by their primary tag in lower case (`en`, `tr`). */

/** The primary tag of a language code: `tr-TR` → `tr`. */
export function primaryTag(code: string): string {
  return code.trim().toLowerCase().split(/[-_]/, 1)[0] ?? '';
}

/**
 * The first of `available` that an `Accept-Language` header asks for, by weight and then by order, matched by
 * primary tag. Null when it names none of them, or is `*` (server rendering sends that).
 */
export function negotiateLanguage(header: string | undefined, available: readonly string[]): string | null {
  if (header === undefined || header.length > 512) return null;
  const wanted = header
    .split(',')
    .map(parseRange)
    .sort((a, b) => b.weight - a.weight);
  for (const range of wanted) {
    if (range.weight > 0 && available.includes(range.tag)) return range.tag;
  }
  return null;
}

function parseRange(range: string): { tag: string; weight: number } {
  const [code = '', ...params] = range.split(';');
  const quality = params.map((param) => /^\s*q=(\d?(?:\.\d+)?)\s*$/.exec(param)?.[1]).find((q) => q !== undefined);
  const weight = quality === undefined ? 1 : Number(quality || 0);
  return { tag: primaryTag(code), weight };
}
