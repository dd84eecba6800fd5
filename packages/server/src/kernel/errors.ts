import { message, type Message, type MessageKey, type MessageParams } from './messages/index.ts';

/**
 * What a refusal is, apart from HTTP. Statuses and bodies are chosen in one place, `platform/http/error-door.ts`
 * (Wire: docs/protocol/conventions.md).
 */
export type RefusalKind =
  | 'invalid'
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'method_not_allowed'
  | 'conflict'
  | 'rejected'
  | 'too_large'
  | 'unsupported_media_type'
  | 'mismatch'
  | 'throttled'
  | 'captcha_required'
  | 'redirected'
  | 'unavailable';

/** Field name → what is wrong with it. `non_field_errors` holds what belongs to no field. */
export type FieldErrors = Readonly<Record<string, readonly Message[]>>;

export type RowErrors = Readonly<Record<string, readonly FieldErrors[]>>;

export interface RefusalDetails {
  readonly fields?: FieldErrors;
  /** Of fields that hold lists of records: what is wrong with each record, in its place. */
  readonly rows?: RowErrors;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter?: number;
  /** Methods that the path does serve. */
  readonly allow?: readonly string[];
  /** Where the caller has to go first, for `captcha_required` and `redirected`. */
  readonly location?: string;
}

/** An expected "no" to a request: it has a kind, a stable code for machines and a message for people. */
export class Refusal extends Error {
  readonly kind: RefusalKind;
  readonly code: string;
  readonly text: Message;
  readonly details: RefusalDetails;

  constructor(kind: RefusalKind, code: string, text: Message, details: RefusalDetails = {}) {
    super(`${kind}: ${code}`);
    this.name = 'Refusal';
    this.kind = kind;
    this.code = code;
    this.text = text;
    this.details = details;
  }
}

export const NON_FIELD = 'non_field_errors';

/** 400 with one message under one field. */
export function invalidField(field: string, key: MessageKey, params?: MessageParams): Refusal {
  return invalidFields({ [field]: [message(key, params)] });
}

/** 400 with any number of messages. */
export function invalidFields(fields: FieldErrors): Refusal {
  return new Refusal('invalid', 'invalid', message('invalid'), { fields });
}

/** 400 about records of a list: `rows` has a place for each of them. */
export function invalidRows(rows: RowErrors, fields: FieldErrors = {}): Refusal {
  return new Refusal('invalid', 'invalid', message('invalid'), { fields, rows });
}

/** 406: a business rule says no; `code` has the form `<area>_<number>`. */
export function rejected(code: string, key: MessageKey, params?: MessageParams): Refusal {
  return new Refusal('rejected', code, message(key, params));
}

export function notFound(): Refusal {
  return new Refusal('not_found', 'not_found', message('not_found'));
}

export function notAuthenticated(): Refusal {
  return new Refusal('unauthenticated', 'not_authenticated', message('not_authenticated'));
}

/** 409: what was asked for is being done at this moment. `retryAfter` in seconds. */
export function conflict(code: string, key: MessageKey, retryAfter: number): Refusal {
  return new Refusal('conflict', code, message(key), { retryAfter });
}

/** 422: the request contradicts an earlier one; `code` has the form `<area>_<number>`. */
export function mismatch(code: string, key: MessageKey): Refusal {
  return new Refusal('mismatch', code, message(key));
}

/** 429. `retryAfter` in seconds. */
export function throttled(retryAfter: number): Refusal {
  return new Refusal('throttled', 'throttled', message('throttled', { seconds: retryAfter }), { retryAfter });
}
