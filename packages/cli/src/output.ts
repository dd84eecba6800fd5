/** How commands write what they found. Much of it was written by strangers: it must neither steer the terminal nor look like more rows. */

/** Minor units as people write them. */
export function amount(minor: number): string {
  const [sign, units] = [minor < 0 ? '-' : '', Math.abs(minor)];
  return `${sign}${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`;
}

/** A time as lists show it, in UTC: `2031-01-01 09:00`. */
export function minute(time: Date): string {
  return time.toISOString().slice(0, 16).replace('T', ' ');
}

/** A text in whichever language comes first. */
export function oneOf(texts: Readonly<Record<string, string>>): string {
  return Object.values(texts)[0] ?? '';
}

// Of the control characters JSON escapes those below the blank only.
const UNESCAPED = /[\u007f-\u009f]/g;

export function asJson(value: unknown): string {
  const text = JSON.stringify(value, null, 2);
  return `${text.replaceAll(UNESCAPED, (found) => `\\u00${found.charCodeAt(0).toString(16)}`)}\n`;
}

/** A text that steers no terminal: of its control characters only ends of lines and tabs are left. */
export function harmless(text: string): string {
  return text.replaceAll(/(?!\r\n)[^\P{Cc}\n\t]/gu, '?');
}

/** A text as a part of a line, whatever it was. */
export function inLine(text: string): string {
  return text.replaceAll(/[\r\n\t]+/g, ' ').replaceAll(/\p{Cc}/gu, '?');
}

/** How many of how many a page of a list shows; nothing where those are all. */
export function cutOff({ items, total }: { readonly items: readonly unknown[]; readonly total: number }): string {
  return items.length === total ? '' : `${items.length} of ${total} shown.\n`;
}

/** Rows in columns as wide as they need to be, each on a line of its own. */
export function table(texts: readonly (readonly string[])[]): string {
  const rows = texts.map((row) => row.map(inLine));
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('');
}

/** `12.3 MB` */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
