import type { Brush } from '../brush.ts';
import { BRASS, INK, OAK, PORCELAIN, WALNUT } from '../colours.ts';
import { both, cloth, fold, form, gleam, line, mirrored, oval, round, seam, shape, smudge } from '../strokes.ts';
import { weave } from '../textures.ts';
import type { Shape } from './shape.ts';

const woodOf = (brush: Brush) => (brush.pick(2) === 0 ? OAK : WALNUT);
const leg = (brush: Brush, d: string, wood = OAK) => shape(d, brush.sweep([wood.light, wood.base, wood.dark]));

const lamp: Shape = {
  frame: [450, 618, 1.14],
  shadow: [450, 1000, 190, 26],
  focus: [450, 420],
  draw: (brush) => {
    const { tone } = brush;
    const shade = mirrored([450, 250], [340, 250], [322, 330, 268, 470, 248, 540], [300, 562, 380, 568, 450, 568]);
    const metal = brush.pick(2) === 0;
    const stem = metal
      ? line('M450 560V960', BRASS.dark, 18) + line('M447 560V960', BRASS.light, 8)
      : form(
          brush,
          mirrored([450, 640], [426, 640], [420, 680, 352, 700, 344, 790], [338, 880, 388, 940, 410, 960], [450, 966]),
          {
            fill: brush.sweep(round(PORCELAIN)),
            folds: gleam('M384 740C368 800 376 860 400 910', 22, 0.5),
            edge: PORCELAIN.deep,
          },
        ) + line('M450 560V646', BRASS.base, 14);
    return (
      oval([450, 590, 380, 200], brush.halo(['rgba(255,220,150,.8)', 'rgba(255,226,168,.3)', 'rgba(255,226,168,0)'])) +
      stem +
      (metal
        ? oval([450, 978, 130, 28], BRASS.deep) +
          oval([450, 968, 130, 28], brush.sweep([BRASS.dark, BRASS.light, BRASS.base, BRASS.dark]))
        : shape('M380 952h140v40h-140z', brush.sweep(round(OAK)))) +
      form(brush, shade, {
        fill: brush.sweep(round(tone)),
        texture: weave(brush, 6),
        folds:
          oval(
            [450, 540, 200, 150],
            brush.halo(['rgba(255,241,204,.8)', 'rgba(255,241,204,.3)', 'rgba(255,241,204,0)']),
          ) + fold('M600 330C620 420 636 480 648 540', 34, 0.26),
      }) +
      line('M340 252C400 262 500 262 560 252M250 538C330 566 570 566 650 538', tone.deep, 5, 'opacity=".45"')
    );
  },
};

const chair: Shape = {
  frame: [450, 608, 1.1],
  shadow: [450, 1012, 310, 32],
  focus: [450, 480],
  draw: (brush) => {
    const { tone } = brush;
    const wood = woodOf(brush);
    const seat =
      'M230 640C230 612 250 600 280 600H620C650 600 670 612 670 640V690C670 712 654 722 630 724C520 734 380 734 270 724C246 722 230 712 230 690Z';
    const shell = mirrored(
      [450, 200],
      [340, 200, 270, 230, 264, 330],
      [258, 430, 262, 540, 282, 640],
      [340, 660, 400, 664, 450, 664],
    );
    return (
      both(leg(brush, 'M300 700L330 700L320 960L304 960Z', wood)) +
      form(brush, shell, {
        fill: brush.sweep(cloth(tone)),
        texture: weave(brush, 8),
        folds:
          gleam('M330 290C318 380 322 480 336 580', 50, 0.34) +
          fold('M280 640C380 664 520 664 620 640', 44, 0.46) +
          fold('M590 300C606 400 600 520 580 620', 36, 0.26),
      }) +
      seam('M296 320C304 250 360 230 450 230C540 230 596 250 604 320', tone.deep) +
      [
        [380, 330],
        [520, 330],
        [450, 420],
        [380, 510],
        [520, 510],
      ]
        .map(([x = 0, y = 0]) => smudge(brush, [x, y, 30, 28], 0.34) + oval([x, y, 8, 8], tone.dark))
        .join('') +
      form(brush, seat, {
        fill: brush.sweep([tone.light, tone.base, tone.dark], 80),
        texture: weave(brush, 8),
        folds: gleam('M260 624H560', 26, 0.36) + fold('M240 716C400 732 520 732 660 716', 24, 0.42),
      }) +
      seam('M236 690C380 706 520 706 664 690', tone.deep) +
      both(leg(brush, 'M250 716L288 722L262 1010L242 1010Z', wood))
    );
  },
};

const sideTable: Shape = {
  frame: [450, 730, 1.34],
  shadow: [450, 1004, 300, 30],
  focus: [450, 560],
  draw: (brush) => {
    const { tone } = brush;
    const wood = woodOf(brush);
    const grain = line(
      'M190 556C300 546 420 566 560 552C620 548 680 552 710 556M200 570C330 562 440 578 600 566',
      wood.deep,
      2.4,
      'opacity=".4"',
    );
    const top = 'M170 560a280 56 0 0 1 560 0v30a280 56 0 0 1 -560 0Z';
    const tray = brush.pick(2) === 0;
    return (
      leg(brush, 'M438 620H470L462 980H446Z', tray ? INK : wood) +
      both(leg(brush, 'M290 620L322 628L286 1004L268 1004Z', tray ? INK : wood)) +
      line('M292 850C360 866 540 866 608 850', tray ? INK.dark : wood.dark, 12) +
      shape(top, brush.sweep(round(tray ? tone : wood))) +
      oval(
        [450, 560, 280, 56],
        brush.sweep(
          tray ? [tone.bright, tone.light, tone.base, tone.light] : [wood.bright, wood.light, wood.base, wood.light],
          12,
        ),
      ) +
      brush.inside(
        'M170 560a280 56 0 0 1 560 0a280 56 0 0 1 -560 0Z',
        tray ? oval([450, 572, 262, 50], tone.base) : grain,
      ) +
      smudge(brush, [490, 566, 110, 26], 0.5) +
      shape('M386 536h150v22h-150z', '#c9b79c') +
      shape('M396 514h136v22h-136z', tone.dark) +
      shape('M386 536h150v4h-150z', '#efe7da') +
      shape('M418 448h72l-6 56c-1 8 -8 10 -14 10h-32c-6 0 -13 -2 -14 -10z', brush.sweep(round(PORCELAIN)))
    );
  },
};

const stool: Shape = {
  frame: [450, 745, 1.42],
  shadow: [450, 1004, 280, 30],
  focus: [450, 560],
  draw: (brush) => {
    const { tone } = brush;
    const wood = woodOf(brush);
    return (
      both(leg(brush, 'M340 600L376 606L366 960L350 960Z', wood)) +
      line('M318 830H582', wood.dark, 18) +
      line('M318 826H582', wood.light, 8) +
      both(leg(brush, 'M276 604L316 612L262 1006L240 1006Z', wood)) +
      form(
        brush,
        'M240 540C240 500 330 480 450 480C570 480 660 500 660 540V590C660 622 570 640 450 640C330 640 240 622 240 590Z',
        {
          fill: brush.sweep(round(tone)),
          texture: weave(brush, 8),
          folds:
            gleam('M280 530C340 508 400 502 560 506', 18, 0.3) + fold('M250 620C360 644 540 644 650 620', 24, 0.42),
        },
      ) +
      seam('M244 560C330 600 570 600 656 560', tone.deep)
    );
  },
};

export const furniture = { lamp, chair, 'side-table': sideTable, stool } as const;
