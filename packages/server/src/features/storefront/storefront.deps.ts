import type { Changes, TaggedCache } from '../../platform/cache/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { PublicAnswer } from '../../platform/http/index.ts';
import type { Definitions } from '../catalogue/index.ts';
import type { Destinations } from './addresses/address.service.ts';
import type { CardTable } from '../payments/index.ts';
import type { PromotionRules } from '../promotions/index.ts';
import type { SearchMemory } from '../search/index.ts';
import type { Family } from './products/family.ts';

export interface StorefrontDeps {
  readonly config: Config;
  readonly db: Executor;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly answers: TaggedCache<PublicAnswer>;
  /** Kept per process, read again after a change. */
  definitions(): Promise<Definitions>;
  promotions(): Promise<PromotionRules>;
  /** Listed products with their variants, by price list. */
  readonly families: TaggedCache<Family>;
  readonly cards: CardTable;
  readonly search: SearchMemory;
  /** What lies behind paths that are no routes. */
  readonly destinations: Destinations;
}
