import { describe, expect, it } from 'vitest';
import { planFor, readAddress, slugOf, STEPS, suffixOf } from './media.rules.ts';

const NONE = { width: null, height: null, quality: 70, crop: null, upscale: false };

/** The variant made for a suffix on a JPEG. */
function variantFor(suffix: string) {
  return readAddress(`products/a${suffix}.jpg`)?.variant;
}

describe('readAddress', () => {
  it('takes a name without suffixes as the original', () => {
    expect(readAddress('products/ab/x.webp')).toEqual({
      ...{ original: 'products/ab/x.webp', format: 'webp', variant: null },
    });
    expect(readAddress('x_y_resized.JPG')).toEqual({ original: 'x_y_resized.JPG', format: 'jpeg', variant: null });
  });

  it.each([
    ['_size640x480', { ...NONE, width: 640, height: 480 }],
    ['_size640', { ...NONE, width: 640 }],
    ['_sizex640', { ...NONE, height: 640 }],
    ['_quality90', { ...NONE, quality: 90 }],
    ['_size640_quality70_cropCenter', { ...NONE, width: 640 }],
    ['_size96x48_cropTop', { ...NONE, width: 96, height: 48, crop: 'top' }],
    ['_size96x48_quality30_cropLeft_upscaletrue', { width: 96, height: 48, quality: 30, crop: 'left', upscale: true }],
    ['_upscaletrue', NONE],
    ['_cropBottom', NONE],
  ])('reads %s', (suffix, variant) => {
    expect(readAddress(`products/a${suffix}.jpg`)).toEqual({ original: 'products/a.jpg', format: 'jpeg', variant });
  });

  it('makes steps of sizes and keeps the shape', () => {
    expect(variantFor('_size273x210')).toMatchObject({ width: 320, height: 246 });
    expect(variantFor('_size210x273')).toMatchObject({ width: 246, height: 320 });
    expect(variantFor('_size600')).toMatchObject({ width: 640, height: null });
    expect(variantFor('_size1')).toMatchObject({ width: 16 });
    expect(variantFor('_size3840')).toMatchObject({ width: 2560 });
    expect(variantFor('_size99999x1_cropTop')).toMatchObject({ width: 2560, height: 1 });
  });

  it.each([16, 32, 48, 64, 96, 128, 256, 384, 640, 750, 828, 1080, 1200, 1920, 2048])(
    'makes %i pixels exactly: picture components of storefronts ask for it',
    (width) => expect(variantFor(`_size${width}`)).toMatchObject({ width }),
  );

  it('makes tens of qualities, and one of those without a loss', () => {
    expect(variantFor('_size64_quality71')).toMatchObject({ quality: 80 });
    expect(variantFor('_size64_quality1')).toMatchObject({ quality: 10 });
    expect(readAddress('a_size64_quality20.png')?.variant).toMatchObject({ quality: 100 });
  });

  it.each([
    ...['a_size0.jpg', 'a_size640x0.jpg', 'a_sizex0.jpg', 'a_quality0.jpg', 'a_quality101.jpg'],
    ...['a.svg', 'a.txt', 'a', '.jpg', 'a.jpg.exe', 'products/', '', 'a_size64.html', 'a.jpg/'],
  ])('finds no picture in %j', (path) => expect(readAddress(path)).toBeNull());

  it.each(['a_size123456.jpg', 'a_size-5.jpg', 'a_cropMiddle.jpg', 'a_cropTop_size5.jpg', 'a_size1e9.jpg'])(
    'takes what is no suffix in %j as part of a name',
    (path) => expect(readAddress(path)?.original).not.toBe('a.jpg'),
  );

  it('is quick with long names', () => {
    const before = performance.now();
    readAddress(`${'_size1'.repeat(40)}_quality.jpg`);
    readAddress(`a${'_sizex9_quality9_cropTop'.repeat(10)}.jpgg`);
    expect(performance.now() - before).toBeLessThan(5000);
  });
});

describe('planFor', () => {
  const size = (suffix: string, width: number, height: number) => {
    const variant = variantFor(suffix);
    if (variant == null) throw new Error(`No variant: ${suffix}`);
    const plan = planFor(variant, 'jpeg')({ width, height });
    return [plan.width, plan.height];
  };

  it.each([
    ['_size640', 1200, 1600, [640, 853]],
    ['_sizex640', 1200, 1600, [480, 640]],
    ['_size640x640', 1200, 1600, [480, 640]],
    ['_size640x320_cropCenter', 1200, 1600, [640, 320]],
    ['_quality50', 1200, 1600, [1200, 1600]],
  ])('%s of %i × %i', (suffix, width, height, expected) => expect(size(suffix, width, height)).toEqual(expected));

  it('enlarges only when asked to, and keeps the shape of a crop either way', () => {
    expect(size('_size640', 300, 400)).toEqual([300, 400]);
    expect(size('_size640_upscaletrue', 300, 400)).toEqual([640, 853]);
    expect(size('_size640x640_cropTop', 300, 400)).toEqual([300, 300]);
    expect(size('_size640x640_cropTop_upscaletrue', 300, 400)).toEqual([640, 640]);
  });

  it.each([
    ['_size2560_upscaletrue', 10, 60_000],
    ['_sizex2560_upscaletrue', 60_000, 10],
    ['_size99999x99999_cropCenter_upscaletrue', 1, 1],
    ['_quality100', 6000, 6000],
    ['_size2560', 2560, 15_000],
  ])('%s of %i × %i stays below seven megapixels', (suffix, width, height) => {
    const [w = 0, h = 0] = size(suffix, width, height);
    expect(w * h).toBeLessThan(7_000_000);
    expect(Math.min(w, h)).toBeGreaterThanOrEqual(1);
  });
});

it('writes suffixes that it reads as the same', () => {
  for (const width of [null, ...STEPS]) {
    for (const crop of [null, 'top'] as const) {
      const variant = variantFor(
        `_size${width ?? 'x640'}${width === null ? '' : 'x80'}_quality40${crop === null ? '' : '_cropTop'}`,
      );
      if (variant == null) throw new Error('No variant');
      expect(variantFor(suffixOf(variant))).toEqual(variant);
    }
  }
});

it('makes plain names', () => {
  expect(['Kırmızı Elbise', 'ÇOK  şık!', '../../etc', '', '日本', 'x'.repeat(99)].map(slugOf)).toEqual([
    ...['kirmizi-elbise', 'cok-sik', 'etc', '', 'riben', 'x'.repeat(60)],
  ]);
});
