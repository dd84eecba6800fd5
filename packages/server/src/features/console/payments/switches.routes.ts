import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { fields } from '../../../platform/http/decoding/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import { ensureCsrfToken } from '../../csrf/index.ts';
import {
  clearPaymentSwitch,
  findPaymentSwitch,
  isAct,
  setPaymentSwitch,
  SWITCH_ACTS,
  type SwitchAct,
} from '../../payments/index.ts';
import type { ConsoleDeps } from '../console.deps.ts';
import { CHANGING, queryOf, READING, sendConsolePage } from '../look/answers.routes.ts';
import { switchesPage } from './switches.page.ts';

const ACTS: readonly SwitchAct[] = Object.keys(SWITCH_ACTS).filter(isAct);

const SwitchBody = Type.Object({
  act: fields.choice(ACTS),
  /** Missing or empty: until it is changed. */
  count: Type.Optional(Type.Union([fields.wholeNumber({ minimum: 1, maximum: 1000 }), Type.Null()])),
});

const SAID = new Map([
  ['set', 'Set.'],
  ['reset', 'Each card does what its number says again.'],
]);

/** The switches of the simulated bank. They are in the database: several processes may serve, and a restart forgets none. */
export function switchRoutes(plain: FastifyInstance, deps: ConsoleDeps): void {
  const app = typed(plain);
  app.get('/console/payments/', READING, async (request, reply) => {
    const current = await findPaymentSwitch(deps.db);
    const csrfToken = ensureCsrfToken(deps, request, reply);
    const said = SAID.get(queryOf(request).get('said') ?? '') ?? null;
    return sendConsolePage(reply, switchesPage({ current, csrfToken, said }));
  });
  const body = { config: CHANGING, schema: { hide: true, body: SwitchBody } };
  app.post('/console/payments/', body, async (request, reply) => {
    const { act, count = null } = request.body;
    await setPaymentSwitch(deps, { act, remaining: count });
    return done(deps, reply, 'set');
  });
  app.post('/console/payments/reset/', { config: CHANGING, schema: { hide: true } }, async (_request, reply) => {
    await clearPaymentSwitch(deps.db);
    return done(deps, reply, 'reset');
  });
}

function done({ devConsole }: ConsoleDeps, reply: FastifyReply, said: string): FastifyReply {
  devConsole.listeners.tell({ kind: 'changed' });
  return reply.redirect(`/console/payments/?said=${said}`, 303);
}
