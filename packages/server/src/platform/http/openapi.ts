import swagger from '@fastify/swagger';
import type { FastifyInstance, FastifySchema, RouteOptions } from 'fastify';
import { isRecord } from './decoding/index.ts';
import { IDEMPOTENCY_KEY } from './idempotency.ts';
import { answersOf, isUnsafe, takesKey } from './openapi-answers.ts';
import { ACCESS } from './openapi-document.ts';
import { shared } from './shapes.ts';

/** What the document says of this server. */
export interface About {
  readonly version: string;
  readonly sessionCookieName: string;
}

/** Gathers the routes' own schemas for the OpenAPI document. Register before the routes. */
export async function installOpenApi(app: FastifyInstance, { version, sessionCookieName }: About): Promise<void> {
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
          session: { type: 'apiKey', in: 'cookie', name: sessionCookieName, description: 'Set by login' },
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
    ...bodyOf(schema),
    ...(takesKey(route) ? { headers: keyHeader } : {}),
    ...{ [ACCESS]: route.config?.access },
    security: securityOf(route),
    response: answersOf(schema, route),
  };
}

/** A body without a name is called after its operation. */
function bodyOf({ body, consumes = FORMS, operationId = '' }: FastifySchema): FastifySchema {
  if (!isRecord(body)) return {};
  return { consumes, body: { title: `${operationId.slice(0, 1).toUpperCase()}${operationId.slice(1)}Body`, ...body } };
}

const keyHeader = {
  type: 'object',
  properties: {
    'Idempotency-Key': {
      ...shared(
        'IdempotencyKey',
        'Any text of the client’s: the write is done once for all requests that carry it within 24 hours',
      ),
      type: 'string',
      pattern: IDEMPOTENCY_KEY.source,
    },
  },
};

function securityOf(route: RouteOptions): Record<string, string[]>[] {
  const needsCsrf = isUnsafe(route) && route.config?.csrf !== 'signed';
  const csrf = needsCsrf ? { csrf: [] } : {};
  if (route.config?.access === 'customer') return [{ session: [], ...csrf }, { token: [] }];
  return needsCsrf ? [csrf, { token: [] }] : [];
}
