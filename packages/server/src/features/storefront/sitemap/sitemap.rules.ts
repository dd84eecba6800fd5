/** The parts of the sitemap, named as storefronts look for them (Wire: docs/protocol/catalogue.md, "Sitemap"). */

export interface SitemapKind {
  readonly name: string;
  /** First parts of the canonical paths of its pages. */
  readonly targets: readonly string[];
  readonly changes: 'daily' | 'weekly' | 'monthly';
  readonly priority: string;
}

export const KINDS: readonly SitemapKind[] = [
  { name: 'products', targets: ['product', 'group-product'], changes: 'daily', priority: '0.8' },
  { name: 'categories', targets: ['category'], changes: 'daily', priority: '0.7' },
  { name: 'specialpages', targets: ['special-page'], changes: 'weekly', priority: '0.6' },
  { name: 'landingpages', targets: ['landing-page'], changes: 'weekly', priority: '0.6' },
  { name: 'flatpages', targets: ['flat-page'], changes: 'monthly', priority: '0.4' },
];

/** Addresses in one part; search engines take 50,000. */
export const PART_SIZE = 10_000;

/** What follows `/sitemap-`: `products-3.xml` → products, 3; null for anything else. */
export function readPart(file: string): { kind: SitemapKind; part: number } | null {
  const [, name, digits] = /^([a-z]+)-([1-9]\d{0,5})\.xml$/.exec(file) ?? [];
  const kind = KINDS.find((candidate) => candidate.name === name);
  return kind === undefined || digits === undefined ? null : { kind, part: Number(digits) };
}

export interface PartEntry {
  readonly name: string;
  readonly part: number;
  readonly modified: Date;
}

export interface PageEntry {
  readonly path: string;
  readonly modified: Date;
}

export function indexXml(base: string, parts: readonly PartEntry[]): string {
  const entries = parts.map(
    ({ name, part, modified }) =>
      `<sitemap><loc>${base}/sitemap-${name}-${part}.xml</loc><lastmod>${modified.toISOString()}</lastmod></sitemap>`,
  );
  return `${HEAD}<sitemapindex ${NAMESPACE}>${entries.join('')}</sitemapindex>`;
}

/** Paths need no escaping: they consist of letters, digits, hyphens and slashes. */
export function partXml(base: string, { changes, priority }: SitemapKind, pages: readonly PageEntry[]): string {
  const entries = pages.map(
    ({ path, modified }) =>
      `<url><loc>${base}${path}</loc><lastmod>${modified.toISOString()}</lastmod>` +
      `<changefreq>${changes}</changefreq><priority>${priority}</priority></url>`,
  );
  return `${HEAD}<urlset ${NAMESPACE}>${entries.join('')}</urlset>`;
}

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';
const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
