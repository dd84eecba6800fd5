import type { Endpoint } from './document.ts';

// Links of mails and what a provider sends back work once: asked again they answer 404, and what was done is not told.
const ONCE = new Set(['confirmEmail', 'confirmEmailChange', 'verifyEmail', 'finishSocialLogin']);

// docs/protocol/csrf.md, "Tokens". A logout keeps the secret, but ends the session that the token came with.
const RENEWS_TOKEN = new Set([
  ...['logIn', 'logInByPhone', 'logOut', 'register', 'registerWithLoyalty', 'finishSocialLogin'],
  ...['changePassword', 'setPassword'],
]);

/** Operations whose answers are no JSON, although their schemas do not say what they are. */
export const ANSWERS: Readonly<Record<string, string>> = {
  ...{ getConversationFile: 'Blob', getLinkedFile: 'Blob' },
  ...{ beginSocialLogin: 'Redirect', finishSocialLogin: 'Redirect', showRedirection: 'string | Redirect' },
  ...{ getRobots: 'string', openConversationPage: 'string' },
};

/** Thrown where the lists above name what there is not (any more). */
export function assertKnown(endpoints: readonly Endpoint[]): void {
  const names = new Set(endpoints.map(({ name }) => name));
  const unknown = [...ONCE, ...RENEWS_TOKEN, ...Object.keys(ANSWERS)].filter((name) => !names.has(name));
  if (unknown.length > 0) throw new Error(`The document has no ${unknown.join(', ')}`);
}

/** The table that the client calls by: one short text for each operation, read by `operation.ts`. */
export function operationTable(endpoints: readonly Endpoint[]): string {
  const rows = endpoints.map((endpoint) => `  ${endpoint.name}: '${rowOf(endpoint)}',`);
  return `/** Operation → method, path, flags, query parameters beside a body (read by \`operation.ts\`). */\nexport const OPERATIONS = {\n${rows.join('\n')}\n};\n`;
}

function rowOf(endpoint: Endpoint): string {
  const { method, path, body, query } = endpoint;
  const beside = body === undefined ? [] : query.map(({ name }) => name);
  return [method, path, flagsOf(endpoint), beside.join(',')].join(' ').trimEnd();
}

function flagsOf({ name, body, takesKey, answers }: Endpoint): string {
  const flags: [string, boolean][] = [
    ['b', body !== undefined],
    ['k', takesKey],
    ['o', ONCE.has(name)],
    ['f', ANSWERS[name] === 'Blob' || answers.some((answer) => answer?.format === 'binary')],
    ['r', RENEWS_TOKEN.has(name)],
  ];
  return flags.map(([letter, has]) => (has ? letter : '')).join('');
}
