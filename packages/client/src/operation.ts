import { OPERATIONS } from './operations.generated.ts';

/** The name of an operation, as the OpenAPI document has it. */
export type OperationName = keyof typeof OPERATIONS;

/** How an operation is called. */
export interface Operation {
  readonly name: OperationName;
  readonly method: string;
  /** With `{name}` for what the caller gives. */
  readonly path: string;
  readonly hasBody: boolean;
  /** Whether the server does it once for one `Idempotency-Key`. */
  readonly takesKey: boolean;
  /** Whether asking twice is not the same as asking once, although it reads like a question. */
  readonly onceOnly: boolean;
  /** Whether the CSRF token is another one afterwards. */
  readonly renewsToken: boolean;
  /** Whether it is called without the key of a login: it makes another one, or is for those who have none. */
  readonly goesWithoutKey: boolean;
  /** Whether guests are refused. */
  readonly isForCustomers: boolean;
  /** Whether the shop gives a session to a guest who calls without one. */
  readonly meetsSession: boolean;
  /** Whether it answers a file, whatever its type. */
  readonly isFile: boolean;
  /** Whether it may answer a text: a page for people, for example. */
  readonly isText: boolean;
  /** Whether it answers where to go. */
  readonly leadsOn: boolean;
  /** What goes into the query although there is a body. */
  readonly beside: readonly string[];
}

/** Every operation's name. */
export const OPERATION_NAMES: readonly OperationName[] = namesOf(OPERATIONS);

/** Reads a row of the table. */
export function operationOf(name: OperationName): Operation {
  const [method = '', path = '', flags = '', beside = ''] = OPERATIONS[name].split(' ');
  return {
    ...{ name, method, path },
    hasBody: flags.includes('b'),
    takesKey: flags.includes('k'),
    onceOnly: flags.includes('o'),
    renewsToken: flags.includes('r'),
    goesWithoutKey: flags.includes('g'),
    isForCustomers: flags.includes('c'),
    meetsSession: !flags.includes('p'),
    isFile: flags.includes('f'),
    isText: flags.includes('t'),
    leadsOn: flags.includes('l'),
    beside: beside === '' ? [] : beside.split(','),
  };
}

/** Whether it changes nothing, so that it needs no CSRF token. */
export function isSafe({ method }: Operation): boolean {
  return method === 'GET';
}

function namesOf<Name extends string>(table: Readonly<Record<Name, string>>): Name[];
function namesOf(table: Readonly<Record<string, string>>): string[] {
  return Object.keys(table);
}
