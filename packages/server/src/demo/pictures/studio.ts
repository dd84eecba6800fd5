import { type Brush, brush } from './brush.ts';
import { hexOf, mix } from './colours.ts';
import { type PictureKind, shapeOf } from './shapes/index.ts';
import { oval } from './strokes.ts';

/** The photo studio: paper backdrop, soft lamps, a floor. Everything is an SVG of 900 × 1200, scaled by its size. */

export interface Scene {
  readonly kind: PictureKind;
  readonly colour: string;
  readonly seed: number;
  /** `front`: the whole product. `detail`: close up. */
  readonly view: 'front' | 'detail';
}

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** A shadow below this line belongs to something that does not touch the floor. */
const HANGING = 1040;

export function productSvg({ kind, colour, seed, view }: Scene, size: PixelSize): string {
  const paint = brush(colour, seed);
  const paper = paperFor(colour, view === 'front' ? 0.05 : 0.16);
  const backdrop = stage(paint, paper);
  const subject = product(paint, kind);
  const placed = `<g transform="${view === 'front' ? whole(kind) : closeUp(kind)}">${subject}</g>`;
  return svg(size, [900, 1200], `<defs>${paint.definitions()}</defs>${backdrop}${placed}`);
}

function whole(kind: PictureKind): string {
  const [x, y, zoom] = shapeOf(kind).frame;
  return `translate(450 625) scale(${zoom}) translate(${-x} ${-y})`;
}

function closeUp(kind: PictureKind): string {
  const { focus, frame, shadow } = shapeOf(kind);
  // What stands stays upright.
  const turn = shadow[1] > HANGING ? -6 : 0;
  return `translate(450 600) rotate(${turn}) scale(${frame[2] * 1.6}) translate(${-focus[0]} ${-focus[1]})`;
}

/** The product with its shadow on the floor. */
export function product(paint: Brush, kind: PictureKind): string {
  const { draw, shadow } = shapeOf(kind);
  const [x, y, rx, ry] = shadow;
  const fade = paint.halo([
    'rgba(24,26,38,.9)',
    'rgba(24,26,38,.6)',
    'rgba(24,26,38,.2)',
    'rgba(24,26,38,.05)',
    'rgba(24,26,38,0)',
  ]);
  // What hangs above the floor has a faint, wide shadow.
  const hangs = y > HANGING;
  const near = oval([x + 6, y, rx * 1.25, ry * (hangs ? 1.5 : 1.3)], fade, `opacity="${hangs ? 0.32 : 0.8}"`);
  return oval([x + 40, y + 10, rx * 1.7, ry * 3], fade, 'opacity=".26"') + near + draw(paint);
}

/** Warm grey paper with a breath of the product's colour. */
function paperFor(colour: string, share: number): string {
  return mix('#efece6', hexOf(colour), share);
}

// Wall and floor are one sweep, the lamp's light and the dark corners another: each layer costs a tenth of a picture.
function stage(paint: Brush, paper: string): string {
  const [high, middle, low] = [mix(paper, '#ffffff', 0.42), mix(paper, '#ffffff', 0.3), mix(paper, '#ffffff', 0.16)];
  const [edge, floor] = [mix(paper, '#6b6558', 0.09), mix(paper, '#ffffff', 0.12)];
  const wall = paint.sweep([high, high, middle, middle, low, low, edge, low, floor], 90);
  const lit = ['rgba(255,255,255,.62)', 'rgba(255,255,255,.3)', 'rgba(250,247,240,.06)'];
  const light = paint.glow([...lit, 'rgba(40,33,24,.05)', 'rgba(40,33,24,.2)'], 0.44, 0.4);
  return `<path d="M0 0H900V1200H0Z" fill="${wall}"/><path d="M0 0H900V1200H0Z" fill="${light}"/>`;
}

export function svg(size: PixelSize, [width, height]: readonly [number, number], content: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" viewBox="0 0 ${width} ${height}">${content}</svg>`;
}
