/**
 * The client's sources are neither copied nor type-checked here, so whatever comes out of them is `unknown` until one of
 * these guards has looked at it. No other file loads client code or guesses at its shapes.
 */
export type Callable = (...args: readonly unknown[]) => unknown;
export type Fields = Readonly<Record<string, unknown>>;

const isCallable = (value: unknown): value is Callable => typeof value === 'function';

export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** @throws Error naming `what` when the value is no function. */
export function callable(value: unknown, what: string): Callable {
  if (!isCallable(value)) throw new Error(`${what} is not a function`);
  return value;
}

/** @throws Error naming `what` when the value is no object. */
export function fields(value: unknown, what: string): Fields {
  if (!isFields(value)) throw new Error(`${what} is not an object: ${JSON.stringify(value)}`);
  return value;
}

/** @throws Error naming `what` when the value is no list. */
export function list(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Error(`${what} is not a list: ${JSON.stringify(value)}`);
  return value;
}

/** @throws Error naming `what` when the value is no text. */
export function text(value: unknown, what: string): string {
  if (typeof value !== 'string') throw new Error(`${what} is not a text: ${JSON.stringify(value)}`);
  return value;
}

/** A property of an object or a function, undefined when there is none. */
export function member(value: unknown, name: string): unknown {
  if (!isFields(value) && !isCallable(value)) throw new Error(`Nothing to read ${name} from`);
  return Reflect.get(value, name);
}

/** Calls the method under this name with its object as `this`. */
export function invoke(value: unknown, name: string, ...args: readonly unknown[]): unknown {
  return Reflect.apply(callable(member(value, name), name), value, args);
}

/** A source file of the published client, by its path in the package without extension. */
export async function clientModule(path: string): Promise<Fields> {
  const specifier = `@akinon/next/${path}`;
  const loaded: unknown = await import(/* @vite-ignore */ specifier);
  return fields(loaded, specifier);
}

/** A library of the client's that ships no types we could use. */
export async function library(name: string): Promise<Fields> {
  const loaded: unknown = await import(/* @vite-ignore */ name);
  return fields(loaded, name);
}
