import { accessories } from './accessories.ts';
import { bags } from './bags.ts';
import { bottoms } from './bottoms.ts';
import { desk } from './desk.ts';
import { furniture } from './furniture.ts';
import { plants } from './plants.ts';

import type { Shape } from './shape.ts';
import { shoes } from './shoes.ts';
import { table } from './table.ts';
import { textiles } from './textiles.ts';
import { tops } from './tops.ts';

const shapes = {
  ...tops,
  ...bottoms,
  ...shoes,
  ...bags,
  ...accessories,
  ...table,
  ...furniture,
  ...textiles,
  ...plants,
  ...desk,
} as const;

/** What the demo shop can show. */
export type PictureKind = keyof typeof shapes;

const isKind = (name: string): name is PictureKind => name in shapes;

export const PICTURE_KINDS: readonly PictureKind[] = Object.keys(shapes).filter(isKind);

export function shapeOf(kind: PictureKind): Shape {
  return shapes[kind];
}
