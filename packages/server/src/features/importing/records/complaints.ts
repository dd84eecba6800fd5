/** What is wrong with a part of a record, in words that follow the part's name: `prices.eur` "is not an amount". */
export interface Complaint {
  readonly path: string;
  readonly reason: string;
}

/** What the shop is, as far as records depend on it. */
export interface ShopFacts {
  readonly defaultLanguage: string;
  readonly languages: readonly string[];
  readonly currencies: readonly string[];
}

/** One record being read: collects what is wrong with it, one reason for each part. */
export class Complaints {
  readonly refused: Complaint[] = [];
  readonly warnings: Complaint[] = [];
  readonly shop: ShopFacts;

  constructor(shop: ShopFacts) {
    this.shop = shop;
  }

  refuse(path: string, reason: string): void {
    if (!this.refused.some((complaint) => complaint.path === path)) this.refused.push({ path, reason });
  }

  warn(path: string, reason: string): void {
    this.warnings.push({ path, reason });
  }
}

const LONGEST_SHOWN = 60;

/** A value as a message shows it. */
export function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : jsonOf(value);
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}

// What is nested too deep cannot be written.
function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '…';
  }
}
