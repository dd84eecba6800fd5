import type { Brush } from '../brush.ts';
import { BRASS, OAK, PORCELAIN } from '../colours.ts';
import { fold, form, gleam, line, mirrored, oval, round, shape, smudge } from '../strokes.ts';
import { speckles } from '../textures.ts';
import { branches } from './plants.ts';
import type { Shape } from './shape.ts';

/** A glaze over the lower part, or nothing. */
function glaze(brush: Brush, y: number): string {
  const { tone } = brush;
  const dips = [
    '',
    shape(
      `M0 ${y}C200 ${y + 24} 340 ${y - 18} 470 ${y + 8}C620 ${y + 30} 760 ${y - 12} 900 ${y}V1200H0Z`,
      brush.sweep(round(PORCELAIN)),
      'opacity=".96"',
    ),
    line(`M0 ${y}H900M0 ${y + 34}H900`, tone.bright, 12, 'opacity=".8"'),
  ];
  return dips[brush.pick(dips.length)] ?? '';
}

const mug: Shape = {
  frame: [490, 705, 1.5],
  shadow: [440, 904, 240, 32],
  focus: [500, 660],
  draw: (brush) => {
    const { tone } = brush;
    const body =
      'M248 520C252 660 262 780 284 864C290 888 312 900 346 902H500C534 900 556 888 562 864C584 780 594 660 598 520Z';
    const ear = 'M588 590C680 566 740 610 730 690C720 768 650 810 566 800';
    return (
      line(ear, tone.deep, 48) +
      line(ear, tone.base, 44) +
      line('M590 580C676 562 730 604 722 680', tone.bright, 8, 'opacity=".6"') +
      fold('M590 812C650 812 716 772 730 700', 8, 0.2) +
      form(brush, body, {
        fill: brush.sweep(round(tone)),
        texture: speckles(brush),
        marks: glaze(brush, 740),
        folds:
          gleam('M318 560C322 680 330 780 344 860', 30, 0.5) +
          fold('M560 540C554 680 546 780 530 880', 34, 0.26) +
          fold('M280 890H560', 24, 0.4),
      }) +
      oval([423, 520, 176, 44], tone.bright) +
      oval([423, 522, 166, 38], brush.sweep([tone.deep, tone.dark, tone.base])) +
      brush.inside(
        'M257 522a166 38 0 0 1 332 0a166 38 0 0 1 -332 0Z',
        oval([423, 544, 150, 34], '#4a2d1d') + oval([410, 540, 110, 18], '#6b452c', 'opacity=".7"'),
      )
    );
  },
};

const teapot: Shape = {
  frame: [475, 665, 1.14],
  shadow: [450, 894, 280, 34],
  focus: [420, 640],
  draw: (brush) => {
    const { tone } = brush;
    const body = mirrored(
      [450, 500],
      [380, 500, 330, 514, 300, 548],
      [250, 600, 232, 680, 244, 750],
      [256, 820, 300, 876, 360, 888],
      [390, 892, 420, 892, 450, 892],
    );
    const spout =
      'M600 640C690 650 722 622 746 560C756 532 774 512 798 500L832 516C840 520 838 530 828 536C802 552 794 580 782 620C758 704 712 776 600 796Z';
    const wood = brush.pick(2) === 0;
    const ear = 'M290 560C160 520 96 600 120 690C140 770 210 800 268 790';
    return (
      line(ear, wood ? OAK.deep : tone.deep, 36) +
      line(ear, wood ? OAK.base : tone.base, 31) +
      line('M280 552C170 516 106 590 124 670', wood ? OAK.bright : tone.bright, 7, 'opacity=".6"') +
      form(brush, spout, {
        fill: brush.sweep([tone.light, tone.base, tone.dark], 30),
        folds: gleam('M660 690C730 680 752 620 776 556', 14, 0.5),
      }) +
      form(brush, body, {
        fill: brush.glow([tone.bright, tone.light, tone.base, tone.dark, tone.deep]),
        texture: speckles(brush),
        marks: glaze(brush, 770),
        folds: gleam('M312 600C290 650 288 710 300 760', 26, 0.5) + fold('M300 880H600', 30, 0.4),
      }) +
      form(brush, 'M338 512C350 470 400 450 450 450C500 450 550 470 562 512C530 528 370 528 338 512Z', {
        fill: brush.sweep(round(tone)),
        folds: gleam('M386 480C410 466 430 462 450 462', 10, 0.6),
      }) +
      line('M336 514C380 532 520 532 564 514', tone.deep, 3, 'opacity=".6"') +
      oval([450, 436, 26, 24], wood ? OAK.dark : tone.dark) +
      oval(
        [447, 432, 24, 22],
        wood ? brush.glow([OAK.bright, OAK.base, OAK.dark]) : brush.glow([tone.bright, tone.base, tone.dark]),
      )
    );
  },
};

