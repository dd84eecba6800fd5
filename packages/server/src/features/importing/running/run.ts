import type { Config } from '../../../platform/config/index.ts';
import type { ImportDeps } from '../importing.deps.ts';
import type { ShopFacts } from '../records/complaints.ts';
import type { Readable } from '../sources/read.ts';
import type { ShopifyOptions } from '../sources/shopify.rules.ts';
import type { Source } from '../sources/source.ts';
import type { Claims } from './claims.ts';
import type { Ledger } from './ledger.ts';
import type { Pictures } from './pictures.ts';

export function shopFacts(config: Config): ShopFacts {
  return {
    defaultLanguage: config.defaultLanguage,
    languages: config.availableLanguages,
    currencies: config.availableCurrencies,
  };
}

/** A file that can be read, and the record types in it. */
export interface Surveyed {
  readonly source: Source;
  readonly look: Readable;
  readonly types: ReadonlySet<string>;
}

/** One import under way. */
export interface Run {
  readonly deps: ImportDeps;
  readonly dryRun: boolean;
  readonly shop: ShopFacts;
  readonly shopify: ShopifyOptions;
  readonly ledger: Ledger;
  readonly claims: Claims;
  readonly pictures: Pictures;
}
