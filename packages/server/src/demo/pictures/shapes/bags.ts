import type { Brush } from '../brush.ts';
import { BRASS, LEATHER } from '../colours.ts';
import { both, cloth, fold, form, gleam, line, mirrored, oval, seam, shape } from '../strokes.ts';
import { weave } from '../textures.ts';
import type { Shape } from './shape.ts';

const handle = 'M345 470C345 250 380 190 450 190C520 190 555 250 555 470';
const toteBody = mirrored(
  [450, 440],
  [240, 440],
  [228, 440, 222, 446, 222, 456],
  [216, 620, 206, 780, 200, 940],
  [200, 956, 208, 964, 224, 966],
  [300, 974, 380, 976, 450, 976],
);

function toteArt(brush: Brush): string {
  const { tone } = brush;
  const label =
    shape('M392 690h116v70h-116z', LEATHER.base) +
    line('M392 690h116v70h-116z', LEATHER.deep, 2, 'opacity=".5"') +
    line('M414 716h72M426 734h48', LEATHER.deep, 4, 'opacity=".6"');
  return (
    [
      label,
      oval([450, 720, 92, 92], tone.bright, 'opacity=".85"') +
        shape('M358 720a92 92 0 0 1 184 0z', tone.deep, 'opacity=".55"'),
      line('M340 640h220M340 690h220M340 740h140', tone.deep, 12, 'opacity=".5"'),
    ][brush.pick(3)] ?? ''
  );
}

const tote: Shape = {
  frame: [450, 580, 1.14],
  shadow: [450, 976, 300, 30],
  focus: [400, 560],
  draw: (brush) => {
    const { tone } = brush;
    const leather = brush.pick(2) === 0;
    const strap = leather ? LEATHER : tone;
    return (
      `<g transform="translate(22 -26) scale(1 1)">${line(handle, strap.deep, 26)}</g>` +
      shape('M240 440C330 420 570 420 660 440L640 470H260Z', tone.deep) +
      form(brush, toteBody, {
        fill: brush.sweep(cloth(tone)),
        texture: weave(brush, 9),
        folds:
          both(
            fold('M236 620C230 760 220 860 214 950', 30, 0.34) + fold('M345 520C330 600 300 680 262 740', 22, 0.26),
          ) +
          gleam('M330 520C320 680 316 820 314 950', 60, 0.26) +
          fold('M520 560C540 700 536 840 560 960', 30, 0.22),
      }) +
      line('M224 476C380 486 520 486 676 476', tone.deep, 2, 'opacity=".4"') +
      seam('M226 468C380 478 520 478 674 468', tone.deep) +
      toteArt(brush) +
      line(handle, strap.dark, 30) +
      line(handle, strap.base, 24) +
      line('M341 466C341 250 378 186 446 186', strap.bright, 5, 'opacity=".6"') +
      both(
        shape(
          'M328 450h34v96l-17 16l-17 -16z',
          strap.base,
          `stroke="${strap.deep}" stroke-width="2" stroke-opacity=".5"`,
        ) +
          seam('M334 458v84M356 458v84', strap.bright) +
          oval([345, 530, 6, 6], BRASS.light),
      )
    );
  },
};

const packBody = mirrored(
  [450, 256],
  [350, 256, 292, 300, 280, 400],
  [262, 560, 256, 760, 262, 900],
  [266, 946, 290, 966, 340, 968],
  [376, 970, 414, 970, 450, 970],
);

const backpack: Shape = {
  frame: [450, 572, 1.14],
  shadow: [450, 972, 260, 30],
  focus: [450, 700],
  draw: (brush) => {
    const { tone } = brush;
    const pocket =
      'M318 664C318 644 330 634 350 634H550C570 634 582 644 582 664L590 890C590 912 578 922 556 922H344C322 922 310 912 310 890Z';
    return (
      line('M400 262C400 196 420 176 450 176C480 176 500 196 500 262', tone.deep, 22) +
      both(shape('M284 420C230 460 216 600 226 820C228 850 250 856 268 850L280 480Z', tone.deep)) +
      form(brush, packBody, {
        fill: brush.sweep(cloth(tone)),
        texture: weave(brush, 8),
        folds:
          both(fold('M290 420C274 600 270 780 276 930', 34, 0.4)) +
          gleam('M350 300C330 420 328 520 330 620', 50, 0.32) +
          fold('M300 960C400 976 500 976 600 960', 34, 0.4),
      }) +
      line('M306 420C330 320 390 292 450 292C510 292 570 320 594 420', tone.deep, 8) +
      line('M306 420C330 320 390 292 450 292C510 292 570 320 594 420', BRASS.light, 3, 'stroke-dasharray="3 4"') +
      shape('M318 436C400 452 500 452 582 436V560C500 578 400 578 318 560Z', tone.dark, 'opacity=".45"') +
      seam('M322 448C400 464 500 464 578 448', tone.bright) +
      form(brush, pocket, {
        fill: brush.sweep([tone.light, tone.base, tone.dark], 60),
        texture: weave(brush, 8),
        folds: fold('M320 910C420 924 500 924 580 910', 24, 0.34),
      }) +
      line('M336 690H564', tone.deep, 8) +
      line('M336 690H564', BRASS.light, 3, 'stroke-dasharray="3 4"') +
      shape('M556 690h14v42h-14z', LEATHER.base) +
      both(
        shape(
          'M366 560h30v150l-15 14l-15 -14z',
          LEATHER.base,
          `stroke="${LEATHER.deep}" stroke-width="2" stroke-opacity=".5"`,
        ) +
          seam('M371 566v140M391 566v140', LEATHER.bright) +
          line('M364 650h34v26h-34z', BRASS.base, 5),
      ) +
      shape('M410 490h80v50h-80z', LEATHER.base) +
      seam('M416 496h68v38h-68z', LEATHER.bright)
    );
  },
};

export const bags = { tote, backpack } as const;
