import { describe, expect, it } from 'vitest';
import { STYLE } from './style.ts';

const css = STYLE.element.toString();
const [light = '', dark = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map(([, body]) => body);

function coloursOf(body: string): ReadonlyMap<string, string> {
  const found = [...body.matchAll(/--([\w-]+): (#[0-9a-f]{3,6})/g)];
  return new Map(found.map(([, name = '', colour = '']) => [name, colour.length === 4 ? doubled(colour) : colour]));
}

const doubled = (colour: string) => colour.replaceAll(/[0-9a-f]/g, '$&$&');

/** Of a colour, by WCAG 2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** What is written on what. */
const TEXTS: readonly (readonly [text: string, ground: string])[] = [
  ...['text', 'soft', 'accent', 'wrong'].flatMap((text) => ['back', 'card'].map((ground) => [text, ground] as const)),
  ...['text', 'soft', 'accent'].map((text) => [text, 'accent-soft'] as const),
  ...['waiting', 'moving', 'done', 'gone', 'wrong', 'note'].map((tone) => [tone, `${tone}-back`] as const),
  ['on-accent', 'accent'],
  ['text', 'note-back'],
  ['accent', 'note-back'],
];

describe.each([
  ['light', coloursOf(light)],
  ['dark', new Map([...coloursOf(light), ...coloursOf(dark)])],
])('in the %s', (_look, colours) => {
  it.each(TEXTS)('%s can be read on %s', (text, ground) => {
    expect(contrast(colours.get(text) ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['back', 'card'])('the edge of a field can be seen on %s', (ground) => {
    expect(contrast(colours.get('edge') ?? '', colours.get(ground) ?? '')).toBeGreaterThanOrEqual(3);
  });
});
