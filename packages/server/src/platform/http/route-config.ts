import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RefusalKind } from '../../kernel/errors.ts';
import type { Message, MessageKey } from '../../kernel/messages/index.ts';

/**
 * How a route meets its caller:
 * - `public`: cookies are neither read nor set; the answer may be cached by anybody.
 * - `reader`: as public, but a session cookie tells currency and segment: one statement if there is a key.
 * - `visitor`: the session cookie is checked and handed out, the database is not asked.
 * - `guest`: the session is read; guests are welcome.
 * - `customer`: the session is read; guests get 401.
 */
export type Access = 'public' | 'reader' | 'visitor' | 'guest' | 'customer';

/** A refusal, or a mistake of ours, as people are told of it. */
export interface ToldRefusal {
  readonly kind: RefusalKind | 'failure';
  readonly text: Message;
  readonly language: string;
}

export interface RouteConfig {
  access: Access;
  /** Login and registration: errors are arrays of strings under `non_field_errors`, never `detail`. */
  loginFamily?: true;
  /**
   * - `storefront`: with CSRF_ENFORCEMENT=storefront a storefront's own server may call without a token.
   * - `page`: the handler checks by itself, because a failure is answered with a form.
   * - `signed`: what is sent carries a signature of its own, which the handler checks; no cookie gives it any rights.
   * - `payment_return`: as `signed` where `?page=` says that a bank or provider sends the browser back and the call
   *   carries no `x-csrftoken`; else as any other.
   */
  csrf?: 'storefront' | 'page' | 'signed' | 'payment_return';
  /** `false`: an `Idempotency-Key` is without effect, e.g. because the answer is a secret or sets cookies. */
  idempotent?: false;
  /** Shows a refusal to people, instead of JSON; its status and headers are set already. */
  errorPage?: (request: FastifyRequest, reply: FastifyReply, refusal: ToldRefusal) => FastifyReply;
  /** What a browser is told that opens a link of ours and is not logged in; programs get JSON. */
  loginPage?: { readonly title: MessageKey; readonly text: MessageKey };
  /**
   * By status, the media types of what is sent besides the JSON that the route's schema describes; none of a redirect, and
   * where nothing is sent. What a browser gets instead of JSON is named too.
   */
  media?: Readonly<Record<number, readonly string[]>>;
  /** Refusals of the service behind the route that the OpenAPI document should name. */
  refusals?: readonly (404 | 406 | 429)[];
}

declare module 'fastify' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- merging needs an interface
  interface FastifyContextConfig extends Partial<RouteConfig> {}
}
