import { optional, setting } from './declarations.ts';
import { text, webAddress, wholeNumber } from './parsers.ts';

/** Where pictures are kept and served. */
export const media = {
  mediaDir: optional(
    'ARASTA_MEDIA_DIR',
    text,
    'Where pictures are kept. Default: `media` in the folder of `ARASTA_DATA_DIR`.',
  ),
  mediaUrl: optional(
    'MEDIA_URL',
    webAddress,
    'The address of the pictures, such as that of a CDN in front of `/media/`. Default: `PUBLIC_URL/media`.',
  ),
  mediaCacheMegabytes: setting(
    'MEDIA_CACHE_MB',
    '500',
    wholeNumber(1, 1_000_000),
    'Megabytes on disk for the sizes made from pictures; those not used for longest go.',
  ),
} as const;
