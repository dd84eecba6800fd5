/** What the generator reads of a JSON schema; everything else in one says how values are checked, not what they are. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly contentMediaType?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

/** Media type → what is sent or answered in it. */
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: Schema;
}

interface OperationObject {
  readonly operationId: string;
  readonly summary: string;
  /** How it meets its caller (docs/protocol/sessions.md, "Access"). */
  readonly 'x-access'?: string;
  readonly parameters?: readonly (Parameter | Required<Pick<Schema, '$ref'>>)[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

/** An OpenAPI document, as far as the client is made of it. */
export interface Document {
  readonly components: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, Parameter>>;
  };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
}

/** Reads a document that a test has held to be one. */
export function parseDocument(text: string): Document;
export function parseDocument(text: string): unknown {
  const document: unknown = JSON.parse(text);
  return document;
}

/** The name of the component that stands here; undefined for a schema of its own. */
export function refName({ $ref }: Schema): string | undefined {
  return $ref?.slice($ref.lastIndexOf('/') + 1);
}

/** One operation, as the client needs it. */
export interface Endpoint {
  readonly name: string;
  readonly summary: string;
  readonly method: string;
  readonly path: string;
  readonly pathNames: readonly string[];
  readonly query: readonly Parameter[];
  /** Query parameters that have no names of their own, e.g. one for each attribute; undefined where there are none. */
  readonly anyQuery: Parameter | undefined;
  readonly takesKey: boolean;
  readonly access: string | undefined;
  /** The schema of its body, whatever the media type; undefined where it takes none. */
  readonly body: Schema | undefined;
  /** The schemas of what a client is answered when all is well; undefined for an empty answer. */
  readonly answers: readonly (Schema | undefined)[];
}

// Not in production (docs/protocol/payments.md), and called by pages of the simulator alone.
const NOT_FOR_CLIENTS = '/simulator/';

/** The operations that a client may call, by name. */
export function endpointsOf(document: Document): Endpoint[] {
  return Object.entries(document.paths)
    .filter(([path]) => !path.startsWith(NOT_FOR_CLIENTS))
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) =>
        endpointOf(document, { method: method.toUpperCase(), path, operation }),
      ),
    )
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

interface Described {
  readonly method: string;
  readonly path: string;
  readonly operation: OperationObject;
}

function endpointOf(document: Document, { method, path, operation }: Described): Endpoint {
  const parameters = (operation.parameters ?? []).map((parameter) => parameterOf(document, parameter));
  const query = parameters.filter((parameter) => parameter.in === 'query');
  return {
    name: operation.operationId,
    summary: operation.summary,
    ...{ method, path },
    pathNames: [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
    query: query.filter(({ schema }) => schema?.type !== 'object'),
    anyQuery: query.find(({ schema }) => schema?.type === 'object'),
    takesKey: parameters.some((parameter) => parameter.name === 'Idempotency-Key'),
    access: operation['x-access'],
    body: schemaOf(operation.requestBody?.content),
    answers: Object.entries(operation.responses)
      .filter(([status]) => status.startsWith('2'))
      .map(([, { content }]) => answerOf(content)),
  };
}

/** @throws Error where a reference leads nowhere */
function parameterOf({ components }: Document, given: Parameter | Required<Pick<Schema, '$ref'>>): Parameter {
  if (!('$ref' in given)) return given;
  const found = components.parameters?.[refName(given) ?? ''];
  if (found === undefined) throw new Error(`The document has no ${given.$ref}`);
  return found;
}

function schemaOf(content: Content | undefined): Schema | undefined {
  return content && Object.values(content)[0]?.schema;
}

/** The client asks for JSON. What has no JSON is a text, whoever it is for, or a file. */
function answerOf(content: Content | undefined): Schema | undefined {
  const types = Object.entries(content ?? {});
  const [type, { schema = {} }] = types.find(([name]) => name.includes('json')) ?? types[0] ?? ['', {}];
  if (type === '') return undefined;
  if (type.includes('json')) return schema;
  return /^text\/|[/+]xml$/.test(type) ? { type: 'string' } : { type: 'string', format: 'binary' };
}
