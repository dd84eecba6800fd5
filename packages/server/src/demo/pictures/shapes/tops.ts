import type { Brush } from '../brush.ts';
import { BRASS, INK } from '../colours.ts';
import { both, cloth, fold, form, gleam, line, mirrored, oval, seam, shape } from '../strokes.ts';
import { knit, weave, twill, ribs, pinstripes } from '../textures.ts';
import type { Shape } from './shape.ts';

const TORSO_FOLDS =
  both(fold('M274 500C304 540 322 580 330 630', 18, 0.12) + fold('M258 560C280 700 276 850 262 970', 40, 0.22)) +
  gleam('M352 360C346 520 340 740 346 1000', 70, 0.24) +
  fold('M590 620C560 720 566 850 552 1000', 40, 0.16) +
  fold('M420 780C432 850 424 920 428 1010', 34, 0.12) +
  gleam('M500 660C492 780 498 880 490 1000', 30, 0.14);

const shirtBody = mirrored(
  [450, 292],
  [412, 292, 386, 280, 370, 252],
  [330, 272, 292, 284, 256, 300],
  [214, 320, 196, 350, 182, 392],
  [120, 524],
  [116, 536, 120, 544, 132, 549],
  [230, 590],
  [242, 594, 250, 589, 254, 578],
  [284, 500],
  [290, 640, 284, 800, 274, 954],
  [274, 968, 280, 974, 292, 975],
  [345, 981, 398, 983, 450, 983],
);

function neck(brush: Brush, depth: number): string {
  const { tone } = brush;
  return (
    shape(`M372 254C400 236 500 236 528 254C505 ${depth} 395 ${depth} 372 254Z`, tone.deep) +
    line('M376 254C405 268 495 268 524 254', tone.dark, 12)
  );
}

function tShirtMarks(brush: Brush): string {
  const { tone } = brush;
  const stripes = Array.from({ length: 13 }, (_, n) => `M100 ${430 + n * 42}H800`).join('');
  const motifs = [
    '',
    line(stripes, tone.bright, 11, 'opacity=".75"'),
    shape('M505 430h92v84c0 12 -8 20 -46 34c-38 -14 -46 -22 -46 -34z', tone.light) + seam('M505 446h92', tone.deep),
    oval([450, 560, 82, 82], tone.bright, 'opacity=".9"') +
      shape('M368 560a82 82 0 0 0 164 0z', tone.dark, 'opacity=".8"'),
    '',
  ];
  return motifs[brush.pick(motifs.length)] ?? '';
}

const tShirt: Shape = {
  frame: [450, 612, 1.12],
  shadow: [450, 1090, 240, 22],
  focus: [450, 420],
  draw: (brush) =>
    neck(brush, 318) +
    form(brush, shirtBody, { fill: brush.sweep(cloth(brush.tone)), folds: TORSO_FOLDS, marks: tShirtMarks(brush) }) +
    line('M370 252C386 280 412 292 450 292C488 292 514 280 530 252', brush.tone.dark, 15) +
    line('M370 252C386 280 412 292 450 292C488 292 514 280 530 252', brush.tone.base, 11) +
    both(
      seam('M138 528L246 573', brush.tone.deep) +
        line('M256 302C280 380 290 440 284 500', brush.tone.deep, 2.5, 'opacity=".45"'),
    ) +
    seam('M278 948C390 966 510 966 622 948', brush.tone.deep),
};

const longBody = mirrored(
  [450, 300],
  [410, 296, 384, 282, 366, 250],
  [326, 268, 290, 280, 254, 298],
  [212, 320, 198, 360, 190, 410],
  [142, 880],
  [140, 896, 146, 902, 158, 904],
  [226, 912],
  [238, 913, 244, 908, 246, 896],
  [286, 560],
  [288, 700, 280, 860, 270, 984],
  [270, 998, 278, 1004, 290, 1005],
  [340, 1012, 400, 1014, 450, 1014],
);

const SLEEVES = both(
  fold('M250 500C238 620 226 760 214 930', 22, 0.18) + gleam('M214 400C206 520 190 680 178 800', 22, 0.28),
);

function shirting(brush: Brush): string {
  const { tone } = brush;
  const checks = brush.tile(
    44,
    44,
    `<path d="M0 0h18v44h-18z" fill="${tone.deep}" opacity=".3"/><path d="M0 0h44v18h-44z" fill="${tone.deep}" opacity=".3"/>`,
  );
  return [weave(brush), pinstripes(brush), checks][brush.pick(3)] ?? '';
}

const shirt: Shape = {
  frame: [450, 625, 1.08],
  shadow: [450, 1100, 240, 22],
  focus: [450, 380],
  draw: (brush) => {
    const { tone } = brush;
    const buttons = Array.from(
      { length: 7 },
      (_, n) =>
        oval([450, 372 + n * 92, 7, 7], tone.bright) +
        oval([451, 374 + n * 92, 7, 7], 'none', `stroke="${tone.deep}" stroke-width="1.5" opacity=".5"`),
    ).join('');
    const collar = shape(
      'M450 330L392 236C372 248 362 258 352 268L398 380Z',
      brush.sweep([tone.light, tone.base], 50),
      `stroke="${tone.deep}" stroke-opacity=".35" stroke-width="2"`,
    );
    return (
      shape('M366 250C400 226 500 226 534 250C510 320 390 320 366 250Z', tone.deep) +
      form(brush, longBody, {
        fill: brush.sweep(cloth(tone)),
        folds: TORSO_FOLDS + SLEEVES,
        texture: shirting(brush),
      }) +
      shape('M430 320H470V1012H430Z', tone.light, 'opacity=".45"') +
      line('M430 330V1010M470 330V1010', tone.deep, 1.8, 'opacity=".4"') +
      both(
        collar +
          seam('M386 254L402 362L440 330', tone.deep) +
          seam('M146 868L242 882', tone.deep) +
          line('M254 300C282 400 292 480 286 560', tone.deep, 2.4, 'opacity=".4"'),
      ) +
      shape(
        'M520 470h104v96l-52 28l-52 -28z',
        tone.light,
        `opacity=".55" stroke="${tone.deep}" stroke-opacity=".5" stroke-width="2"`,
      ) +
      buttons
    );
  },
};

