import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../../platform/http/index.ts';
import type { BasketDeps } from './basket.deps.ts';
import { writeBasket } from './basket.wire.ts';
import type { ShownBasket } from './reading/reading.service.ts';

export interface Answering {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Further fields of the basket. */
  readonly further?: object;
}

/** Sends the answer of every call that shows a basket. */
export function sendBasket(
  { clock, goodBytes }: Pick<BasketDeps, 'clock' | 'goodBytes'>,
  { request, reply, further = {} }: Answering,
  shown: ShownBasket,
): FastifyReply {
  const segment = callerOf(request).customer?.segment ?? null;
  const bytes = writeBasket(shown, { now: clock.now(), segment, goodBytes, further });
  return reply.type('application/json; charset=utf-8').send(bytes);
}
