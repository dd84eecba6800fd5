import type { FastifyInstance, FastifyRequest } from 'fastify';
import { offsetOf, type Page, type Slice } from '../../../kernel/page.ts';
import type { Config } from '../../../platform/config/index.ts';
import { customerOf, pageQuery, presentPage, readPage } from '../../../platform/http/index.ts';
import { typed, type TypedApp } from '../../../platform/http/typed-app.ts';
import { findDiscountItems } from './offers.queries.ts';
import { DiscountPage, OfferPage, Offers } from './offers.schema.ts';
import { listOffers, type OffersDeps, type OfferState } from './offers.service.ts';
import {
  type Manner,
  presentDiscount,
  presentDiscountLists,
  presentLists,
  presentOffer,
  type OfferObject,
} from './offers.wire.ts';

export interface PromotionsDeps extends OffersDeps {
  readonly config: Config;
}

/** What customers see of promotions besides their baskets (Wire: docs/protocol/promotions.md). */
export function promotionRoutes(plain: FastifyInstance, deps: PromotionsDeps): void {
  const app = typed(plain);
  currentRoute(app, deps);
  pageRoute(app, deps, {
    ...{ state: 'future', url: '/account/future-basket-offers/', operationId: 'listFutureOffers' },
    summary: 'Offers of the customer that have not begun',
  });
  pageRoute(app, deps, {
    ...{ state: 'expired', url: '/account/expired-basket-offers/', operationId: 'listExpiredOffers' },
    summary: 'Offers of the customer that ended unused',
  });
  discountRoute(app, deps);
}

function currentRoute(app: TypedApp, deps: PromotionsDeps): void {
  app.route({
    method: 'GET',
    url: '/account/basket-offers/',
    config: { access: 'customer' },
    schema: {
      operationId: 'listOffers',
      tags: ['Promotions'],
      summary: 'Offers of the customer that are good now, in the currency of the session',
      response: { 200: Offers },
    },
    handler: async (request) => presentLists(await offersOf(request, deps, 'active')),
  });
}

interface Listed {
  readonly state: OfferState;
  readonly url: string;
  readonly operationId: string;
  readonly summary: string;
}

function pageRoute(app: TypedApp, deps: PromotionsDeps, { state, url, operationId, summary }: Listed): void {
  app.route({
    method: 'GET',
    url,
    config: { access: 'customer' },
    schema: { operationId, tags: ['Promotions'], summary, querystring: pageQuery, response: { 200: OfferPage } },
    handler: async (request) => {
      const page = readPage(request);
      const slice = sliceOf(await offersOf(request, deps, state), page);
      const answer = presentPage(request, deps.config.publicUrl, { page, slice }, (offer) => offer);
      return { ...answer, ...presentLists(answer.results) };
    },
  });
}

function discountRoute(app: TypedApp, deps: PromotionsDeps): void {
  app.route({
    method: 'GET',
    url: '/account/discount-items/',
    config: { access: 'customer' },
    schema: {
      operationId: 'listDiscountItems',
      tags: ['Promotions'],
      summary: 'What orders of the customer were given, the latest first',
      querystring: pageQuery,
      response: { 200: DiscountPage },
    },
    handler: async (request) => {
      const page = readPage(request);
      const manner = mannerOf(request, deps);
      const { currency } = manner;
      const slice = await findDiscountItems(deps.db, customerOf(request).customer.id, { page, currency });
      const answer = presentPage(request, deps.config.publicUrl, { page, slice }, (item) =>
        presentDiscount(item, manner),
      );
      return { ...answer, ...presentDiscountLists(answer.results, slice.given) };
    },
  });
}

async function offersOf(request: FastifyRequest, deps: PromotionsDeps, state: OfferState): Promise<OfferObject[]> {
  const manner = mannerOf(request, deps);
  const { customer } = customerOf(request);
  const offers = await listOffers(deps, customer.id, { state, currency: manner.currency });
  return offers.map((offer) => presentOffer(offer, manner));
}

function mannerOf(request: FastifyRequest, { config }: PromotionsDeps): Manner {
  const { language, currency } = customerOf(request);
  return { language, currency, fallback: config.defaultLanguage };
}

function sliceOf<Item>(items: readonly Item[], page: Page): Slice<Item> {
  return { items: items.slice(offsetOf(page), offsetOf(page) + page.size), total: items.length };
}
