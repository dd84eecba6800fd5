import type { Brush } from '../brush.ts';
import { BRASS, INK, LEATHER, PORCELAIN, shadesOf, STEEL } from '../colours.ts';
import { both, cloth, fold, form, gleam, line, mirrored, oval, round, seam, shape } from '../strokes.ts';
import { knit, straw, ribs } from '../textures.ts';
import type { Shape } from './shape.ts';

const beltFront =
  'M140 500C140 610 300 662 450 662C600 662 760 610 760 500V588C760 700 600 754 450 754C300 754 140 700 140 588Z';
const beltBack =
  'M140 500C140 392 300 352 450 352C600 352 760 392 760 500V520C744 462 600 430 450 430C300 430 156 462 140 520Z';

const belt: Shape = {
  frame: [450, 570, 1.24],
  shadow: [450, 752, 300, 30],
  focus: [500, 660],
  draw: (brush) => {
    const { tone } = brush;
    const frame = 'M376 654h120v112h-120z';
    return (
      form(brush, beltBack, { fill: brush.sweep([tone.deep, tone.dark, tone.dark, tone.deep]) }) +
      form(brush, beltFront, {
        fill: brush.sweep(round(tone)),
        folds:
          gleam('M200 610C280 670 360 686 440 690', 20, 0.34) +
          fold('M150 640C220 730 340 750 450 750C560 750 680 730 750 640', 16, 0.34),
      }) +
      seam('M146 522C160 622 306 676 450 676C594 676 740 622 754 522', tone.bright) +
      seam('M146 596C166 690 306 740 450 740C594 740 734 690 754 596', tone.bright) +
      [548, 590, 632].map((x, n) => oval([x, 700 - n * 8, 8, 8], tone.deep)).join('') +
      shape('M318 648h30v98l-30 -6z', tone.dark, `stroke="${tone.deep}" stroke-width="2"`) +
      line(frame, BRASS.dark, 21) +
      line(frame, brush.sweep([BRASS.bright, BRASS.base, BRASS.dark, BRASS.light], 40), 16) +
      line('M380 708H520', BRASS.light, 12) +
      oval([520, 708, 9, 9], BRASS.base)
    );
  },
};

const hat: Shape = {
  frame: [450, 590, 1.18],
  shadow: [450, 800, 320, 32],
  focus: [450, 600],
  draw: (brush) => {
    const { tone } = brush;
    const crown = mirrored(
      [450, 392],
      [430, 392, 416, 372, 384, 372],
      [330, 372, 304, 420, 296, 500],
      [286, 590, 280, 640, 276, 700],
      [330, 740, 390, 748, 450, 748],
    );
    const brim =
      'M450 640C640 640 800 676 800 730C800 786 640 806 450 806C260 806 100 786 100 730C100 676 260 640 450 640Z';
    return (
      form(brush, brim, {
        fill: brush.sweep([tone.dark, tone.light, tone.base, tone.dark], 8),
        texture: straw(brush),
        folds: fold('M290 716C380 760 520 760 612 716', 44, 0.55) + gleam('M130 730C160 770 300 790 420 794', 20, 0.34),
      }) +
      line('M112 738C140 790 280 802 450 802C620 802 760 790 788 738', tone.deep, 5, 'opacity=".4"') +
      form(brush, crown, {
        fill: brush.sweep(round(tone)),
        texture: straw(brush),
        folds:
          fold('M450 404C430 450 428 490 440 540', 30, 0.4) +
          gleam('M352 400C332 470 326 560 320 640', 34, 0.36) +
          fold('M590 470C600 560 606 640 610 700', 30, 0.3),
      }) +
      brush.inside(
        crown,
        shape(
          'M270 640C380 690 520 690 630 640V740C520 770 380 770 270 740Z',
          brush.sweep(round(shadesOf(brush.pick(2) === 0 ? 'black' : 'camel'))),
        ),
      ) +
      shape('M604 650l30 -6l-4 40l22 26l-44 12z', INK.light, 'opacity=".6"')
    );
  },
};

const fringe = ({ tone }: Brush, [from, to, y]: readonly [number, number, number]) =>
  Array.from({ length: Math.round((to - from) / 13) }, (_, n) =>
    line(
      `M${from + 6 + n * 13} ${y}q${n % 2 === 0 ? 5 : -4} 34 ${n % 3 === 0 ? -3 : 3} 62`,
      n % 2 === 0 ? tone.base : tone.dark,
      6,
    ),
  ).join('');

