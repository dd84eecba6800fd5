import type { Messages } from './errors.ts';

// What belongs to no field (docs/protocol/conventions.md, "Error bodies").
const OF_NO_FIELD = new Set(['non_field_errors', 'detail']);

/** Whether it is an object with named values. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The texts of a refusal's body, or of a checkout's `errors`. */
export function messagesOf(body: unknown): Messages {
  const fields: Record<string, string[]> = {};
  const messages: string[] = [];
  for (const [path, text] of textsOf(body, '')) {
    if (path === '' || OF_NO_FIELD.has(path)) messages.push(text);
    else (fields[path] ??= []).push(text);
  }
  return { fields, messages };
}

/** The first text for people, whatever it belongs to. */
export function firstText({ fields, messages }: Messages): string | undefined {
  return messages[0] ?? Object.values(fields)[0]?.[0];
}

function textsOf(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown, index) =>
      textsOf(item, typeof item === 'string' ? path : `${path}.${String(index)}`),
    );
  }
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, path === '' ? name : `${path}.${name}`));
}
