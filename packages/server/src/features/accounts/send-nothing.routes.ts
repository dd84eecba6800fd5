import type { FastifyReply } from 'fastify';

/** Answers 200 without a body, as some calls are documented; sending `null` would write the word. */
export function sendNothing(reply: FastifyReply): FastifyReply {
  return reply.send();
}
