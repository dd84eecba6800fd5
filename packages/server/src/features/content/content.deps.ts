import type { Texts } from '../../kernel/texts.ts';
import type { Changes, TaggedCache } from '../../platform/cache/index.ts';
import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import type { Signer } from '../../platform/crypto/index.ts';
import type { Executor } from '../../platform/db/index.ts';
import type { PublicAnswer } from '../../platform/http/index.ts';
import type { PictureLine } from '../../platform/images/index.ts';
import type { Random } from '../../platform/random/index.ts';

/** A category that is shown, as menus need it. */
export interface CategoryNode {
  readonly id: number;
  readonly uuid: string;
  readonly names: Texts;
  /** Address by language, e.g. `/men/shirts/`. */
  readonly urls: Texts;
  readonly parentId: number | null;
  /** Top-level categories have 2: the invisible root has 1. */
  readonly depth: number;
  readonly position: number;
}

/** The categories that stand in for a menu while a shop has none; the catalogue brings them. */
export type CategoryTree = () => Promise<readonly CategoryNode[]>;

export interface ContentDeps {
  readonly db: Executor;
  readonly config: Config;
  readonly clock: Clock;
  readonly random: Random;
  readonly signer: Signer;
  /** Where pictures that are handed in wait to be written anew. */
  readonly pictures: PictureLine;
  readonly changes: Changes;
  readonly answers: TaggedCache<PublicAnswer>;
  readonly categoryTree: CategoryTree;
}
