import { readFileSync } from 'node:fs';
import type { FastifyInstance } from 'fastify';
import { READING } from './answers.routes.ts';

const FILES = [
  { name: 'console.css', type: 'text/css; charset=utf-8' },
  { name: 'console.js', type: 'text/javascript; charset=utf-8' },
] as const;

/** The console's own style and script. */
export function fileRoutes(app: FastifyInstance): void {
  for (const { name, type } of FILES) {
    const bytes = readFileSync(new URL(name, import.meta.url));
    app.get(`/console/${name}`, READING, (_request, reply) =>
      reply.header('cache-control', 'no-cache').header('x-content-type-options', 'nosniff').type(type).send(bytes),
    );
  }
}
