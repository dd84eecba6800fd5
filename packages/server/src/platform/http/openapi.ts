import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify';
import { isRecord } from './decoding/index.ts';
import { IDEMPOTENCY_KEY, takesIdempotencyKey } from './idempotency.ts';

/** Serves the OpenAPI document made from the routes' own schemas. Register before the routes. */
export async function installOpenApi(app: FastifyInstance, version: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Arasta',
        version,
        description: 'The customer-facing commerce API. Unsafe requests need a CSRF token; see docs/protocol/.',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'osessionid', description: 'Set by login' },
          csrf: { type: 'apiKey', in: 'header', name: 'x-csrftoken', description: 'Equal to the cookie csrftoken' },
          token: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'Token <key>, instead of both' },
        },
      },
    },
    transform: ({ schema, url, route }) => ({ schema: described(schema, route), url }),
  });
}

const FORMS = ['application/json', 'application/x-www-form-urlencoded'];

/** The route's schema with what every route of its kind also takes, demands and answers. */
function described(schema: FastifySchema, route: RouteOptions): FastifySchema {
  if (schema.hide === true) return schema;
  return {
    ...schema,
    ...(schema.body === undefined || schema.consumes !== undefined ? {} : { consumes: FORMS }),
    ...(takesKey(route) ? { headers: keyHeader } : {}),
    security: securityOf(route),
    response: { ...errorsOf(schema, route), ...answersOf(schema) },
  };
}

/** What the answers say, or the route's own summary where they say nothing. */
function answersOf({ response, summary = '' }: FastifySchema): Record<string, unknown> {
  const answers = isRecord(response) ? Object.entries(response) : [['200', { description: summary }] as const];
  return Object.fromEntries(
    answers.map(([status, schema]) => [status, isRecord(schema) ? { description: summary, ...schema } : schema]),
  );
}

function isUnsafe({ method }: RouteOptions): boolean {
  return ![method].flat().some((name) => ['GET', 'HEAD', 'OPTIONS'].includes(name));
}

function takesKey({ method, config = {} }: RouteOptions): boolean {
  return [method].flat().some((name) => takesIdempotencyKey(name, config));
}

const keyHeader = {
  type: 'object',
  properties: {
    'Idempotency-Key': {
      description: 'Any text of the client’s: the write is done once for all requests that carry it within 24 hours',
      type: 'string',
      pattern: IDEMPOTENCY_KEY.source,
    },
  },
};

function securityOf(route: RouteOptions): Record<string, string[]>[] {
  const csrf = isUnsafe(route) ? { csrf: [] } : {};
  if (route.config?.access === 'customer') return [{ session: [], ...csrf }, { token: [] }];
  return isUnsafe(route) ? [csrf, { token: [] }] : [];
}

const texts = { type: 'array', items: { type: 'string' } } as const;
const detail = (description: string) => ({
  description,
  type: 'object',
  required: ['detail'],
  properties: { detail: { type: 'string' } },
});
const lines = (description: string) => ({
  description,
  type: 'object',
  required: ['non_field_errors'],
  properties: { non_field_errors: texts },
});

const business = {
  description: 'A business rule says no',
  type: 'object',
  required: ['non_field_errors', 'error_code'],
  properties: { non_field_errors: { type: 'string' }, error_code: { type: 'string' } },
};

type Refusals = readonly (readonly [happens: boolean, status: number, answer: Record<string, unknown>])[];

/** The refusals a route can answer, from how it is declared (docs/protocol/conventions.md, "Error bodies"). */
function errorsOf(schema: FastifySchema, route: RouteOptions): Record<string, unknown> {
  const { access, loginFamily, refusals: further = [] } = route.config ?? {};
  const shape = loginFamily === true ? lines : detail;
  const body = schema.body !== undefined;
  const keyed = takesKey(route);
  const refusals: Refusals = [
    [body || keyed, 400, { description: 'Messages by field', type: 'object', additionalProperties: texts }],
    [access === 'customer', 401, detail('Nobody is logged in')],
    [isUnsafe(route), 403, shape('The CSRF token is missing or wrong')],
    [schema.params !== undefined, 404, detail('There is no such thing')],
    [body, 413, shape('The body is too large')],
    [body, 415, shape('The body is neither JSON nor a form')],
    [further.includes(406), 406, business],
    [keyed, 409, detail('A request with this Idempotency-Key is still being processed; see Retry-After')],
    [keyed, 422, { ...business, description: 'This Idempotency-Key came with another body' }],
    [further.includes(429), 429, shape('Too many attempts; see Retry-After')],
    [keyed || access === 'customer' || access === 'guest', 503, shape('The database is out of reach; see Retry-After')],
  ];
  return Object.fromEntries(refusals.filter(([happens]) => happens).map(([, status, answer]) => [status, answer]));
}
