import type { Brush } from './brush.ts';
import type { Shades } from './colours.ts';

/** The marks every shape is drawn with. The stage is 900 wide and 1200 high, its light comes from the upper left. */

const AXIS = 450;

/** A line to a point, or a curve over two control points. */
type Step = readonly [number, number] | readonly [number, number, number, number, number, number];

/** A closed outline from its left half, which begins and ends on the axis. */
export function mirrored(start: readonly [number, number], ...steps: readonly Step[]): string {
  const there = steps.map(segment);
  const points: (readonly number[])[] = [start, ...steps.map((step) => step.slice(-2))];
  const back = steps
    .map((step, n) => {
      const to = points[n] ?? start;
      const controls = step.length === 6 ? [step[2], step[3], step[0], step[1]] : [];
      return segment(flipped([...controls, ...to]));
    })
    .reverse();
  return `M${start.join(' ')}${there.join('')}${back.join('')}Z`;
}

const segment = (step: readonly number[]) => `${step.length === 6 ? 'C' : 'L'}${step.join(' ')}`;
const flipped = (numbers: readonly number[]) => numbers.map((value, n) => (n % 2 === 0 ? 2 * AXIS - value : value));

/** The same marks on the other side. */
export const both = (marks: string) => `${marks}<g transform="matrix(-1 0 0 1 ${2 * AXIS} 0)">${marks}</g>`;

export const shape = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`;

/** A stroke; dashes have flat ends, everything else round ones. */
export function line(d: string, colour: string, width: number, more = ''): string {
  const ends = more.includes('dasharray') ? 'butt' : 'round';
  return `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="${ends}" stroke-linejoin="round" ${more}/>`;
}

export const oval = ([x, y, rx, ry]: readonly [number, number, number, number], fill: string, more = '') =>
  `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}" ${more}/>`;

/** A seam: a fine dashed line. */
export const seam = (d: string, colour: string) => line(d, colour, 2.4, 'stroke-dasharray="7 6" opacity=".55"');

/** A shadow of a fold. */
export const fold = (d: string, width = 26, opacity = 0.34) => blurred(d, '#10131f', { width, opacity });
/** Light on a fold. */
export const gleam = (d: string, width = 26, opacity = 0.34) => blurred(d, '#fffdf6', { width, opacity });

const LAYERS = 8;
const SPREAD = 38;

// A filter would be softer still and cost more than all other marks together.
function blurred(d: string, colour: string, { width, opacity }: { width: number; opacity: number }): string {
  const each = 1 - (1 - opacity * 0.85) ** (1 / LAYERS);
  const core = width * 0.3;
  const layers = Array.from({ length: LAYERS }, (_, n) => core + ((width - core + SPREAD) * n) / (LAYERS - 1));
  const strokes = layers.map((wide) => `<path d="${d}" stroke-width="${wide.toFixed(1)}"/>`).join('');
  return `<g fill="none" stroke="${colour}" stroke-opacity="${each.toFixed(4)}" stroke-linecap="round" stroke-linejoin="round">${strokes}</g>`;
}

/** A soft spot, such as a small shadow. */
export const smudge = (brush: Brush, place: readonly [number, number, number, number], opacity: number) =>
  oval(place, brush.halo(['rgba(16,19,31,1)', 'rgba(16,19,31,.5)', 'rgba(16,19,31,0)']), `opacity="${opacity}"`);

/** Light across something round that stands or hangs upright. */
export const round = ({ dark, base, light, deep }: Shades) => [dark, base, light, light, base, base, dark, deep];

/** Light across cloth on a body. */
export const cloth = ({ dark, base, light }: Shades) => [dark, base, light, base, base, base, dark];

export interface Form {
  readonly fill: string;
  /** Folds and gleams. */
  readonly folds?: string;
  readonly texture?: string;
  readonly marks?: string;
  readonly edge?: string;
}

/** A body: filled, patterned, marked and shaded inside its outline, with a fine edge. */
export function form(
  brush: Brush,
  outline: string,
  { fill, folds = '', texture = '', marks = '', edge }: Form,
): string {
  const inner = texture + marks + folds;
  const surface = inner === '' ? '' : brush.inside(outline, inner);
  return shape(outline, fill) + surface + line(outline, edge ?? brush.tone.deep, 2, 'opacity=".4"');
}
