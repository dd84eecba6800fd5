import type { Brush } from '../brush.ts';
import { LEAF } from '../colours.ts';
import { fold, form, gleam, line, round } from '../strokes.ts';
import type { Shape } from './shape.ts';

type Turned = readonly [number, number, number];

const OLIVE_LEAVES: readonly Turned[] = [
  ...([
    [440, 360, -58],
    [436, 330, 44],
    [420, 270, -66],
    [408, 240, 35],
    [390, 190, -71],
    [384, 176, 6],
  ] as const),
  ...([
    [478, 350, 78],
    [500, 300, -12],
    [520, 262, 92],
    [550, 222, 48],
    [400, 366, -88],
    [352, 322, -21],
  ] as const),
  [330, 310, -96],
];

const turned = ([x, y, turn]: Turned, marks: string) =>
  `<g transform="translate(${x} ${y}) rotate(${turn})">${marks}</g>`;

function olive(): string {
  const leaf = (place: Turned, n: number) =>
    turned(
      place,
      `<path d="M0 0C18 -22 20 -52 0 -82C-20 -52 -18 -22 0 0Z" fill="${n % 2 === 0 ? '#7f9a77' : '#93ab88'}"/>`,
    );
  const twigs = 'M450 470C446 380 430 270 380 170M452 470C470 360 510 270 560 210M449 460C430 400 370 330 310 300';
  return line(twigs, '#6f6a4c', 6) + OLIVE_LEAVES.map(leaf).join('');
}

const PLUMES: readonly Turned[] = [
  [352, 190, -28],
  [506, 150, 8],
  [612, 262, 48],
];

function pampas(brush: Brush): string {
  const stems = 'M450 480C446 380 420 300 372 230M452 480C462 370 480 300 500 190M454 480C480 400 540 330 590 290';
  const hair = Array.from(
    { length: 9 },
    (_, n) => `M0 ${80 - n * 18}q-20 -14 -26 -34M0 ${80 - n * 18}q20 -14 26 -34`,
  ).join('');
  const down = brush.halo([
    'rgba(227,207,169,1)',
    'rgba(227,207,169,.95)',
    'rgba(227,207,169,.6)',
    'rgba(227,207,169,0)',
  ]);
  const plume = `<ellipse rx="48" ry="124" fill="${down}"/>${line(hair, '#cdb48a', 4, 'opacity=".7"')}`;
  return line(stems, '#b39a6c', 5) + PLUMES.map((place) => turned(place, plume)).join('');
}

/** Something dry in a vase. */
export const branches = (brush: Brush) => (brush.pick(2) === 0 ? olive() : pampas(brush));

type Leaf = readonly [turn: number, length: number];

const BROAD: readonly Leaf[] = [
  ...([
    [-58, 250],
    [56, 240],
    [-36, 320],
    [38, 330],
    [-72, 170],
    [74, 180],
    [-14, 360],
    [16, 340],
    [0, 300],
  ] as const),
];
const UPRIGHT: readonly Leaf[] = [
  ...([
    [-24, 300],
    [22, 320],
    [-10, 380],
    [9, 410],
    [0, 340],
    [-32, 220],
    [32, 210],
  ] as const),
];

function broadLeaf([turn, length]: Leaf, n: number): string {
  const dark = n % 3 === 0;
  const half = `C${length * 0.3} ${-length * 0.2} ${length * 0.3} ${-length * 0.75} 0 ${-length}`;
  const other = `C${-length * 0.3} ${-length * 0.75} ${-length * 0.3} ${-length * 0.2} 0 0Z`;
  const blade =
    `<path d="M0 0${half}${other}" fill="${dark ? LEAF.dark : LEAF.base}"/>` +
    `<path d="M0 0${half}Z" fill="${dark ? LEAF.deep : LEAF.dark}" opacity=".5"/>` +
    line(`M0 0V${-length * 0.92}`, LEAF.bright, 2.4, 'opacity=".6"');
  const stem = line(`M0 60V${-length * 0.2}`, LEAF.dark, 9);
  return turned([450, 660, turn], `${stem}<g transform="translate(0 ${-length * 0.1})">${blade}</g>`);
}

function uprightLeaf([turn, length]: Leaf, n: number): string {
  const left = `M-26 0C-34 ${-length * 0.5} -20 ${-length * 0.9} 0 ${-length * 1.1}`;
  const blade = `<path d="${left}C20 ${-length * 0.9} 34 ${-length * 0.5} 26 0Z" fill="${n % 2 === 0 ? LEAF.base : LEAF.dark}"/>`;
  const vein = line(left, '#d9d79a', 5, 'opacity=".8"') + line(`M0 0V${-length}`, LEAF.deep, 9, 'opacity=".3"');
  return turned([450, 700, turn], blade + vein);
}

const POT = 'M290 690H610L580 940C577 962 566 970 546 972H354C334 970 323 962 320 940Z';
const RIM =
  'M276 664H624C630 664 634 668 633 674L628 700C627 708 622 712 614 712H286C278 712 273 708 272 700L267 674C266 668 270 664 276 664Z';

const plantPot: Shape = {
  frame: [450, 640, 1.14],
  shadow: [450, 974, 200, 28],
  focus: [450, 720],
  draw: (brush) => {
    const leaves = brush.pick(2) === 0 ? BROAD.map(broadLeaf) : UPRIGHT.map(uprightLeaf);
    const potFolds =
      gleam('M352 720L370 940', 28, 0.46) +
      fold('M570 720L548 950', 34, 0.3) +
      fold('M330 966H570', 22, 0.4) +
      fold('M290 716H610', 16, 0.5);
    return (
      leaves.join('') +
      form(brush, POT, { fill: brush.sweep(round(brush.tone)), folds: potFolds }) +
      form(brush, RIM, { fill: brush.sweep(round(brush.tone)), folds: gleam('M330 676V706', 26, 0.4) })
    );
  },
};

export const plants = { 'plant-pot': plantPot } as const;
