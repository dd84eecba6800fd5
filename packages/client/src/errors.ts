/** What came back, for an error. */
export interface Occurrence {
  /** The operation that was called. */
  readonly operation: string;
  /** The HTTP status; null where there was no answer. */
  readonly status: number | null;
  /** The shop's code of the refusal; null where it has none. */
  readonly code: string | null;
  /** The body as it was read: an object, a text, or undefined. */
  readonly body: unknown;
  /** Seconds until it is worth trying again; null where nobody says. */
  readonly retryAfter: number | null;
}

/** Whatever goes wrong with a call. Of this very class are only answers that no caller can mend. */
export class ArastaError extends Error {
  override readonly name: string = 'ArastaError';
  readonly operation: string;
  readonly status: number | null;
  readonly code: string | null;
  readonly body: unknown;
  readonly retryAfter: number | null;

  constructor(message: string, occurrence: Occurrence, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.operation = occurrence.operation;
    this.status = occurrence.status;
    this.code = occurrence.code;
    this.body = occurrence.body;
    this.retryAfter = occurrence.retryAfter;
  }
}

/** Texts for people, by field, and those that belong to none. */
export interface Messages {
  /** Field → texts; of a list of records `list.0.field`. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly messages: readonly string[];
}

/** 400, 413: what was sent is wrong. Show `fields` beside the fields, `messages` above them. */
export class InvalidInput extends ArastaError implements Messages {
  override readonly name = 'InvalidInput';
  readonly fields: Messages['fields'];
  readonly messages: Messages['messages'];

  constructor(message: string, occurrence: Occurrence, { fields, messages }: Messages) {
    super(message, occurrence);
    this.fields = fields;
    this.messages = messages;
  }
}

/** 406: a rule of the shop says no. `message` is for people, `code` for programs. */
export class Refused extends ArastaError {
  override readonly name = 'Refused';
}

/** 401: nobody is signed in (any more). Sign in and call again. */
export class NotAuthenticated extends ArastaError {
  override readonly name = 'NotAuthenticated';
}

/** A captcha has to be solved first: at `redirectUrl`, or with `solveCaptcha`. */
export class CaptchaNeeded extends ArastaError {
  override readonly name = 'CaptchaNeeded';
  readonly redirectUrl: string;

  constructor(message: string, occurrence: Occurrence, redirectUrl: string) {
    super(message, occurrence);
    this.redirectUrl = redirectUrl;
  }
}

/** 403: this caller may not, or calls from a place that the shop does not trust. */
export class Forbidden extends ArastaError {
  override readonly name = 'Forbidden';
}

/** 404: there is no such thing. */
export class NotFound extends ArastaError {
  override readonly name = 'NotFound';
}

/** 409, 422: an `Idempotency-Key` of the caller's is in use, or was used for something else. */
export class Conflict extends ArastaError {
  override readonly name = 'Conflict';
}

/** 429: too many attempts. Try again after `retryAfter` seconds. */
export class Throttled extends ArastaError {
  override readonly name = 'Throttled';
}

/** 5xx: the shop has trouble, and repeating did not help. Try again later. */
export class Unavailable extends ArastaError {
  override readonly name = 'Unavailable';
}

/** No answer: no network, no server, or a browser that does not let it through (CORS). */
export class Unreachable extends ArastaError {
  override readonly name = 'Unreachable';
}

/** No answer in time. A write may have been done. */
export class TimedOut extends ArastaError {
  override readonly name = 'TimedOut';
}
