import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { cleanOriginal } from '../../platform/images/index.ts';
import { BANNER_THEMES, categoryTile, DEMO_COLOURS, demoBanner, demoPicture, PICTURE_KINDS } from './index.ts';

const SMALL = { width: 150, height: 200 };

/** How unlike each other the pixels of a picture are: nothing but paper has little. */
async function contrast(picture: Buffer): Promise<number> {
  const { channels } = await sharp(picture).stats();
  return Math.max(...channels.map(({ stdev }) => stdev));
}

describe('a product picture', () => {
  it.each(PICTURE_KINDS)('of a %s shows something, from both sides', async (kind) => {
    for (const colour of ['burgundy', 'teal'] as const) {
      const paper = await demoPicture({ kind: 'pen', colour: '#efece6', seed: 1, view: 'front', size: SMALL });
      const [front, detail] = await Promise.all(
        (['front', 'detail'] as const).map((view) => demoPicture({ kind, colour, seed: 7, view, size: SMALL })),
      );
      if (front === undefined || detail === undefined) throw new Error('No picture');
      expect(await contrast(front)).toBeGreaterThan((await contrast(paper)) * 0.8);
      expect(front.equals(detail)).toBe(false);
    }
  });

  it('is the same for the same request, and another for another seed, colour or kind', async () => {
    const scene = { kind: 'mug', colour: 'rust', seed: 3, view: 'front', size: SMALL } as const;
    const first = await demoPicture(scene);
    expect((await demoPicture(scene)).equals(first)).toBe(true);
    const seeds = await Promise.all([1, 2, 4, 5, 6, 8].map((seed) => demoPicture({ ...scene, seed })));
    expect(seeds.some((other) => !other.equals(first))).toBe(true);
    expect((await demoPicture({ ...scene, colour: 'navy' })).equals(first)).toBe(false);
    expect((await demoPicture({ ...scene, kind: 'vase' })).equals(first)).toBe(false);
  });

  it('has its size, and is light enough for a shop', async () => {
    const picture = await demoPicture({ kind: 'sweater', colour: 'sage', seed: 1, view: 'detail' });
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'jpeg', width: 750, height: 1000 });
    expect(picture.length).toBeLessThan(150_000);
    expect(await cleanOriginal(picture, 'image')).toMatchObject({ format: 'jpeg', width: 750, height: 1000 });
  });

  it.each([...Object.keys(DEMO_COLOURS), '#12ab9f', 'no such colour', '"/><script>'])(
    'takes the colour %s',
    async (colour) => {
      const picture = await demoPicture({ kind: 't-shirt', colour, seed: 2, view: 'front', size: SMALL });
      expect((await sharp(picture).metadata()).width).toBe(150);
    },
  );
});

it.each(BANNER_THEMES)('the banner %s is wide and always the same', async (theme) => {
  const banner = await demoBanner({ theme, seed: 4 });
  expect(await sharp(banner).metadata()).toMatchObject({ format: 'jpeg', width: 1600, height: 600 });
  expect((await demoBanner({ theme, seed: 4 })).equals(banner)).toBe(true);
});

it('a category tile is square', async () => {
  const tile = await categoryTile({ kind: 'lamp', colour: 'yellow' });
  expect(await sharp(tile).metadata()).toMatchObject({ format: 'jpeg', width: 800, height: 800 });
});

it('has enough kinds for a shop, each by a plain name', () => {
  expect(PICTURE_KINDS.length).toBeGreaterThanOrEqual(30);
  for (const kind of PICTURE_KINDS) expect(kind).toMatch(/^[a-z-]+$/);
});
