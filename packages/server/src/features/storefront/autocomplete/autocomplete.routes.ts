import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Caller } from '../../../platform/http/index.ts';
import { typed } from '../../../platform/http/typed-app.ts';
import { suggest } from '../../search/index.ts';
import { readText } from '../listing/asked.ts';
import { answerShelf } from '../read.ts';
import { showingFor } from '../showing.ts';
import type { StorefrontDeps } from '../storefront.deps.ts';
import { SuggestionGroups } from './autocomplete.schema.ts';
import { presentSuggestions } from './autocomplete.wire.ts';

/** What the beginning of a search may lead to (Wire: docs/protocol/catalogue.md, "Autocomplete"). */
export function autocompleteRoutes(plain: FastifyInstance, deps: StorefrontDeps): void {
  typed(plain).route({
    method: 'GET',
    url: '/autocomplete/',
    config: { access: 'reader' },
    schema: {
      operationId: 'autocomplete',
      tags: ['Catalogue'],
      summary: 'Categories and products that begin like the text',
      querystring: Type.Object({
        search_text: Type.Optional(Type.String({ description: 'At most 200 characters count', 'x-raw': true })),
      }),
      response: { 200: SuggestionGroups },
    },
    handler: (request, reply) => {
      const text = readText(request);
      return answerShelf(
        deps,
        { request, reply },
        { key: `autocomplete|${text?.toLowerCase() ?? ''}`, make: (caller) => groups(deps, caller, text) },
      );
    },
  });
}

async function groups(deps: StorefrontDeps, caller: Caller, text: string | null) {
  if (text === null) return { body: { groups: [] }, tags: [] };
  const { language, pricing } = await showingFor(deps, caller);
  const found = await suggest(deps, text, { language, pricing });
  const tags = found.products.map(({ id }) => `product:${id}`);
  return { body: presentSuggestions(found, deps.config), tags: ['lists', 'definitions', ...tags] };
}
