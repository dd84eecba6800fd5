import { refName, type Schema } from './document.ts';
import { isObject, shapeKey, type Shapes, type Side } from './shapes.ts';

/** What a schema is written with. */
export interface Writing {
  readonly side: Side;
  readonly shapes: Shapes;
  /** How often each object schema occurs. */
  readonly counts: ReadonlyMap<string, number>;
  /** What a shape met here is called, where it needs a name. */
  readonly name: string;
}

/** The TypeScript type of what a schema allows. */
export function typeOf(schema: Schema, writing: Writing): string {
  const component = refName(schema);
  if (component !== undefined) return component;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return unionOf(choices.map((choice) => typeOf(choice, writing)));
  if (schema.allOf !== undefined) return schema.allOf.map((part) => inBrackets(typeOf(part, writing))).join(' & ');
  return plainType(schema, writing);
}

/** One of several; `unknown` takes in all others. */
export function unionOf(types: readonly string[]): string {
  return types.includes('unknown') ? 'unknown' : [...new Set(types)].join(' | ');
}

/** A docstring, or nothing. */
export function docOf(text: string | undefined, indent = ''): string {
  return text === undefined || text === '' ? '' : `${indent}/** ${text.replaceAll('*/', '* /')} */\n`;
}

/** A property name, quoted where it has to be. */
export function nameOf(name: string): string {
  return /^[a-zA-Z_$][\w$]*$/.test(name) ? name : `'${name}'`;
}

/** `cancel_order_items` → `CancelOrderItems`. */
export function pascal(text: string): string {
  return text
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** An object's fields in curly brackets, one a line. */
export function recordOf(schema: Schema, writing: Writing): string {
  const required = new Set(schema.required);
  const lines = Object.entries(schema.properties ?? {}).map(([name, field]) => {
    const type = typeOf(field, { ...writing, name: writing.name + pascal(name) });
    const [mark, wider] = required.has(name)
      ? ['', '']
      : ['?', writing.side === 'input' && type !== 'unknown' ? ' | undefined' : ''];
    return `${docOf(field.description)}${nameOf(name)}${mark}: ${type}${wider};\n`;
  });
  if (lines.length > 0 && schema.additionalProperties !== undefined && schema.additionalProperties !== false) {
    lines.push('[name: string]: unknown;\n');
  }
  return `{\n${lines.join('')}}`;
}

function plainType(schema: Schema, writing: Writing): string {
  switch (schema.type) {
    case 'string':
      return schema.format === 'binary' ? binaryType(writing) : 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
    case 'null':
      return schema.type;
    case 'array':
      return arrayType(schema.items ?? {}, writing);
    case 'object':
      return objectType(schema, writing);
    default:
      return 'unknown';
  }
}

function binaryType({ side }: Writing): string {
  return side === 'input' ? 'Upload' : 'Blob';
}

function arrayType(items: Schema, writing: Writing): string {
  const item = inBrackets(typeOf(items, { ...writing, name: `${writing.name}Item` }));
  if (writing.side === 'answer') return `${item}[]`;
  return item === 'Upload' ? 'Upload | readonly Upload[]' : `readonly ${item}[]`;
}

function objectType(schema: Schema, writing: Writing): string {
  if (Object.keys(schema.properties ?? {}).length === 0) return mapType(schema, writing);
  const key = shapeKey(schema);
  if (!isObject(schema) || (writing.counts.get(key) ?? 0) < 2) return recordOf(schema, writing);
  const text = recordOf(schema, writing);
  return writing.shapes.nameOf(text) ?? writing.shapes.declare(text, writing.name);
}

function mapType({ additionalProperties }: Schema, writing: Writing): string {
  const value = typeof additionalProperties === 'object' ? typeOf(additionalProperties, writing) : 'unknown';
  return `Record<string, ${value}>`;
}

function inBrackets(type: string): string {
  return / [|&] /.test(type) && !/^[{[(].*[}\])]$/s.test(type) ? `(${type})` : type;
}
