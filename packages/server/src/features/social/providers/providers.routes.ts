import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { typed } from '../../../platform/http/typed-app.ts';
import type { SocialDeps } from '../social.deps.ts';

const SocialProvider = Type.Object({
  name: Type.String({ description: 'As in /<provider>/login/' }),
  label: Type.String({ description: 'For people' }),
  login_url: Type.String({ description: 'Where to send the browser' }),
});

/** Tells storefronts which buttons to show (Wire: docs/protocol/social.md, "Which providers there are"). */
export function providerListRoute(plain: FastifyInstance, { socialProviders }: SocialDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/users/social-providers/',
    config: { access: 'public' },
    schema: {
      tags: ['Account'],
      description: 'An extension of Arasta.',
      operationId: 'listSocialProviders',
      summary: 'Where customers can sign in with an account elsewhere',
      response: { 200: Type.Array(SocialProvider) },
    },
    handler: async (_request, reply) => {
      const found = [...socialProviders.values()];
      return reply.send(found.map(({ name, label }) => ({ name, label, login_url: `/${name}/login/` })));
    },
  });
}
