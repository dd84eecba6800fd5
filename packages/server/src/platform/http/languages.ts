import type { FastifyRequest } from 'fastify';
import { negotiateLanguage, primaryTag } from '../../kernel/locale.ts';
import type { Config } from '../config/index.ts';
import { singleCookie } from './cookies.ts';

export const LANGUAGE_COOKIE = 'django_language';

/** Which language and currency a request is answered in (Wire: docs/protocol/conventions.md, "Language and currency"). */
export interface Preferences {
  /** `Accept-Language`, then what the session keeps, then (not for tokens) the language cookie, then the default. */
  language(request: FastifyRequest, known?: { kept: string | null; byToken: boolean }): string;
  /** The header `x-currency`, then what the session keeps, then the default. Lower case. */
  currency(request: FastifyRequest, kept: string | null): string;
}

export function preferences(config: Config): Preferences {
  const { availableLanguages, availableCurrencies } = config;
  const fallbackCurrency = config.defaultCurrency.toLowerCase();
  const offered = (language: string | null) =>
    language !== null && availableLanguages.includes(language) ? language : null;
  return {
    language: (request, { kept, byToken } = { kept: null, byToken: false }) =>
      negotiateLanguage(request.headers['accept-language'], availableLanguages) ??
      offered(kept) ??
      (byToken ? null : offered(cookieLanguage(request))) ??
      config.defaultLanguage,
    currency: (request, kept) => {
      const asked = config.currencyFromHeader ? request.headers['x-currency']?.toString().trim().toLowerCase() : '';
      const candidates = [asked, kept ?? ''];
      return candidates.find((code) => availableCurrencies.includes(code ?? '')) ?? fallbackCurrency;
    },
  };
}

function cookieLanguage(request: FastifyRequest): string {
  return primaryTag(singleCookie(request.headers.cookie, LANGUAGE_COOKIE) ?? '');
}
