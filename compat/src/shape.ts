import { isFields } from './untyped.ts';

/** What is wrong with a value, each complaint with the path to the place; none when it is as declared. */
export type Shape = (value: unknown, at: string) => readonly string[];

const complaint = (wanted: string, value: unknown, at: string): readonly string[] => [
  `${at}: ${wanted} expected, got ${value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 80)}`,
];

const simple =
  (wanted: string, is: (value: unknown) => boolean): Shape =>
  (value, at) =>
    is(value) ? [] : complaint(wanted, value, at);

const textLike = (wanted: string, pattern: RegExp): Shape =>
  simple(wanted, (value) => typeof value === 'string' && pattern.test(value));

/** A field of a value that may not be what it should; undefined when there is none. */
export const peek = (value: unknown, field: string): unknown => (isFields(value) ? value[field] : undefined);

const isObject = (value: unknown): boolean => isFields(value) && !Array.isArray(value);

export const anyText = simple('a text', (value) => typeof value === 'string');
/** A text that a page can show. */
export const label = textLike('a text that is not empty', /\S/);
export const boolean = simple('a boolean', (value) => typeof value === 'boolean');
export const integer = simple('an integer', (value) => Number.isSafeInteger(value));
export const number = simple('a number', (value) => typeof value === 'number' && Number.isFinite(value));
export const digits = textLike('an integer in digits', /^-?\d+$/);
/** An amount of money as the protocol writes it. */
export const amount = textLike('an amount in digits', /^\d+(?:\.\d{1,2})?$/);
export const dateTime = textLike('a time in UTC', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
export const uuid = textLike('a UUID', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export const bareUuid = textLike('a UUID without dashes', /^[0-9a-f]{32}$/);
/** A path of the storefront, from its root. */
export const path = textLike('a path', /^\/(?!\/)\S*$/);
export const webAddress = textLike('an absolute address', /^https?:\/\/\S+$/);
export const object = simple('an object', isObject);
export const nothing = simple('null', (value) => value === null);
export const present = simple('anything', (value) => value !== undefined);

export const matching = (pattern: RegExp): Shape => textLike(pattern.source, pattern);

export const oneOf = (...values: readonly unknown[]): Shape =>
  simple(`one of ${JSON.stringify(values)}`, (value) => values.includes(value));

export const nullable =
  (shape: Shape): Shape =>
  (value, at) =>
    value === null ? [] : shape(value, at);

export const optional =
  (shape: Shape): Shape =>
  (value, at) =>
    value === undefined ? [] : shape(value, at);

/** All of these; the later ones need not survive what the first one refuses. */
export const both =
  (...shapes: readonly Shape[]): Shape =>
  (value, at) =>
    shapes.reduce<readonly string[]>((found, shape) => (found.length > 0 ? found : shape(value, at)), []);

/** A list, never null, whose items are all of this shape. */
export const listOf =
  (shape: Shape, least = 0): Shape =>
  (value, at) => {
    if (!Array.isArray(value)) return complaint('a list', value, at);
    const short = value.length < least ? [`${at}: at least ${least} expected, got ${value.length}`] : [];
    return [...short, ...value.flatMap((item: unknown, index) => shape(item, `${at}[${index}]`))];
  };

/** An object whose values are all of this shape, whatever its keys. */
export const mapOf =
  (shape: Shape): Shape =>
  (value, at) => {
    if (!isFields(value) || !isObject(value)) return complaint('an object', value, at);
    return Object.entries(value).flatMap(([key, inner]) => shape(inner, `${at}.${key}`));
  };

/** An object with at least these fields. */
export const withFields =
  (declared: Readonly<Record<string, Shape>>): Shape =>
  (value, at) => {
    if (!isFields(value) || !isObject(value)) return complaint('an object', value, at);
    return Object.entries(declared).flatMap(([key, shape]) => shape(value[key], `${at}.${key}`));
  };

/** The value as often as there are fields anywhere in it, each time without one of them, with the way to that field. */
export function* withoutEachField(value: unknown): Generator<readonly [field: string, rest: unknown]> {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    for (const [index, item] of items.entries()) {
      for (const [field, rest] of withoutEachField(item)) yield [field, items.with(index, rest)];
    }
  } else if (isFields(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield [key, Object.fromEntries(Object.entries(value).filter(([other]) => other !== key))];
      for (const [field, rest] of withoutEachField(inner)) yield [`${key}.${field}`, { ...value, [key]: rest }];
    }
  }
}
