import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';

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
          session: { type: 'apiKey', in: 'cookie', name: 'osessionid' },
          csrf: { type: 'apiKey', in: 'header', name: 'x-csrftoken' },
          token: { type: 'apiKey', in: 'header', name: 'Authorization', description: 'Token <key>' },
        },
      },
    },
  });
}
