import { type Brush, brush } from './brush.ts';
import { hexOf, mix } from './colours.ts';
import { type PictureKind, shapeOf } from './shapes/index.ts';
import { oval, shape } from './strokes.ts';
import { type PixelSize, product, svg } from './studio.ts';

/** Banners and category tiles: products on plinths before coloured paper. Banners leave their left free for words. */

interface Prop {
  readonly kind: PictureKind;
  readonly colour: string;
  /** Where its foot stands, and how large it is. */
  readonly at: readonly [number, number, number];
}

interface Theme {
  readonly paper: string;
  readonly props: readonly Prop[];
}

const prop = (kind: PictureKind, colour: string, ...at: [number, number, number]): Prop => ({ kind, colour, at });

const themes = {
  'new-season': {
    paper: '#e6d5c3',
    props: [
      prop('jacket', 'camel', 850, 560, 0.52),
      prop('tote', 'cream', 1140, 520, 0.42),
      prop('boots', 'brown', 1400, 540, 0.42),
    ],
  },
  women: {
    paper: '#e8cfcb',
    props: [
      prop('dress', 'burgundy', 850, 572, 0.53),
      prop('tote', 'black', 1130, 520, 0.42),
      prop('hat', 'cream', 1400, 480, 0.46),
    ],
  },
  men: {
    paper: '#c9d3d9',
    props: [
      prop('shirt', 'navy', 850, 560, 0.52),
      prop('backpack', 'olive', 1140, 530, 0.46),
      prop('sneakers', 'white', 1410, 510, 0.42),
    ],
  },
  home: {
    paper: '#dcd8c8',
    props: [
      prop('chair', 'sage', 840, 556, 0.58),
      prop('vase', 'rust', 1140, 500, 0.44),
      prop('lamp', 'cream', 1400, 540, 0.5),
    ],
  },
  table: {
    paper: '#d8e0dc',
    props: [
      prop('teapot', 'teal', 860, 520, 0.46),
      prop('plates', 'cream', 1150, 540, 0.42),
      prop('mug', 'rust', 1410, 500, 0.44),
    ],
  },
  tech: {
    paper: '#d3d2da',
    props: [
      prop('headphones', 'charcoal', 860, 540, 0.5),
      prop('speaker', 'grey', 1140, 530, 0.46),
      prop('watch', 'navy', 1390, 540, 0.46),
    ],
  },
  gifts: {
    paper: '#e9dcb9',
    props: [
      prop('candle', 'sage', 870, 520, 0.6),
      prop('notebook', 'navy', 1140, 540, 0.44),
      prop('scarf', 'red', 1400, 560, 0.5),
    ],
  },
  sale: {
    paper: '#e2b8a4',
    props: [
      prop('sneakers', 'teal', 860, 520, 0.44),
      prop('sweater', 'cream', 1130, 566, 0.5),
      prop('cushion', 'yellow', 1410, 510, 0.4),
    ],
  },
} as const satisfies Record<string, Theme>;

export type BannerTheme = keyof typeof themes;

const isTheme = (name: string): name is BannerTheme => name in themes;

export const BANNER_THEMES: readonly BannerTheme[] = Object.keys(themes).filter(isTheme);

export function bannerSvg({ theme, seed }: { theme: BannerTheme; seed: number }, size: PixelSize): string {
  const { paper, props } = themes[theme];
  const room = brush(paper, seed, 'r');
  const brushes = props.map((item, n) => brush(item.colour, seed + n * 7, `p${n}x`));
  const drawn = props.map((item, n) =>
    standing(brushes[n] ?? room, item, plinth(room, paper, { ...placeOf(item), order: n })),
  );
  const content = banked(room, paper) + drawn.join('');
  const definitions = [room, ...brushes].map((paint) => paint.definitions()).join('');
  return svg(size, [1600, 600], `<defs>${definitions}</defs>${content}`);
}

const placeOf = ({ kind, at: [x, y, scale] }: Prop) => ({
  x,
  y,
  half: Math.max(150, shapeOf(kind).shadow[2] * scale + 34),
});

/** The wall with a lit arch, and the floor. */
function banked(room: Brush, paper: string): string {
  const wall = room.sweep([mix(paper, '#ffffff', 0.3), paper, mix(paper, '#3b2f2a', 0.08)], 20);
  const floor = room.sweep([mix(paper, '#3b2f2a', 0.1), mix(paper, '#ffffff', 0.18)], 90);
  const arch = room.sweep([mix(paper, '#ffffff', 0.42), mix(paper, '#ffffff', 0.12)], 90);
  const sun = room.sweep([mix(paper, '#b4552f', 0.2), mix(paper, '#b4552f', 0.08)], 60);
  const lamp = room.halo(['rgba(255,255,255,.55)', 'rgba(255,255,255,.15)', 'rgba(255,255,255,0)']);
  return (
    shape('M0 0H1600V600H0Z', wall) +
    shape('M960 600V250C960 90 1040 20 1140 20C1240 20 1320 90 1320 250V600Z', arch) +
    oval([1420, 190, 150, 150], sun) +
    oval([850, 240, 110, 110], sun, 'opacity=".7"') +
    shape('M0 500H1600V600H0Z', floor) +
    oval([420, 180, 700, 420], lamp)
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  readonly order: number;
}

function plinth(room: Brush, paper: string, { x, y, half, order }: Place): string {
  const tint = order === 1 ? mix(paper, '#ffffff', 0.5) : mix(paper, '#6b4a3a', 0.14);
  const side = room.sweep([mix(tint, '#2b2320', 0.1), mix(tint, '#ffffff', 0.2), tint, mix(tint, '#2b2320', 0.22)]);
  const top = room.sweep([mix(tint, '#ffffff', 0.55), mix(tint, '#ffffff', 0.25)], 10);
  return shape(`M${x - half} ${y}a${half} 22 0 0 0 ${2 * half} 0V620H${x - half}Z`, side) + oval([x, y, half, 22], top);
}

function standing(paint: Brush, { kind, at: [x, y, scale] }: Prop, under: string): string {
  const [footX, footY] = shapeOf(kind).shadow;
  return `${under}<g transform="translate(${x} ${y + 4}) scale(${scale}) translate(${-footX} ${-footY})">${product(paint, kind)}</g>`;
}

export function tileSvg({ kind, colour }: { kind: PictureKind; colour: string }, size: PixelSize): string {
  const paint = brush(colour, 5);
  const paper = mix('#efe7da', hexOf(colour), 0.3);
  const [x, y, zoom] = shapeOf(kind).frame;
  const wall = paint.sweep([mix(paper, '#ffffff', 0.35), paper, mix(paper, '#3b2f2a', 0.1)], 50);
  const disc = paint.sweep([mix(paper, '#ffffff', 0.55), mix(paper, '#ffffff', 0.2)], 70);
  const subject = `<g transform="translate(450 462) scale(${zoom * 0.7}) translate(${-x} ${-y})">${product(paint, kind)}</g>`;
  const content = shape('M0 0H900V900H0Z', wall) + oval([450, 440, 350, 350], disc) + subject;
  return svg(size, [900, 900], `<defs>${paint.definitions()}</defs>${content}`);
}
