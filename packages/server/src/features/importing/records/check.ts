import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { Value } from 'typebox/value';
import { type Complaints, shown } from './complaints.ts';

export type Check<Schema extends TSchema> = (value: unknown, complaints: Complaints) => value is Static<Schema>;

/** A test of a record's shape that tells what is wrong in words, and which names it does not know. */
export function checkOf<Schema extends TSchema>(schema: Schema): Check<Schema> {
  const compiled = Compile(schema);
  return (value, complaints): value is Static<Schema> => {
    warnUnknown(schema, value, '', complaints);
    if (compiled.Check(value)) return true;
    explain(schema, value, '', complaints);
    if (complaints.refused.length === 0) complaints.refuse('', 'does not have the form of its type');
    return false;
  };
}

function explain(schema: unknown, value: unknown, path: string, complaints: Complaints): void {
  const shape = shapeOf(schema);
  if (isObject(value) && shape.properties !== null) explainObject(shape, value, path, complaints);
  else if (Array.isArray(value) && shape.items !== null && withinBounds(shape, value)) {
    for (const [index, item] of value.entries()) {
      if (fails(shape.items, item)) explain(shape.items, item, `${path}[${index}]`, complaints);
    }
  } else complaints.refuse(path, `${shown(value)} ${shape.reason}`);
}

function explainObject(shape: Shape, value: Record<string, unknown>, path: string, complaints: Complaints): void {
  for (const [name, property] of Object.entries(shape.properties ?? {})) {
    const part = value[name];
    const at = path === '' ? name : `${path}.${name}`;
    if (part === undefined) {
      if (shape.required.includes(name)) complaints.refuse(at, 'is missing');
    } else if (fails(property, part)) explain(property, part, at, complaints);
  }
}

function withinBounds(shape: Shape, value: readonly unknown[]): boolean {
  return value.length <= shape.maxItems;
}

function fails(schema: unknown, value: unknown): boolean {
  return isSchema(schema) && !Value.Check(schema, value);
}

function warnUnknown(schema: unknown, value: unknown, path: string, complaints: Complaints): void {
  const { properties, items } = shapeOf(schema);
  if (Array.isArray(value) && items !== null) {
    for (const [index, item] of value.entries()) warnUnknown(items, item, `${path}[${index}]`, complaints);
  } else if (isObject(value) && properties !== null) {
    for (const [name, part] of Object.entries(value)) {
      const at = path === '' ? name : `${path}.${name}`;
      if (name in properties) warnUnknown(properties[name], part, at, complaints);
      else complaints.warn(at, 'is not known here: not read');
    }
  }
}

interface Shape {
  readonly properties: Record<string, unknown> | null;
  readonly required: readonly unknown[];
  readonly items: unknown;
  readonly maxItems: number;
  readonly reason: string;
}

const shapes = new WeakMap<object, Shape>();
const NO_SHAPE: Shape = { properties: null, required: [], items: null, maxItems: Infinity, reason: 'is not allowed' };

/** What the walks need of a schema; of alternatives, the object or list among them. */
function shapeOf(schema: unknown): Shape {
  if (!isObject(schema)) return NO_SHAPE;
  const known = shapes.get(schema);
  if (known !== undefined) return known;
  const shape = readShape(schema, branchOf(schema['anyOf']));
  shapes.set(schema, shape);
  return shape;
}

function branchOf(anyOf: unknown): Shape {
  const branches = Array.isArray(anyOf) ? anyOf.map(shapeOf) : [];
  return branches.find(({ properties, items }) => properties !== null || items !== null) ?? NO_SHAPE;
}

function readShape({ properties, required, items, maxItems, reason }: Record<string, unknown>, branch: Shape): Shape {
  return {
    properties: isObject(properties) ? properties : branch.properties,
    required: Array.isArray(required) ? required : branch.required,
    items: items ?? branch.items,
    maxItems: typeof maxItems === 'number' ? maxItems : branch.maxItems,
    reason: typeof reason === 'string' ? reason : branch.reason,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isSchema(value: unknown): value is TSchema {
  return isObject(value);
}
