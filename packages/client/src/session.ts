import type { Deadline } from './deadline.ts';
import type { Operation } from './operation.ts';
import type { Draft } from './request.ts';
import type { Settings } from './settings.ts';

/** What calls of one customer have in common. */
export interface Session {
  readonly settings: Settings;
  readonly csrf: Csrf;
  readonly entrance: Entrance;
}

/** One call under way. */
export interface Call {
  readonly session: Session;
  readonly operation: Operation;
  readonly draft: Draft;
  readonly key: string | undefined;
  readonly deadline: Deadline;
}

/** Headers that say who calls. */
export type Credentials = Readonly<Record<string, string>>;

/** The CSRF token of one customer. Who waits for it does so in the time of the own call. */
export interface Csrf {
  /** The token to send; asked for only where there is none yet. */
  token(call: Call): Promise<string>;
  /** A token that is asked for, once for all who wait; a session comes along with it. */
  asked(call: Call): Promise<string>;
  /** Another token than the one that was refused. */
  renewed(call: Call, refused: string): Promise<string>;
  /** What was asked for counts no more. */
  forget(): void;
}

/** How a customer comes to a session, which is a cookie: the shop makes one for each guest who brings none. */
export interface Entrance {
  /** Whether a session is sure to go along with the call. */
  hasSession(call: Call): Promise<boolean>;
  /** Whether the shop has been asked for one as far as that helps. */
  isThrough(call: Call): Promise<boolean>;
  /** Does the work; alone while there is no session, as each answer would bring another one, and only the last is kept. */
  enter(call: Call, work: () => Promise<Response>): Promise<Response>;
  /** When a request is sent; it tells whether somebody has signed in or out until the answer is there. */
  moment(): number;
  /** Somebody has signed in or out: what is under way was sent by who one no longer is. */
  changeHands(): void;
}
