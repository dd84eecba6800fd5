import { Refusal, rejected } from '../../../kernel/errors.ts';
import { message } from '../../../kernel/messages/index.ts';
import type { ProviderFetch } from './provider.ts';

/** Where lines about sign-ins go: names of providers and errors, never what was sent. */
export interface SocialLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** The provider could not be reached, or has trouble of its own. */
class ProviderAway extends Error {}

/** The same calls, their failures told apart from answers that say no. */
export function telling(fetch: ProviderFetch): ProviderFetch {
  return async (url, options) => {
    const answer = await fetch(url, options).catch((error: unknown) => {
      throw new ProviderAway('It does not answer', { cause: error });
    });
    if (answer.status < 500) return answer;
    await answer.body?.cancel();
    throw new ProviderAway(`It answers ${answer.status}`);
  };
}

const RETRY_SECONDS = 30;

/**
 * What a failed call means to the shopper. Errors of the library quote what was sent; their names and codes are logged.
 */
export function refusalOf(
  { label, name, log }: { label: string; name: string; log: SocialLog },
  what: 'discovery' | 'exchange',
  error: unknown,
): Refusal {
  const away = isAway(error);
  log.warn({ provider: name, what, away, ...describe(error) }, 'social login failed');
  const text = { provider: label };
  if (!away && what === 'exchange') return rejected('social_100_3', 'social_not_accepted', text);
  const details = { retryAfter: RETRY_SECONDS };
  return new Refusal('unavailable', 'social_unavailable', message('social_unavailable', text), details);
}

function isAway(error: unknown): boolean {
  if (error instanceof ProviderAway) return true;
  return error instanceof Error && error.cause !== undefined && isAway(error.cause);
}

function describe(error: unknown): Record<string, string> {
  if (!(error instanceof Error)) return {};
  const reason = 'code' in error ? String(error.code) : '';
  // The word of the protocol, e.g. `invalid_client`.
  const word = 'error' in error && typeof error.error === 'string' ? error.error.slice(0, 40) : '';
  return { error: error.name, reason, word };
}
