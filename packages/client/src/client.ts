import { type CallOptions, run } from './call.ts';
import { createCsrf } from './csrf.ts';
import { createEntrance } from './entrance.ts';
import { ArastaError } from './errors.ts';
import { isRecord } from './messages.ts';
import { OPERATION_NAMES, type OperationName, operationOf } from './operation.ts';
import { draftOf, type Fields } from './request.ts';
import type { Session } from './session.ts';
import { type ClientOptions, type ClientSettings, settingsOf } from './settings.ts';
import type { Operations } from './types.generated.ts';
import type { NoInput } from './values.ts';

/** What an operation takes: its path, query and body fields in one object. */
export type Input<Name extends OperationName> = Operations[Name]['input'];

/** What an operation answers when all is well. */
export type Answer<Name extends OperationName> = Operations[Name]['answer'];

/** Calls an operation. The input may be left out where nothing in it is required. */
type Method<Op extends { input: unknown; answer: unknown }> = NoInput extends Op['input']
  ? (input?: Op['input'], options?: CallOptions) => Promise<Op['answer']>
  : (input: Op['input'], options?: CallOptions) => Promise<Op['answer']>;

/** One method for each operation of the shop. */
export type Methods = { readonly [Name in keyof Operations]: Method<Operations[Name]> };

/** A shop, as one customer calls it. */
export interface Client extends Methods {
  /** The same customer with other settings. */
  with(settings: ClientSettings): Client;
  /** The address of an operation, for what is no call but a visit: `location.assign(shop.url('showThreeDSecureForm'))`. */
  url<Name extends OperationName>(name: Name, ...input: Parameters<Methods[Name]>): string;
}

/** Makes a client: one for each page, app, or customer of a server. */
export function createClient(options: ClientOptions): Client {
  const session = { settings: settingsOf(options), csrf: createCsrf(askForToken), entrance: createEntrance() };
  return clientOf(options, session);
}

function clientOf(options: ClientOptions, session: Session): Client {
  const { settings } = session;
  return {
    ...methodsOf((name, input, call) => run(session, operationOf(name), input, call)),
    with: (changes) => {
      const changed = { ...options, ...changes };
      return clientOf(changed, { ...session, settings: settingsOf(changed) });
    },
    url: (name, ...[input]) => settings.baseUrl + draftOf(operationOf(name), fieldsOf(input)).target,
  };
}

type Run = (name: OperationName, input: Fields, options: CallOptions) => Promise<unknown>;

// What an operation takes and answers the generated types know; what runs is the same for all.
function methodsOf(call: Run): Methods;
function methodsOf(call: Run): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    OPERATION_NAMES.map((name) => [
      name,
      (input: Fields = {}, options: CallOptions = {}) => call(name, input, options),
    ]),
  );
}

function fieldsOf(input: unknown): Fields {
  return isRecord(input) ? input : {};
}

/** How long it may take is for those to say who wait. */
async function askForToken(session: Session, signal: AbortSignal): Promise<string> {
  const answer = await run(session, operationOf('getCsrfToken'), {}, { signal, timeout: Infinity });
  const token = isRecord(answer) ? answer['csrf_token'] : undefined;
  if (typeof token === 'string') return token;
  const occurrence = { operation: 'getCsrfToken', status: 200, code: null, body: answer, retryAfter: null };
  throw new ArastaError('getCsrfToken was answered without a token', occurrence);
}
