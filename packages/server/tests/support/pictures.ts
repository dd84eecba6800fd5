import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { expect } from 'vitest';

const isUpdating = process.env['UPDATE_PICTURES'] === '1';
const FOLDER = new URL('../../../../docs/pictures/', import.meta.url);

/**
 * Takes the picture of the documents that has this name, as the page is now; small: of few colours, and no wider than a page
 * of text. Kept anew with UPDATE_PICTURES=1, else held against the width of the one that is there.
 */
export async function takePicture(page: Page, name: string, fullPage = false): Promise<void> {
  const small = await sharp(await page.screenshot({ fullPage }))
    .resize({ width: 1280, withoutEnlargement: true })
    .png({ palette: true, quality: 90 })
    .toBuffer();
  const file = fileURLToPath(new URL(`${name}.png`, FOLDER));
  if (isUpdating) await writeFile(file, small);
  const [taken, kept] = await Promise.all([sharp(small).metadata(), sharp(file).metadata()]);
  expect(kept.width).toBe(taken.width);
}
