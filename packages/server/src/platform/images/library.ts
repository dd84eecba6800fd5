/** Loaded with the first picture: many a shop never gets one, and what is cached needs none. */
export async function library() {
  const { default: sharp } = await import('sharp');
  // Decoded pictures are large and seldom asked for twice.
  sharp.cache(false);
  return sharp;
}

export const MEGAPIXELS = 40;

/** How every picture that is not ours is opened: sizes are bounded before anything is unpacked. */
export const CAREFULLY = { limitInputPixels: MEGAPIXELS * 1_000_000, failOn: 'error', sequentialRead: true } as const;

export function isPixelLimit(error: unknown): boolean {
  return error instanceof Error && error.message.includes('pixel limit');
}
