import { BRASS, INK, OAK, PORCELAIN, STEEL } from '../colours.ts';
import { both, fold, form, gleam, line, oval, round, seam, shape } from '../strokes.ts';
import { weave, mesh } from '../textures.ts';
import type { Shape } from './shape.ts';

const notebook: Shape = {
  frame: [475, 620, 1.04],
  shadow: [450, 1000, 270, 28],
  focus: [500, 560],
  draw: (brush) => {
    const { tone } = brush;
    const cover =
      'M250 260C250 246 260 238 274 238H636C652 238 662 248 662 262V950C662 964 652 974 636 974H274C260 974 250 966 250 952Z';
    const art =
      [
        shape('M340 380h200v120h-200z', PORCELAIN.base) +
          line('M370 420h140M390 452h100', INK.light, 6, 'opacity=".6"'),
        line('M290 860C380 700 420 780 480 640C520 560 560 600 640 480', tone.bright, 9, 'opacity=".8"') +
          oval([560, 380, 56, 56], tone.bright, 'opacity=".85"'),
        line('M340 420h220', BRASS.light, 7) + line('M340 448h140', BRASS.light, 5),
      ][brush.pick(3)] ?? '';
    return (
      shape('M270 254H684V986H284C272 986 266 980 266 970Z', '#e9e3d6') +
      line('M672 262V980M678 262V982', '#bdb5a4', 1.6) +
      shape('M290 246H690C698 246 702 250 702 258V982C702 990 698 994 690 994H290Z', tone.deep) +
      shape('M280 250H682V982H280Z', '#f2ede2') +
      line('M668 252V980M674 252V980', '#cfc7b6', 1.6) +
      shape('M470 970h26v70l-13 -14l-13 14z', '#b8323a') +
      form(brush, cover, {
        fill: brush.sweep([tone.dark, tone.base, tone.light, tone.base, tone.base], 24),
        texture: weave(brush, 6),
        folds: gleam('M360 270C340 480 350 720 380 940', 60, 0.22) + fold('M260 250V966', 18, 0.4),
      }) +
      line('M296 240V972', tone.deep, 3, 'opacity=".4"') +
      art +
      shape('M606 236h20v740h-20z', tone.deep) +
      line('M610 238V974', tone.light, 2, 'opacity=".5"')
    );
  },
};

const pen: Shape = {
  frame: [470, 640, 1.18],
  shadow: [450, 720, 0, 0],
  focus: [600, 560],
  draw: (brush) => {
    const { tone } = brush;
    const metal = brush.pick(2) === 0 ? BRASS : STEEL;
    const barrel = [tone.deep, tone.base, tone.bright, tone.base, tone.dark, tone.deep];
    const one = (fill: readonly string[]) =>
      shape('M150 560C140 560 134 572 134 600C134 628 140 640 150 640H470V560Z', brush.sweep(fill, 90)) +
      shape('M470 556H500V644H470Z', brush.sweep([metal.dark, metal.bright, metal.base, metal.dark], 90)) +
      shape('M500 562H650L700 578V622L650 638H500Z', brush.sweep(fill, 90)) +
      shape('M700 578L724 582V618L700 622Z', brush.sweep([metal.dark, metal.bright, metal.dark], 90)) +
      shape('M724 584L806 598L806 602L724 616Z', brush.sweep([metal.light, metal.bright, metal.dark], 90)) +
      line('M748 600H800', metal.deep, 2) +
      shape(
        'M156 536H360C372 536 376 548 366 552L180 560H156Z',
        brush.sweep([metal.bright, metal.base, metal.dark], 90),
      ) +
      line('M160 578H460M506 580H640', '#ffffff', 5, 'opacity=".35"');
    const lying = (place: string, marks: string) =>
      `<g transform="${place}">${fold('M160 640L790 630', 22, 0.4)}${marks}</g>`;
    const other = [metal.dark, metal.light, metal.bright, metal.base, metal.dark];
    return lying('rotate(-24 450 600)', one(barrel)) + lying('translate(30 150) rotate(-24 450 600)', one(other));
  },
};

