import { fields, list } from '../untyped.ts';

type NumberParser = (digits: string) => unknown;

/**
 * The library's `parse` as far as the client uses it: every number is handed on in the digits it was written with.
 *
 * @throws SyntaxError when the text is no JSON
 */
export function parse(text: string, _reviver: undefined, parseNumber: NumberParser): unknown {
  const revive = (...[, value, context]: readonly unknown[]): unknown =>
    typeof value === 'number' ? parseNumber(String(fields(context, 'context')['source'])) : value;
  // TypeScript knows JSON.parse without the source text of a value, which Node passes on.
  const [parsed] = list([Reflect.apply(JSON.parse, JSON, [text, revive])], 'parsed');
  return parsed;
}
