import { type Operation } from './operation.ts';
import { bodyOf, textOf } from './body.ts';

/** What a caller gives an operation: path, query and body fields side by side. */
export type Fields = Readonly<Record<string, unknown>>;

/** One request, but for cookies and tokens. */
export interface Draft {
  /** Path and query. */
  readonly target: string;
  readonly body: string | FormData | undefined;
  readonly contentType: string | undefined;
}

/** Puts each field where the operation wants it. */
export function draftOf(operation: Operation, input: Fields): Draft {
  const { path, hasBody, beside } = operation;
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  const rest = Object.entries(input).filter(([name, value]) => !inPath.has(name) && value !== undefined);
  const query = rest.filter(([name]) => !hasBody || beside.includes(name));
  const body = rest.filter(([name]) => hasBody && !beside.includes(name));
  return { target: filledPath(operation, input) + queryText(query), ...bodyOf(hasBody, body) };
}

function filledPath({ name, path }: Operation, input: Fields): string {
  return path.replace(/\{(\w+)\}/g, (_, part: string) => {
    const value = textOf(input[part]);
    // Dots would be taken as steps of the path, in whatever way they are written.
    if (/^\.{0,2}$/.test(value)) throw new TypeError(`${name} needs "${part}"`);
    return encodeURIComponent(value);
  });
}

function queryText(fields: readonly [string, unknown][]): string {
  const pairs = fields.flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((item: unknown) => item !== null)
      .map((item: unknown) => `${encodeURIComponent(name)}=${encodeURIComponent(textOf(item))}`),
  );
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}