const loop =
  'M240 400C250 270 340 210 450 210C560 210 650 270 660 400C668 500 570 560 450 560C330 560 232 500 240 400ZM340 372C350 420 400 436 450 436C500 436 550 420 560 372C556 320 510 296 450 296C390 296 344 320 340 372Z';

const scarf: Shape = {
  frame: [450, 622, 1.1],
  shadow: [450, 1080, 210, 22],
  focus: [450, 420],
  draw: (brush) => {
    const { tone } = brush;
    const stripe = brush.tile(
      90,
      90,
      `<path d="M0 0h90v26h-90z" fill="${tone.bright}" opacity=".5"/><path d="M0 0h26v90h-26z" fill="${tone.deep}" opacity=".35"/>`,
    );
    const texture = brush.pick(2) === 0 ? knit(brush) : stripe;
    const back = 'M500 470L590 500L620 880L470 890Z';
    const front = 'M330 480L480 470L460 980L280 966Z';
    return (
      fringe(brush, [470, 622, 880]) +
      form(brush, back, {
        fill: brush.sweep([tone.dark, tone.base, tone.dark]),
        texture,
        folds: fold('M560 500L580 880', 24, 0.34),
      }) +
      fringe(brush, [282, 458, 966]) +
      form(brush, front, {
        fill: brush.sweep(cloth(tone)),
        texture,
        folds:
          gleam('M380 520L352 960', 34, 0.32) + fold('M450 520L424 970', 26, 0.36) + fold('M320 540L300 960', 18, 0.3),
      }) +
      shape(
        'M340 372C344 320 390 296 450 296C510 296 556 320 560 372C556 420 500 436 450 436C400 436 344 420 340 372Z',
        tone.deep,
      ) +
      `<g fill-rule="evenodd" clip-rule="evenodd">${form(brush, loop, { fill: brush.sweep(cloth(tone)), texture, folds: gleam('M290 340C330 270 390 250 450 250', 26, 0.42) + fold('M270 450C330 530 560 540 640 440', 34, 0.4) + gleam('M300 470C380 510 470 510 540 490', 18, 0.3) + fold('M330 380C350 450 550 460 572 376', 22, 0.34) })}</g>`
    );
  },
};

const ticks = Array.from(
  { length: 12 },
  (_, n) =>
    `<path d="M450 462v${n % 3 === 0 ? 30 : 18}" stroke="${n % 3 === 0 ? INK.base : STEEL.dark}" stroke-width="${n % 3 === 0 ? 8 : 4}" transform="rotate(${n * 30} 450 600)"/>`,
).join('');

const watch: Shape = {
  frame: [450, 600, 1.1],
  shadow: [450, 1050, 150, 22],
  focus: [450, 600],
  draw: (brush) => {
    const { tone } = brush;
    const metal = brush.pick(2) === 0 ? BRASS : STEEL;
    const strap = (d: string, angle: number) =>
      form(brush, d, { fill: brush.sweep([tone.dark, tone.base, tone.light, tone.base, tone.dark], angle) });
    return (
      strap(
        'M372 470C376 380 386 260 396 170C398 158 404 154 414 154H486C496 154 502 158 504 170C514 260 524 380 528 470Z',
        0,
      ) +
      strap(
        'M372 730C376 820 386 920 396 1020C398 1034 404 1040 420 1042H480C496 1040 502 1034 504 1020C514 920 524 820 528 730Z',
        0,
      ) +
      both(
        seam('M388 450C392 370 400 270 408 176', tone.bright) + seam('M388 750C392 830 400 920 410 1014', tone.bright),
      ) +
      [860, 905, 950].map((y) => oval([450, y, 8, 10], tone.deep)).join('') +
      line('M396 186h108', metal.dark, 16) +
      line('M396 184h108', metal.light, 9) +
      shape('M600 578h28c8 0 12 6 12 14v18c0 8 -4 14 -12 14h-28z', brush.sweep([metal.light, metal.dark], 90)) +
      oval([450, 600, 186, 186], metal.deep) +
      oval([450, 600, 184, 184], brush.sweep([metal.bright, metal.base, metal.dark, metal.light, metal.base], 50)) +
      oval([450, 600, 160, 160], metal.dark) +
      oval(
        [450, 600, 155, 155],
        brush.glow(
          brush.pick(2) === 0 ? [PORCELAIN.bright, PORCELAIN.base, '#d8d4cc'] : [tone.light, tone.base, tone.dark],
        ),
      ) +
      ticks +
      line('M450 600L396 536', INK.deep, 13) +
      line('M450 600L520 496', INK.deep, 9) +
      line('M450 640L444 480', '#b8323a', 3) +
      oval([450, 600, 11, 11], metal.base) +
      brush.inside('M450 445a155 155 0 1 0 .1 0Z', shape('M300 470L470 440L380 760H260Z', '#ffffff', 'opacity=".14"'))
    );
  },
};

