import type { Brush } from './brush.ts';
import { line } from './strokes.ts';

/**
 * Surfaces, drawn over the whole stage and cut to an outline by `form`. Plain strokes: a fine SVG pattern takes ten
 * times as long to draw.
 */

const [LEFT, RIGHT, TOP, BOTTOM] = [90, 810, 150, 1060] as const;

/** The numbers from one edge to the other. */
const steps = (from: number, to: number, by: number) =>
  Array.from({ length: Math.ceil((to - from) / by) }, (_, n) => Number((from + n * by).toFixed(1)));

const rows = (by: number, shift = 0) =>
  steps(TOP, BOTTOM, by)
    .map((y, n) => `M${LEFT - ((n * shift) % 150)} ${y}H${RIGHT}`)
    .join('');
const columns = (by: number) =>
  steps(LEFT, RIGHT, by)
    .map((x) => `M${x} ${TOP}V${BOTTOM}`)
    .join('');

export function knit({ tone }: Brush, size = 16): string {
  const stitch = `l${size / 2} ${size * 0.5}l${size / 2} ${-size * 0.5}`.repeat(Math.ceil((RIGHT - LEFT) / size));
  const rounds = steps(TOP, BOTTOM, size * 0.8)
    .map((y) => `M${LEFT} ${y}${stitch}`)
    .join('');
  return line(rounds, tone.deep, size * 0.17, 'opacity=".32"');
}

export const weave = ({ tone }: Brush, size = 7) =>
  line(rows(size) + columns(size), tone.deep, 1, 'opacity=".17"') +
  line(rows(size * 2), tone.bright, 1, 'opacity=".16"');

export const straw = ({ tone }: Brush) => line(rows(10) + columns(12), tone.deep, 1.4, 'opacity=".3"');

export function twill({ tone }: Brush): string {
  const slope = BOTTOM - TOP;
  const diagonals = steps(LEFT - slope, RIGHT, 9).map((x) => `M${x} ${BOTTOM}l${slope} ${-slope}`);
  return line(diagonals.join(''), tone.bright, 1.5, 'opacity=".2"');
}

export const ribs = ({ tone }: Brush, by = 14) => line(columns(by), tone.deep, by * 0.22, 'opacity=".4"');

export const pinstripes = ({ tone }: Brush) => line(columns(22), tone.dark, 2, 'opacity=".45"');

export function terry({ tone }: Brush): string {
  const loops = steps(TOP, BOTTOM, 7).map((y, n) => `M${LEFT + (n % 2) * 4} ${y}H${RIGHT}`);
  return line(loops.join(''), tone.deep, 3, 'stroke-dasharray="4 4" opacity=".22"');
}

const dots = (places: string, colour: string, size: number, rest: string) =>
  `<path d="${places}" fill="none" stroke="${colour}" stroke-width="${size}" stroke-linecap="round" ${rest}/>`;

export function mesh({ tone }: Brush): string {
  const holes = steps(TOP, BOTTOM, 7).map((y, n) => `M${LEFT + (n % 2) * 7} ${y}H${RIGHT}`);
  return dots(holes.join(''), tone.deep, 6, 'stroke-dasharray="0 14"');
}

export const speckles = ({ tone }: Brush) =>
  dots(rows(46, 37), tone.deep, 3.4, 'stroke-dasharray="0 61 0 97" opacity=".45"') +
  dots(rows(67, 53), tone.deep, 2.4, 'stroke-dasharray="0 43 0 71" opacity=".5"');
