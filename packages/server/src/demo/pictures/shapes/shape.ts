import type { Brush } from '../brush.ts';

/** How one kind of product is drawn. */
export interface Shape {
  readonly draw: (brush: Brush) => string;
  /** Its middle, and how much larger than drawn it fills the picture well. */
  readonly frame: readonly [number, number, number];
  /** Where its shadow lies on the floor: x, y, and half of its width and height. */
  readonly shadow: readonly [number, number, number, number];
  /** What the second picture looks at. */
  readonly focus: readonly [number, number];
}