const sunglasses: Shape = {
  frame: [450, 600, 1.32],
  shadow: [450, 740, 320, 24],
  focus: [330, 620],
  draw: (brush) => {
    const { tone } = brush;
    const roundish = brush.pick(2) === 0;
    const lens = roundish
      ? 'M300 520C380 520 424 566 424 636C424 700 376 744 304 744C228 744 176 700 172 632C170 564 216 520 300 520Z'
      : 'M166 536C250 516 360 520 428 540C436 600 424 690 376 722C320 750 226 742 192 704C164 668 158 600 166 536Z';
    const glass = brush.sweep(['#2c2f38', '#4a4d58', '#8d8a86'], 80);
    const one =
      line('M176 560C150 520 190 470 262 452', tone.dark, 15) +
      shape(lens, glass) +
      brush.inside(
        lens,
        shape('M210 500L290 500L220 760H140Z', '#ffffff', 'opacity=".22"') +
          shape('M320 500L344 500L274 760H250Z', '#ffffff', 'opacity=".16"'),
      ) +
      line(lens, tone.deep, 26) +
      line(lens, tone.base, 20) +
      line(lens, tone.bright, 3, 'opacity=".5" transform="translate(-3 -4)"') +
      oval([184, 566, 7, 7], BRASS.light);
    return (
      both(one) +
      line('M424 596C440 576 460 576 476 596', tone.deep, 24) +
      line('M424 594C440 574 460 574 476 594', tone.base, 18)
    );
  },
};

const socks: Shape = {
  frame: [440, 590, 1.35],
  shadow: [450, 960, 240, 24],
  focus: [420, 560],
  draw: (brush) => {
    const { tone } = brush;
    const sock =
      'M300 300H470V620C470 680 500 700 570 730C640 760 650 840 590 870C540 892 440 872 370 830C310 790 300 740 300 660Z';
    const one = (fill: string) =>
      form(brush, sock, {
        fill,
        texture: knit(brush, 10),
        folds:
          gleam('M350 330V640', 34, 0.3) +
          fold('M460 340V640C470 690 520 720 570 740', 22, 0.3) +
          fold('M330 800C420 880 540 890 600 850', 26, 0.34),
        marks:
          shape('M290 300h190v70h-190z', tone.dark) +
          brush.inside('M290 300h190v70h-190z', ribs(brush, 12)) +
          line('M290 420h190M290 450h190', tone.bright, 10) +
          shape('M560 720C650 760 660 850 590 880L540 860C570 830 580 780 560 720Z', tone.dark, 'opacity=".6"'),
      });
    return `<g transform="translate(70 30)">${one(brush.sweep([tone.dark, tone.base, tone.dark]))}</g><g transform="translate(-60 0)">${one(brush.sweep(cloth(tone)))}</g>`;
  },
};

const wallet: Shape = {
  frame: [450, 600, 1.45],
  shadow: [450, 790, 270, 26],
  focus: [560, 640],
  draw: (brush) => {
    const { tone } = brush;
    const body =
      'M210 470C210 452 222 442 240 442H660C678 442 690 452 690 470V750C690 768 678 778 660 778H240C222 778 210 768 210 750Z';
    return (
      shape('M250 420h330v60h-330z', PORCELAIN.dark) +
      shape('M262 428h330v60h-330z', LEATHER.light) +
      form(brush, body, {
        fill: brush.sweep([tone.light, tone.base, tone.dark], 40),
        folds: gleam('M236 470H560', 22, 0.4) + fold('M230 764H670', 26, 0.4),
      }) +
      seam('M226 458H674V762H226Z', tone.bright) +
      form(brush, 'M560 560H690V660H560C532 660 520 640 520 610C520 580 532 560 560 560Z', {
        fill: brush.sweep([tone.light, tone.base, tone.dark], 80),
      }) +
      seam('M690 572H562C542 572 532 588 532 610C532 632 542 648 562 648H690', tone.bright) +
      oval([566, 612, 19, 19], BRASS.dark) +
      oval([564, 609, 17, 17], brush.glow([BRASS.bright, BRASS.base, BRASS.dark]))
    );
  },
};

export const accessories = { belt, hat, scarf, watch, sunglasses, socks, wallet } as const;
