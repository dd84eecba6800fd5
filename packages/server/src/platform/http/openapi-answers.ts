import type { FastifySchema, RouteOptions } from 'fastify';
import { type TSchema, Type } from 'typebox';
import { isRecord } from './decoding/index.ts';
import { takesIdempotencyKey } from './idempotency.ts';
import type { RouteConfig } from './route-config.ts';
import { Detail, named } from './shapes.ts';

/** What the OpenAPI document says of answers: the route's own, and the refusals that its kind can meet. */

const JSON_TYPE = 'application/json';
const TEXTUAL = /^text\/|^application\/xml$/;

interface Described {
  readonly description: string;
  readonly content: Record<string, { readonly schema: TSchema }>;
}

const texts = Type.Array(Type.String());
const textsByField = { type: 'object', additionalProperties: texts };
const FieldErrors = Type.Unsafe({
  title: 'FieldErrors',
  type: 'object',
  description: 'By field its messages; of a list of records, by record and field, `{}` where nothing is wrong with it',
  additionalProperties: { anyOf: [texts, { type: 'array', items: textsByField }] },
});
const CaptchaDue = named('CaptchaDue', { redirect_url: Type.String() });
const FormErrors = named('FormErrors', { non_field_errors: texts });
const BusinessError = named('BusinessError', { non_field_errors: Type.String(), error_code: Type.String() });

const refusal = (description: string, schema: TSchema): Described => ({
  description,
  content: { [JSON_TYPE]: { schema } },
});

const CSRF = 'The CSRF token is missing or wrong';
const TOO_LARGE = 'The body is too large';
const TYPE = 'The body is neither JSON nor a form';
const THROTTLED = 'Too many attempts; see Retry-After';
const UNAVAILABLE = 'The database is out of reach; see Retry-After';

/** The refusals that many routes share; the document has them once, by these names. */
export const REFUSALS = {
  InvalidInput: refusal('Messages by field; `detail` of a body that cannot be read', Type.Union([FieldErrors, Detail])),
  NotAuthenticated: refusal('Nobody is logged in', Detail),
  CsrfFailed: refusal(CSRF, Detail),
  CsrfFailedAtLogin: refusal(CSRF, FormErrors),
  NotAuthentic: refusal('What is sent carries no good signature', Detail),
  NotFound: refusal('There is no such thing', Detail),
  TooLarge: refusal(TOO_LARGE, Detail),
  TooLargeAtLogin: refusal(TOO_LARGE, FormErrors),
  UnsupportedType: refusal(TYPE, Detail),
  UnsupportedTypeAtLogin: refusal(TYPE, FormErrors),
  Refused: refusal('A business rule says no', BusinessError),
  KeyInUse: refusal('A request with this Idempotency-Key is still being processed; see Retry-After', Detail),
  KeyReused: refusal('This Idempotency-Key came with another body', BusinessError),
  Throttled: refusal(THROTTLED, Detail),
  ThrottledAtLogin: refusal(THROTTLED, Type.Union([FormErrors, CaptchaDue])),
  Unavailable: refusal(UNAVAILABLE, Detail),
  UnavailableAtLogin: refusal(UNAVAILABLE, FormErrors),
} as const;

/** What the route says of its answers (its summary, where it says nothing), and the refusals that its kind can meet. */
export function answersOf(schema: FastifySchema, route: RouteOptions): Record<string, unknown> {
  const { errorPage, media = {} } = route.config ?? {};
  const refusals = refusalsOf(schema, route);
  return { ...(errorPage === undefined ? refusals : asPages(refusals)), ...ownAnswers(schema, media) };
}

function ownAnswers(
  { response, summary = '' }: FastifySchema,
  media: NonNullable<RouteConfig['media']>,
): Record<string, unknown> {
  const json = isRecord(response) ? response : {};
  const others = new Map(Object.entries(media));
  const statuses = [...new Set([...Object.keys(json), ...others.keys()])];
  return Object.fromEntries(
    statuses.map((status) => [status, ownAnswer(json[status], { status, summary, media: others.get(status) ?? [] })]),
  );
}

