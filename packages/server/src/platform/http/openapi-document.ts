import type { FastifyInstance } from 'fastify';
import { isRecord } from './decoding/index.ts';
import { REFUSALS } from './openapi-answers.ts';
import { PARAMETER } from './shapes.ts';

type Components = Map<string, unknown>;

/**
 * The OpenAPI document of the app's routes: each schema with a title once, in its place a reference; likewise shared
 * parameters, and the refusals that many routes share.
 * @throws Error when two different schemas have one title, or two different parameters one name
 */
export function openApiDocument(app: FastifyInstance): Record<string, unknown> {
  const { paths, components, ...rest }: Record<string, unknown> = { ...app.swagger() };
  const schemas: Components = new Map();
  const parameters: Components = new Map();
  const responses = lifted(REFUSALS, schemas);
  const sharing = eachOperation(paths, (operation) => withShared(operation, parameters));
  const names = namesOf(responses);
  const referring = eachOperation(lifted(sharing, schemas), (operation) => ({
    ...operation,
    responses: each(operation['responses'], (response) => reference(response, names)),
  }));
  const lists = { parameters: lifted(sorted(parameters), schemas), responses };
  return {
    ...rest,
    components: { ...(isRecord(components) ? components : {}), schemas: sorted(schemas), ...lists },
    paths: referring,
  };
}

const sorted = (components: Components) => Object.fromEntries([...components].sort(byName));
const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]) => (one < other ? -1 : 1);

/** Where an operation says how it meets its caller (docs/protocol/sessions.md, "Access"). */
export const ACCESS = 'x-access';

/** Tells of how a value is read, to the decoder alone. */
const isInternal = (key: string) => key.startsWith('x-') && key !== ACCESS;

/** What is described, with references for the schemas that have a title; these are added to `schemas`. */
function lifted(part: unknown, schemas: Components): unknown {
  if (Array.isArray(part)) return part.map((item) => lifted(item, schemas));
  if (!isRecord(part)) return part;
  const { title } = part;
  const entries = Object.entries(part)
    .filter(([key]) => !isInternal(key))
    .map(([key, value]) => [key, lifted(value, schemas)] as const);
  // A property that is called so holds a schema, not a text.
  if (typeof title !== 'string') return Object.fromEntries(entries);
  add(schemas, title, Object.fromEntries(entries));
  return { $ref: `#/components/schemas/${title}` };
}

function add(components: Components, name: string, component: unknown): void {
  const before = components.get(name);
  if (before !== undefined && JSON.stringify(before) !== JSON.stringify(component)) {
    throw new Error(`Two different components have the name ${name}`);
  }
  components.set(name, component);
}

/** The operation with references for parameters that are shared; these are added to `parameters`. */
function withShared(operation: Record<string, unknown>, parameters: Components): Record<string, unknown> {
  const given = operation['parameters'];
  if (!Array.isArray(given)) return operation;
  return { ...operation, parameters: given.map((parameter) => withoutShared(parameter, parameters)) };
}

function withoutShared(parameter: unknown, parameters: Components): unknown {
  const schema = isRecord(parameter) ? parameter['schema'] : undefined;
  const name = isRecord(schema) ? schema[PARAMETER] : undefined;
  if (typeof name !== 'string') return parameter;
  add(parameters, name, parameter);
  return { $ref: `#/components/parameters/${name}` };
}

/** The names of responses by what they say. */
function namesOf(responses: unknown): ReadonlyMap<string, string> {
  return new Map(Object.entries(isRecord(responses) ? responses : {}).map(([name, it]) => [JSON.stringify(it), name]));
}

function reference(response: unknown, names: ReadonlyMap<string, string>): unknown {
  const name = names.get(JSON.stringify(response));
  return name === undefined ? response : { $ref: `#/components/responses/${name}` };
}

function eachOperation(paths: unknown, change: (operation: Record<string, unknown>) => unknown): unknown {
  return each(paths, (operations) =>
    each(operations, (operation) => (isRecord(operation) ? change(operation) : operation)),
  );
}

function each(record: unknown, change: (value: unknown) => unknown): unknown {
  if (!isRecord(record)) return record;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
