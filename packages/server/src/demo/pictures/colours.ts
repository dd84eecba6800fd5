/** The colours the demo shop sells, by name. */
export const DEMO_COLOURS = {
  black: '#26262a',
  charcoal: '#4a4d54',
  grey: '#9a9ca1',
  white: '#f4f2ee',
  cream: '#ece2cf',
  beige: '#d3bfa2',
  camel: '#b98a57',
  brown: '#6e4a34',
  rust: '#b4552f',
  red: '#b8323a',
  burgundy: '#6d2434',
  pink: '#e2a6a8',
  yellow: '#e0b04a',
  olive: '#6f7047',
  sage: '#a3b097',
  green: '#38604c',
  teal: '#2f6f77',
  sky: '#9dbdd4',
  blue: '#3c64a0',
  navy: '#26324f',
  lilac: '#b3a3c9',
  gold: '#c9a253',
  silver: '#b9bcc2',
} as const;

/** A name of `DEMO_COLOURS`, or `#rrggbb`. Anything else counts as grey. */
export function hexOf(colour: string): string {
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour.toLowerCase();
  return Object.entries(DEMO_COLOURS).find(([name]) => name === colour)?.[1] ?? DEMO_COLOURS.grey;
}

/** `share` of the second colour in the first. */
export function mix(one: string, other: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(one, at) * (1 - share) + channel(other, at) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

/** One colour in light and shadow. */
export interface Shades {
  readonly bright: string;
  readonly light: string;
  readonly base: string;
  readonly dark: string;
  readonly deep: string;
}

// Shadows of a studio are cool, its lamps warm.
const SHADOW = '#141826';
const LAMP = '#fffaf0';

export function shadesOf(colour: string): Shades {
  const base = hexOf(colour);
  return {
    bright: mix(base, LAMP, 0.5),
    light: mix(base, LAMP, 0.22),
    base,
    dark: mix(base, SHADOW, 0.24),
    deep: mix(base, SHADOW, 0.52),
  };
}

export const OAK = shadesOf('#c59b6b');
export const WALNUT = shadesOf('#7a5236');
export const BRASS = shadesOf('#c8a35a');
export const STEEL = shadesOf('#b4b8be');
export const LEATHER = shadesOf('#8a5a35');
export const PORCELAIN = shadesOf('#f2efe9');
export const INK = shadesOf('#2a2a2e');
export const LEAF = shadesOf('#5b8257');