interface Answered {
  readonly status: string;
  readonly summary: string;
  readonly media: readonly string[];
}

/** The words go beside the schema, so that a named one stays the same under all of them. */
function ownAnswer(schema: unknown, { status, summary, media }: Answered): unknown {
  if (status.startsWith('3')) return REDIRECT;
  const known = isRecord(schema) ? schema : { type: 'null' };
  const description = typeof known['description'] === 'string' ? known['description'] : summary;
  const json = known['type'] === 'null' ? [] : [[JSON_TYPE, { schema: known }] as const];
  const content = [...json, ...media.map((type) => [type, { schema: contentOf(type) }] as const)];
  // This is how the framework's plugin is told of an answer without a body.
  return content.length === 0 ? { type: 'null', description } : { description, content: Object.fromEntries(content) };
}

const REDIRECT = {
  type: 'null',
  description: 'Leads on',
  headers: { Location: { type: 'string', description: 'Where to' } },
};

function contentOf(type: string): TSchema {
  return TEXTUAL.test(type) ? Type.String() : Type.Unsafe({ type: 'string', format: 'binary' });
}

type Refusals = readonly (readonly [happens: boolean, status: number, answer: Described])[];

/** The refusals a route can answer, from how it is declared (docs/protocol/conventions.md, "Error bodies"). */
function refusalsOf(schema: FastifySchema, route: RouteOptions): Record<string, Described> {
  const { access, loginFamily, refusals: further = [] } = route.config ?? {};
  const login = loginFamily === true;
  const body = schema.body !== undefined;
  const keyed = takesKey(route);
  const refusals: Refusals = [
    [body || keyed, 400, REFUSALS.InvalidInput],
    [access === 'customer', 401, REFUSALS.NotAuthenticated],
    [isUnsafe(route), 403, forbidden(route)],
    [schema.params !== undefined || further.includes(404), 404, REFUSALS.NotFound],
    [body, 413, login ? REFUSALS.TooLargeAtLogin : REFUSALS.TooLarge],
    [body, 415, login ? REFUSALS.UnsupportedTypeAtLogin : REFUSALS.UnsupportedType],
    [further.includes(406), 406, REFUSALS.Refused],
    [keyed, 409, REFUSALS.KeyInUse],
    [keyed, 422, REFUSALS.KeyReused],
    [further.includes(429), 429, login ? REFUSALS.ThrottledAtLogin : REFUSALS.Throttled],
    [asksDatabase(route), 503, login ? REFUSALS.UnavailableAtLogin : REFUSALS.Unavailable],
  ];
  return Object.fromEntries(refusals.filter(([happens]) => happens).map(([, status, answer]) => [status, answer]));
}

function forbidden({ config = {} }: RouteOptions): Described {
  if (config.csrf === 'signed') return REFUSALS.NotAuthentic;
  return config.loginFamily === true ? REFUSALS.CsrfFailedAtLogin : REFUSALS.CsrfFailed;
}

function asPages(refusals: Record<string, Described>): Record<string, Described> {
  const content = { 'text/html': { schema: Type.String() } };
  return Object.fromEntries(
    Object.entries(refusals).map(([status, { description }]) => [status, { description, content }]),
  );
}

function asksDatabase(route: RouteOptions): boolean {
  const access = route.config?.access;
  return takesKey(route) || access === 'customer' || access === 'guest';
}

export function isUnsafe({ method }: RouteOptions): boolean {
  return ![method].flat().some((name) => ['GET', 'HEAD', 'OPTIONS'].includes(name));
}

export function takesKey({ method, config = {} }: RouteOptions): boolean {
  return [method].flat().some((name) => takesIdempotencyKey(name, config));
}