function knitting(brush: Brush): string {
  const { tone } = brush;
  const cable = (x: number) =>
    Array.from({ length: 13 }, (_, n) =>
      line(
        `M${x - 18} ${360 + n * 48}C${x - 18} ${384 + n * 48} ${x + 18} ${384 + n * 48} ${x + 18} ${408 + n * 48}M${x + 18} ${360 + n * 48}C${x + 18} ${384 + n * 48} ${x - 18} ${384 + n * 48} ${x - 18} ${408 + n * 48}`,
        tone.dark,
        6,
        'opacity=".55"',
      ),
    ).join('');
  const yoke = line(
    'M180 430C300 500 600 500 720 430M175 470C300 545 600 545 725 470',
    tone.bright,
    12,
    'stroke-dasharray="4 16" opacity=".9"',
  );
  return [cable(370) + cable(450) + cable(530), '', yoke, cable(450)][brush.pick(4)] ?? '';
}

const sweater: Shape = {
  frame: [450, 625, 1.08],
  shadow: [450, 1100, 250, 22],
  focus: [450, 460],
  draw: (brush) => {
    const { tone } = brush;
    return (
      shape('M366 250C400 226 500 226 534 250C510 320 390 320 366 250Z', tone.deep) +
      form(brush, longBody, {
        fill: brush.sweep(cloth(tone)),
        folds: TORSO_FOLDS + SLEEVES,
        texture: knit(brush),
        marks: knitting(brush),
      }) +
      brush.inside(
        longBody,
        both(shape('M120 846L260 862V920H120Z', tone.base) + brush.inside('M120 846L260 862V920H120Z', ribs(brush))) +
          shape('M250 944H650V1020H250Z', tone.base) +
          brush.inside('M250 944H650V1020H250Z', ribs(brush)) +
          gleam('M330 950V1010', 50, 0.12),
      ) +
      line('M366 250C384 288 410 308 450 308C490 308 516 288 534 250', tone.dark, 34) +
      line('M366 250C384 288 410 308 450 308C490 308 516 288 534 250', tone.base, 28) +
      line(
        'M366 250C384 288 410 308 450 308C490 308 516 288 534 250',
        tone.deep,
        26,
        'stroke-dasharray="3 9" opacity=".35"',
      )
    );
  },
};

const jacketBody = mirrored(
  [450, 300],
  [410, 292, 380, 270, 362, 240],
  [320, 262, 282, 276, 246, 294],
  [200, 318, 184, 360, 176, 420],
  [126, 888],
  [124, 906, 130, 912, 142, 914],
  [222, 926],
  [236, 927, 243, 922, 245, 908],
  [280, 590],
  [282, 720, 276, 870, 268, 990],
  [268, 1004, 276, 1010, 288, 1011],
  [440, 1018],
  [450, 1018],
);

const jacket: Shape = {
  frame: [450, 625, 1.08],
  shadow: [450, 1100, 250, 22],
  focus: [430, 470],
  draw: (brush) => {
    const { tone } = brush;
    const zip = brush.pick(2) === 0;
    const lapel = shape(
      'M450 560L352 262C372 246 380 240 392 236L450 420Z',
      brush.sweep([tone.light, tone.base, tone.dark], 20),
      `stroke="${tone.deep}" stroke-opacity=".45" stroke-width="2"`,
    );
    const collar = shape(
      'M362 240C390 214 510 214 538 240L556 300C520 268 380 268 344 300Z',
      brush.sweep(cloth(tone)),
      `stroke="${tone.deep}" stroke-opacity=".4" stroke-width="2"`,
    );
    const button = (y: number) =>
      oval([474, y, 13, 13], BRASS.dark) + oval([472, y - 2, 12, 12], brush.glow([BRASS.bright, BRASS.base]));
    const pockets = both(
      shape('M300 770L404 758L406 790L302 802Z', tone.dark, 'opacity=".55"') + seam('M298 764L406 752', tone.bright),
    );
    const closing = zip
      ? line('M450 300V1014', INK.base, 13) +
        line('M450 300V1014', BRASS.light, 7, 'stroke-dasharray="3 4"') +
        shape('M442 372h16v44h-16z', BRASS.base)
      : lapelled(lapel) + line('M450 560V1016', tone.deep, 3, 'opacity=".6"') + [640, 750, 860].map(button).join('');
    return (
      shape('M362 240C400 210 500 210 538 240C520 330 380 330 362 240Z', tone.deep) +
      form(brush, jacketBody, {
        fill: brush.sweep(cloth(tone)),
        folds: TORSO_FOLDS + SLEEVES + both(fold('M262 330C284 420 290 520 284 600', 10, 0.16)),
        texture: twill(brush),
      }) +
      (zip ? collar : '') +
      closing +
      pockets +
      both(
        seam('M132 860L246 876', tone.bright) +
          line('M246 296C278 400 288 490 280 590', tone.deep, 2.6, 'opacity=".5"'),
      ) +
      seam('M272 984C380 996 520 996 628 984', tone.bright)
    );
  },
};

const lapelled = (lapel: string) => both(lapel);

export const tops = { 't-shirt': tShirt, shirt, sweater, jacket } as const;
