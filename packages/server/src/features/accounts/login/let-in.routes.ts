import type { FastifyReply, FastifyRequest } from 'fastify';
import { rotateCsrfToken } from '../../csrf/index.ts';
import type { OpenedSession } from '../../sessions/index.ts';
import type { AccountsDeps } from '../accounts.deps.ts';

/** Sends the cookies of a new login: session key and CSRF secret, both new. Token requests get none. */
export function letIn(
  deps: AccountsDeps,
  { request, reply, session }: { request: FastifyRequest; reply: FastifyReply; session: OpenedSession },
): void {
  if (session.key === null) return;
  deps.cookies.send(request, reply, session.key, 'login');
  rotateCsrfToken(deps, request, reply);
}
