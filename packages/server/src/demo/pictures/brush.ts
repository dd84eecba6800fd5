import { type Shades, shadesOf } from './colours.ts';

/** Draws one picture: gathers its gradients and clips, and tosses for its details. Same seed, same picture. */
export interface Brush {
  readonly tone: Shades;
  /** One of so many, chosen by the seed. */
  readonly pick: (choices: number) => number;
  /** A fill of colours from left to right (or the angle given, in degrees clockwise). */
  readonly sweep: (colours: readonly string[], angle?: number) => string;
  /** A fill that is brightest at a point of the shape, given as shares of its box. */
  readonly glow: (colours: readonly string[], x?: number, y?: number) => string;
  /** A fill that is strongest in the middle and gone at the edge. */
  readonly halo: (colours: readonly string[]) => string;
  /** A tile that repeats over the whole stage. Not for small ones: they take long to draw. */
  readonly tile: (width: number, height: number, content: string) => string;
  /** Draws something only inside an outline. */
  readonly inside: (outline: string, content: string) => string;
  readonly definitions: () => string;
}

/** `name` keeps the definitions of two brushes in one picture apart. */
export function brush(colour: string, seed: number, name = 'd'): Brush {
  const definitions: string[] = [];
  const next = tosses(seed);
  const define = (make: (id: string) => string) => {
    const id = `${name}${definitions.length}`;
    definitions.push(make(id));
    return `url(#${id})`;
  };
  return {
    tone: shadesOf(colour),
    pick: (choices) => Math.floor(next() * choices),
    sweep: (colours, angle = 0) =>
      define(
        (id) =>
          `<linearGradient id="${id}" gradientTransform="rotate(${angle} .5 .5)">${stops(colours)}</linearGradient>`,
      ),
    glow: (colours, x = 0.36, y = 0.28) =>
      define((id) => `<radialGradient id="${id}" cx="${x}" cy="${y}" r=".85">${stops(colours)}</radialGradient>`),
    halo: (colours) => define((id) => `<radialGradient id="${id}">${stops(colours)}</radialGradient>`),
    tile: (width, height, content) => {
      const fill = define(
        (id) =>
          `<pattern id="${id}" width="${width}" height="${height}" patternUnits="userSpaceOnUse">${content}</pattern>`,
      );
      return `<path d="M0 0H900V1200H0Z" fill="${fill}"/>`;
    },
    inside: (outline, content) => {
      const clip = define((id) => `<clipPath id="${id}"><path d="${outline}"/></clipPath>`);
      return `<g clip-path="${clip}">${content}</g>`;
    },
    definitions: () => definitions.join(''),
  };
}

function stops(colours: readonly string[]): string {
  const last = Math.max(1, colours.length - 1);
  return colours.map((colour, n) => `<stop offset="${n / last}" stop-color="${colour}"/>`).join('');
}

/** Evenly spread numbers from 0 to 1 that follow from the seed (mulberry32). */
function tosses(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
