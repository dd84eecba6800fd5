import type { FastifyInstance } from 'fastify';
import { isRecord } from './decoding/index.ts';
import { REFUSALS } from './openapi-answers.ts';

/**
 * The OpenAPI document of the app's routes: each schema with a title once, in its place a reference; likewise the
 * refusals that many routes share.
 * @throws Error when two different schemas have one title
 */
export function openApiDocument(app: FastifyInstance): Record<string, unknown> {
  const { paths, components, ...rest }: Record<string, unknown> = { ...app.swagger() };
  const schemas = new Map<string, unknown>();
  const responses = lifted(REFUSALS, schemas);
  const referring = sharing(lifted(paths, schemas), namesOf(responses));
  return {
    ...rest,
    components: {
      ...(isRecord(components) ? components : {}),
      schemas: Object.fromEntries([...schemas].sort(byName)),
      responses,
    },
    paths: referring,
  };
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);

/** What is described, with references for the schemas that have a title; these are added to `schemas`. */
function lifted(part: unknown, schemas: Map<string, unknown>): unknown {
  if (Array.isArray(part)) return part.map((item) => lifted(item, schemas));
  if (!isRecord(part)) return part;
  const entries = Object.entries(part).map(([key, value]) => [key, lifted(value, schemas)] as const);
  const { title } = part;
  // A property that is called so holds a schema, not a text.
  if (typeof title !== 'string') return Object.fromEntries(entries);
  addSchema(schemas, title, Object.fromEntries(entries));
  return { $ref: `#/components/schemas/${title}` };
}

function addSchema(schemas: Map<string, unknown>, title: string, schema: unknown): void {
  const before = schemas.get(title);
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(schema)) {
    throw new Error(`Two different schemas have the title ${title}`);
  }
  schemas.set(title, schema);
}

/** The names of responses by what they say. */
function namesOf(responses: unknown): ReadonlyMap<string, string> {
  return new Map(Object.entries(isRecord(responses) ? responses : {}).map(([name, it]) => [JSON.stringify(it), name]));
}

function sharing(paths: unknown, names: ReadonlyMap<string, string>): unknown {
  return each(paths, (operations) =>
    each(operations, (operation) =>
      isRecord(operation)
        ? { ...operation, responses: each(operation['responses'], (response) => reference(response, names)) }
        : operation,
    ),
  );
}

function reference(response: unknown, names: ReadonlyMap<string, string>): unknown {
  const name = names.get(JSON.stringify(response));
  return name === undefined ? response : { $ref: `#/components/responses/${name}` };
}

function each(record: unknown, change: (value: unknown) => unknown): unknown {
  if (!isRecord(record)) return record;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
