import type { Brush } from '../brush.ts';
import { both, cloth, fold, form, gleam, line, oval } from '../strokes.ts';
import { knit, weave, terry } from '../textures.ts';
import type { Shape } from './shape.ts';

const cushion: Shape = {
  frame: [450, 650, 1.26],
  shadow: [450, 930, 310, 34],
  focus: [450, 640],
  draw: (brush) => {
    const { tone } = brush;
    const body =
      'M180 372C270 398 360 408 450 408C540 408 630 398 720 372C744 366 752 378 746 400C722 490 716 560 716 650C716 740 722 800 746 892C752 914 744 926 720 920C630 898 540 888 450 888C360 888 270 898 180 920C156 926 148 914 154 892C178 800 184 740 184 650C184 560 178 490 154 400C148 378 156 366 180 372Z';
    const bands = line('M140 520H760M140 560H760M140 740H760M140 780H760', tone.bright, 12, 'opacity=".8"');
    const rhombs = line(
      Array.from(
        { length: 8 },
        (_, n) => `M${n * 130 - 100} 350L${n * 130 + 460} 960M${n * 130 - 100} 960L${n * 130 + 460} 350`,
      ).join(''),
      tone.bright,
      5,
      'opacity=".6"',
    );
    const marks = ['', bands, rhombs, ''][brush.pick(4)] ?? '';
    return (
      form(brush, body, {
        fill: brush.glow([tone.bright, tone.light, tone.base, tone.base, tone.dark], 0.4, 0.36),
        texture: brush.pick(2) === 0 ? weave(brush, 9) : knit(brush, 14),
        marks,
        folds:
          both(fold('M176 380C220 440 262 500 290 540', 14, 0.2) + fold('M176 910C220 860 260 810 290 770', 14, 0.22)) +
          fold('M190 880C360 850 540 850 710 880', 46, 0.4) +
          fold('M700 420C680 560 680 740 700 880', 46, 0.3) +
          gleam('M250 470C330 490 420 500 520 490', 50, 0.26),
      }) +
      line(body, tone.dark, 9, 'opacity=".55"') +
      line(body, tone.light, 3, 'opacity=".6" stroke-dasharray="5 4"')
    );
  },
};

/** Folded cloth, lying in a pile. */
function pile(brush: Brush, texture: string): string {
  const { tone } = brush;
  const layer = (y: number, tall: number, inset: number) => {
    const [left, right] = [170 + inset, 730 - inset];
    const d = `M${left + 30} ${y}H${right - 14}C${right + 14} ${y} ${right + 22} ${y + tall} ${right - 14} ${y + tall}H${left + 30}C${left - 22} ${y + tall} ${left - 22} ${y} ${left + 30} ${y}Z`;
    return (
      form(brush, d, {
        fill: brush.sweep([tone.light, tone.base, tone.dark], 86),
        texture,
        folds:
          gleam(`M${left + 30} ${y + 14}H${right - 80}`, 18, 0.4) +
          fold(`M${left} ${y + tall - 4}H${right}`, 20, 0.5) +
          fold(`M${right - 6} ${y + 8}V${y + tall}`, 18, 0.3),
      }) + line(`M${left + 44} ${y + tall / 2}H${right - 30}`, tone.deep, 3, 'opacity=".4"')
    );
  };
  return layer(800, 104, 0) + layer(700, 102, 12) + layer(604, 98, 4);
}

const blanket: Shape = {
  frame: [450, 725, 1.34],
  shadow: [450, 904, 320, 32],
  focus: [450, 740],
  draw: (brush) => {
    const { tone } = brush;
    const plaid = brush.tile(
      80,
      80,
      `<path d="M0 0h80v22h-80z" fill="${tone.deep}" opacity=".35"/><path d="M0 0h22v80h-22z" fill="${tone.deep}" opacity=".35"/><path d="M0 50h80M50 0v80" stroke="${tone.bright}" stroke-width="4" opacity=".6"/>`,
    );
    const texture = brush.pick(2) === 0 ? knit(brush, 20) : plaid;
    const fringe = Array.from({ length: 20 }, (_, n) =>
      line(`M${536 + n * 7} 846q${n % 2 === 0 ? 4 : -4} 22 0 46`, n % 2 === 0 ? tone.base : tone.dark, 4.5),
    ).join('');
    const flap = 'M536 566C590 560 650 562 690 590C700 680 690 770 676 850H534C546 760 548 650 536 566Z';
    return (
      pile(brush, texture) +
      form(brush, 'M180 596C178 566 200 548 240 546H650C690 548 716 566 716 600C560 612 330 612 180 596Z', {
        fill: brush.sweep([tone.bright, tone.light, tone.base], 60),
        texture,
      }) +
      fringe +
      form(brush, flap, {
        fill: brush.sweep(cloth(tone)),
        texture,
        folds: gleam('M580 590V830', 30, 0.3) + fold('M650 600C664 690 656 770 648 840', 24, 0.34),
      })
    );
  },
};

const towel: Shape = {
  frame: [450, 690, 1.34],
  shadow: [450, 904, 310, 32],
  focus: [450, 740],
  draw: (brush) => {
    const { tone } = brush;
    const roll = (y: number) =>
      oval([450, y, 250, 60], tone.deep, 'opacity=".0"') +
      form(brush, `M210 ${y - 62}H690C730 ${y - 62} 730 ${y + 62} 690 ${y + 62}H210Z`, {
        fill: brush.sweep([tone.light, tone.base, tone.dark], 88),
        texture: terry(brush),
        folds: gleam(`M220 ${y - 36}H680`, 20, 0.4) + fold(`M220 ${y + 54}H690`, 20, 0.5),
        marks: line(`M560 ${y - 70}V${y + 70}M590 ${y - 70}V${y + 70}`, tone.bright, 10, 'opacity=".8"'),
      }) +
      oval([212, y, 46, 62], brush.glow([tone.light, tone.base, tone.dark])) +
      line(
        `M212 ${y}c8 -8 18 0 14 10c-4 14 -26 14 -32 -4c-6 -24 24 -38 42 -20c20 22 4 52 -24 50`,
        tone.deep,
        3,
        'opacity=".6"',
      );
    return pile(brush, terry(brush)) + roll(541) + `<g transform="translate(0 -4)">${line('M0 0', 'none', 0)}</g>`;
  },
};

export const textiles = { cushion, blanket, towel } as const;