const plates: Shape = {
  frame: [450, 720, 1.22],
  shadow: [450, 880, 320, 36],
  focus: [450, 760],
  draw: (brush) => {
    const { tone } = brush;
    const plate = (y: number, rx: number) =>
      shape(
        `M${450 - rx} ${y}C${450 - rx + 10} ${y + 50} ${450 - rx * 0.5} ${y + 66} 450 ${y + 66}C${450 + rx * 0.5} ${y + 66} ${450 + rx - 10} ${y + 50} ${450 + rx} ${y}Z`,
        brush.sweep(round(tone)),
      ) +
      oval([450, y, rx, rx * 0.2], tone.bright) +
      oval([450, y + 3, rx - 7, rx * 0.19], brush.sweep([tone.light, tone.bright, tone.light, tone.base], 20)) +
      oval([450, y + 9, rx * 0.72, rx * 0.125], tone.dark, 'opacity=".35"') +
      oval([450, y + 12, rx * 0.7, rx * 0.12], brush.sweep([tone.base, tone.light, tone.bright], 20)) +
      line(`M${450 - rx + 8} ${y}a${rx - 8} ${rx * 0.185} 0 0 0 ${2 * rx - 16} 0`, BRASS.base, 3, 'opacity=".7"');
    const bowl = form(brush, 'M286 560C290 660 350 726 410 734H490C550 726 610 660 614 560Z', {
      fill: brush.sweep(round(tone)),
      texture: speckles(brush),
      folds: gleam('M336 590C344 650 372 694 402 716', 22, 0.5),
    });
    return (
      [822, 788, 754].map((y) => plate(y, 320)).join('') +
      [712, 684].map((y) => plate(y, 236)).join('') +
      smudge(brush, [450, 716, 170, 34], 0.5) +
      bowl +
      oval([450, 560, 164, 36], tone.bright) +
      oval([450, 564, 155, 31], brush.sweep([tone.deep, tone.dark, tone.light]))
    );
  },
};

const vaseBodies = [
  mirrored(
    [450, 430],
    [416, 430],
    [404, 430, 400, 438, 402, 450],
    [408, 500, 400, 540, 360, 590],
    [310, 650, 296, 720, 304, 790],
    [312, 860, 350, 906, 400, 910],
    [420, 911, 434, 911, 450, 911],
  ),
  mirrored(
    [450, 420],
    [384, 420],
    [368, 420, 366, 434, 372, 446],
    [392, 480, 380, 520, 350, 560],
    [316, 610, 310, 700, 330, 780],
    [344, 850, 372, 900, 392, 908],
    [410, 911, 430, 911, 450, 911],
  ),
  mirrored(
    [450, 470],
    [352, 470],
    [344, 470, 338, 476, 338, 486],
    [330, 620, 330, 760, 344, 880],
    [346, 900, 356, 910, 376, 911],
    [400, 912, 430, 912, 450, 912],
  ),
];

const vase: Shape = {
  frame: [450, 500, 1.14],
  shadow: [450, 912, 170, 26],
  focus: [450, 660],
  draw: (brush) => {
    const { tone } = brush;
    const body = vaseBodies[brush.pick(3)] ?? vaseBodies[0] ?? '';
    const ridges = line(
      Array.from({ length: 26 }, (_, n) => `M200 ${520 + n * 15}H700`).join(''),
      tone.deep,
      3,
      'opacity=".28"',
    );
    const marks = [ridges, glaze(brush, 700), ''][brush.pick(3)] ?? '';
    return (
      branches(brush) +
      form(brush, body, {
        fill: brush.sweep(round(tone)),
        texture: speckles(brush),
        marks,
        folds:
          gleam('M372 600C340 660 336 760 356 850', 30, 0.46) +
          fold('M560 600C590 700 580 800 530 890', 44, 0.3) +
          fold('M350 906H550', 24, 0.36),
      })
    );
  },
};

const candle: Shape = {
  frame: [450, 640, 1.5],
  shadow: [450, 884, 180, 26],
  focus: [450, 640],
  draw: (brush) => {
    const { tone } = brush;
    const jar = 'M290 520H610V850C610 872 598 882 576 884H324C302 882 290 872 290 850Z';
    return (
      oval(
        [450, 410, 190, 200],
        brush.halo(['rgba(255,205,120,.75)', 'rgba(255,213,138,.25)', 'rgba(255,213,138,0)']),
      ) +
      form(brush, jar, {
        fill: brush.sweep(round(tone)),
        folds: gleam('M332 540V860', 26, 0.5) + fold('M580 540V870', 26, 0.3) + fold('M300 878H600', 20, 0.4),
      }) +
      oval([450, 520, 160, 34], tone.bright) +
      oval([450, 523, 152, 30], '#efe3c8') +
      oval([450, 526, 120, 20], '#fff3d6', 'opacity=".8"') +
      line('M450 522V474', '#3a2c22', 7) +
      shape(
        'M450 350C484 402 490 440 472 464C462 478 438 478 428 464C410 440 416 402 450 350Z',
        brush.sweep(['#fff6d8', '#ffc75a', '#f08a2c'], 90),
      ) +
      shape('M450 412C464 436 464 456 450 464C436 456 436 436 450 412Z', '#fffdf0') +
      shape('M360 634h180v150h-180z', PORCELAIN.light) +
      line('M372 646h156v126h-156z', tone.deep, 2, 'opacity=".5"') +
      line('M404 690h92M420 716h60M432 740h36', tone.deep, 6, 'opacity=".7"')
    );
  },
};

export const table = { mug, teapot, plates, vase, candle } as const;