const headphones: Shape = {
  frame: [450, 570, 1.14],
  shadow: [450, 990, 240, 26],
  focus: [360, 660],
  draw: (brush) => {
    const { tone } = brush;
    const cup =
      'M214 640C214 600 236 584 268 588C316 594 338 650 338 750C338 850 316 906 268 912C236 916 214 900 214 860Z';
    const pad =
      'M300 606C346 600 372 660 372 750C372 840 346 900 300 894C330 860 338 810 338 750C338 690 330 640 300 606Z';
    return (
      line('M262 640C240 380 320 230 450 230C580 230 660 380 638 640', tone.deep, 54) +
      line('M262 640C240 380 320 230 450 230C580 230 660 380 638 640', tone.base, 48) +
      line('M330 330C370 276 408 256 450 256C492 256 530 276 570 330', tone.deep, 22, 'opacity=".5"') +
      line('M256 520C268 350 340 214 450 212', tone.bright, 8, 'opacity=".5"') +
      both(
        line('M262 560V650', STEEL.dark, 26) +
          line('M258 560V650', STEEL.bright, 10) +
          form(brush, pad, {
            fill: brush.sweep([INK.base, INK.deep]),
            edge: INK.deep,
            folds: gleam('M340 660C352 720 350 790 340 840', 12, 0.3),
          }) +
          form(brush, cup, {
            fill: brush.sweep([tone.dark, tone.light, tone.base, tone.dark], 20),
            folds:
              gleam('M246 640C238 710 238 790 246 850', 22, 0.5) + fold('M300 640C326 700 326 800 300 870', 24, 0.3),
          }) +
          oval([264, 750, 34, 60], tone.dark, 'opacity=".6"') +
          oval([262, 748, 31, 56], brush.glow([STEEL.bright, STEEL.base, STEEL.dark])),
      )
    );
  },
};

const speaker: Shape = {
  frame: [450, 610, 1.16],
  shadow: [450, 960, 230, 30],
  focus: [450, 560],
  draw: (brush) => {
    const { tone } = brush;
    const box =
      'M270 310C270 280 288 264 318 264H582C612 264 630 280 630 310V910C630 940 612 956 582 956H318C288 956 270 940 270 910Z';
    const open = brush.pick(2) === 0;
    const cone = (y: number, r: number) =>
      oval([450, y, r, r], INK.deep) +
      oval([450, y, r - 8, r - 8], brush.glow([INK.light, INK.base, INK.deep])) +
      oval([450, y, r * 0.62, r * 0.62], brush.glow(['#5a5c64', '#34363c', '#1b1c20'])) +
      oval([450, y, r * 0.3, r * 0.3], brush.glow(['#8a8d95', '#3c3e45', '#1b1c20'])) +
      line(`M${450 - r + 4} ${y}a${r - 4} ${r - 4} 0 0 1 ${r} ${-r + 6}`, STEEL.bright, 3, 'opacity=".6"');
    return (
      form(brush, box, {
        fill: brush.sweep(open ? round(OAK) : round(tone)),
        folds: gleam('M306 300V920', 22, 0.4) + fold('M610 300V930', 26, 0.34) + fold('M290 944H610', 22, 0.4),
        ...(open
          ? {
              edge: OAK.deep,
              marks: line(
                'M340 270C330 480 350 700 336 950M420 270C430 520 410 740 424 950M520 270C508 500 530 760 516 950M586 270C596 500 580 700 590 950',
                OAK.dark,
                2.6,
                'opacity=".5"',
              ),
            }
          : {}),
      }) +
      (open
        ? cone(420, 84) + cone(700, 142)
        : shape('M296 380H604V900C604 918 594 928 576 928H324C306 928 296 918 296 900Z', tone.dark) +
          brush.inside('M296 380H604V900C604 918 594 928 576 928H324C306 928 296 918 296 900Z', mesh(brush)) +
          gleam('M340 400V900', 50, 0.22) +
          [400, 450, 500]
            .map((x) => oval([x, 324, 13, 13], tone.deep) + oval([x - 1, 322, 12, 12], tone.light))
            .join('')) +
      shape('M424 884h52v14h-52z', open ? BRASS.base : STEEL.light) +
      seam('M0 0', 'none')
    );
  },
};

export const desk = { notebook, pen, headphones, speaker } as const;
