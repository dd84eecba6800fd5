import { refName, type Schema } from './document.ts';

/** Where a schema stands: what is sent is taken more widely than what is answered. */
export type Side = 'input' | 'answer';

/** Object schemas that occur more than once, by their text, and the names they are given. */
export class Shapes {
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();
  readonly #declarations: string[] = [];

  /** `names` are those of the document's components. */
  constructor(names: Iterable<string>) {
    for (const name of names) this.#taken.add(name);
  }

  /** The declarations of all shapes that were named so far. */
  get declarations(): readonly string[] {
    return this.#declarations;
  }

  /** The name of a shape that was met before. */
  nameOf(text: string): string | undefined {
    return this.#names.get(text);
  }

  /** Declares a shape under the wanted name, or one like it. */
  declare(text: string, wanted: string): string {
    let name = wanted;
    for (let n = 2; this.#taken.has(name); n += 1) name = `${wanted}${n}`;
    this.#taken.add(name);
    this.#names.set(text, name);
    this.#declarations.push(`export interface ${name} ${text}\n`);
    return name;
  }
}

/** Counts how often each object schema occurs, below itself included. */
export function countShapes(schema: Schema | undefined, counts: Map<string, number>): void {
  if (schema === undefined) return;
  if (isObject(schema)) {
    const key = shapeKey(schema);
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    // What is inside of a shape that has a name is written once.
    if (count > 1) return;
  }
  for (const child of childrenOf(schema)) countShapes(child, counts);
}

/** The names of all components that the schemas lead to. */
export function componentsIn(
  schemas: readonly (Schema | undefined)[],
  components: Readonly<Record<string, Schema>>,
  found = new Set<string>(),
): ReadonlySet<string> {
  for (const schema of schemas) {
    if (schema === undefined) continue;
    const name = refName(schema);
    if (name === undefined) componentsIn(childrenOf(schema), components, found);
    else if (!found.has(name)) componentsIn([components[name]], components, found.add(name));
  }
  return found;
}

/** Whether it is worth a name: an object with fields. */
export function isObject(schema: Schema): boolean {
  return schema.properties !== undefined && Object.keys(schema.properties).length > 1;
}

/** Two schemas with one key have one type. */
export function shapeKey(schema: Schema): string {
  return JSON.stringify({ ...schema, description: undefined, required: [...(schema.required ?? [])].sort() });
}

function childrenOf(schema: Schema): Schema[] {
  const { properties = {}, items, additionalProperties, anyOf = [], oneOf = [], allOf = [] } = schema;
  const rest = typeof additionalProperties === 'object' ? [additionalProperties] : [];
  return [...Object.values(properties), ...(items === undefined ? [] : [items]), ...rest, ...anyOf, ...oneOf, ...allOf];
}
