import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { typed, type TypedApp } from '../../platform/http/typed-app.ts';
import { Type } from 'typebox';
import { primaryTag } from '../../kernel/locale.ts';
import {
  callerOf,
  isSecure,
  LANGUAGE_COOKIE,
  named,
  serialiseCookie,
  setCookie,
  wantsPage,
} from '../../platform/http/index.ts';
import { fields } from '../../platform/http/decoding/index.ts';
import { findCountry } from '../places/index.ts';
import { keepPreference, type SessionsDeps } from '../sessions/index.ts';
import { chosenCurrency, safeReturn } from './site.rules.ts';

const SiteConfig = named('SiteConfig', {
  active_currency: Type.String(),
  available_currencies: Type.Array(Type.String()),
  country: Type.Union([Type.Object({ pk: Type.Integer(), name: Type.String(), code: Type.String() }), Type.Null()]),
  user_phone_regex: Type.String(),
  user_phone_format: Type.String(),
});

const tags = ['Shop'];

/** What a storefront asks about the shop, and what a visitor chooses (Wire: docs/protocol/site.md). */
export function siteRoutes(plain: FastifyInstance, deps: SessionsDeps): void {
  const app = typed(plain);
  configRoute(app, deps);
  currencyRoute(app, deps);
  languageRoute(app, deps);
}

function configRoute(app: TypedApp, deps: SessionsDeps): void {
  app.route({
    method: 'GET',
    url: '/config/',
    config: { access: 'guest' },
    schema: {
      operationId: 'getConfig',
      tags,
      summary: 'Currencies, country and phone format',
      response: { 200: SiteConfig },
    },
    handler: (request, reply) => {
      const { config } = deps;
      const { currency, language } = callerOf(request);
      const country = findCountry(config.defaultCountry, language);
      reply.send({
        active_currency: currency.toUpperCase(),
        available_currencies: config.availableCurrencies.map((code) => code.toUpperCase()),
        country: country === null ? null : { pk: country.id, name: country.name, code: country.code },
        user_phone_regex: config.phonePattern.source,
        user_phone_format: config.phoneFormat,
      });
    },
  });
}

function currencyRoute(app: TypedApp, deps: SessionsDeps): void {
  app.route({
    method: 'POST',
    url: '/users/activate-currency/',
    config: { access: 'guest' },
    schema: {
      operationId: 'activateCurrency',
      tags,
      summary: 'Keeps a currency for the session',
      body: Type.Object({ currency_code: fields.text({ max: 10 }) }),
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const currency = chosenCurrency(deps.config.availableCurrencies, request.body.currency_code);
      await keepPreference(deps, callerOf(request), { currency });
      return reply.code(204).send(null);
    },
  });
}

function languageRoute(app: TypedApp, deps: SessionsDeps): void {
  app.route({
    method: 'POST',
    url: '/i18n/setlang/',
    config: { access: 'guest', media: { 302: [] } },
    schema: {
      operationId: 'setLanguage',
      tags,
      summary: 'Keeps a language for the session; an unknown one is passed over',
      body: Type.Object({
        language: Type.Optional(fields.text({ max: 20, blank: true })),
        next: Type.Optional(fields.text({ max: 2000, blank: true })),
      }),
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const { language, next } = request.body;
      await keepLanguage(deps, { request, reply, language: primaryTag(language ?? '') });
      if (!wantsPage(request)) return reply.code(204).send(null);
      return reply.redirect(safeReturn(deps.config.publicUrl, next ?? request.headers.referer), 302);
    },
  });
}

const YEAR = 31_536_000;

async function keepLanguage(
  deps: SessionsDeps,
  { request, reply, language }: { request: FastifyRequest; reply: FastifyReply; language: string },
): Promise<void> {
  if (!deps.config.availableLanguages.includes(language)) return;
  const caller = callerOf(request);
  await keepPreference(deps, caller, { language });
  if (caller.byToken) return;
  const attributes = { path: '/', maxAge: YEAR, httpOnly: false, sameSite: 'Lax', domain: null } as const;
  const cookie = serialiseCookie(LANGUAGE_COOKIE, language, { ...attributes, secure: isSecure(deps.config, request) });
  setCookie(reply, LANGUAGE_COOKIE, cookie);
}
