import { join } from 'node:path';
import type { Clock } from '../../platform/clock/index.ts';
import type { Config } from '../../platform/config/index.ts';
import { pictureLine, type PictureLine } from '../../platform/images/index.ts';
import type { Random } from '../../platform/random/index.ts';
import { type FileCache, fileCache, type FileStorage, folderStorage } from '../../platform/storage/index.ts';

/** Where pictures are, and who makes new sizes of them. One per process. */
export interface Media {
  readonly originals: FileStorage;
  readonly cache: FileCache;
  readonly line: PictureLine;
}

export interface MediaDeps {
  readonly media: Media;
}

export interface MediaOptions {
  /** `ARASTA_MEDIA_DIR`. */
  readonly folder: string;
  readonly config: Pick<Config, 'mediaCacheMegabytes'>;
  readonly clock: Clock;
  readonly random: Random;
}

// Two leave room on the threads that passwords and files need too. The fiftieth in line waits a few seconds.
const LINE = { concurrency: 2, waiting: 50 };

const VARIANTS_OF_ONE = 64;

/** Opens the folder of pictures; nothing is written before the first picture. */
export function openMedia({ folder, config, clock, random }: MediaOptions): Media {
  const maxBytes = config.mediaCacheMegabytes * 1_000_000;
  return {
    originals: folderStorage(join(folder, 'originals'), random),
    cache: fileCache({ root: join(folder, 'cache'), random, clock, maxBytes, maxSiblings: VARIANTS_OF_ONE }),
    line: pictureLine(LINE),
  };
}
