import type { Endpoint, Schema } from './document.ts';

// Links of mails and what a provider sends back work once: asked again they answer 404, and what was done is not told.
const ONCE = new Set(['confirmEmail', 'confirmEmailChange', 'verifyEmail', 'finishSocialLogin']);

// docs/protocol/csrf.md, "Tokens". A logout keeps the secret, but ends the session that the token came with.
const RENEWS_TOKEN = new Set([
  ...['logIn', 'logInByPhone', 'logOut', 'register', 'registerWithLoyalty', 'finishSocialLogin'],
  ...['changePassword', 'setPassword'],
]);

// A login begins anew, as a guest whose basket goes along; a CSRF token is for those who have cookies.
const WITHOUT_KEY = new Set(['logIn', 'logInByPhone', 'register', 'registerWithLoyalty', 'getCsrfToken']);

// They lead a browser on. A client without one is told where, and goes there by itself.
const LEADS_ON = new Set([
  ...['beginSocialLogin', 'finishSocialLogin', 'showRedirection'],
  ...['sayByLink', 'rateByLink', 'closeByLink'],
]);

// What those get who ask for JSON, where the document tells of pages, or of nothing at all.
const ANSWERS: Readonly<Record<string, string>> = {
  ...{ logOut: 'undefined', contactShop: 'undefined', submitCheckoutProvider: 'never' },
  ...{ sayByLink: 'string', rateByLink: 'string', closeByLink: 'string' },
};

/** The type of an answer, by what the document says of it. */
export function answerOf(name: string, documented: string): string {
  const content = ANSWERS[name] ?? documented;
  const types = [...(content === '' ? [] : [content]), ...(LEADS_ON.has(name) ? ['Redirect'] : [])];
  return types.join(' | ') || 'unknown';
}

/** What there is to say of how an operation is called; empty for most. */
export function noteOn({ name, method }: Pick<Endpoint, 'name' | 'method'>): string {
  if (method !== 'GET' || !LEADS_ON.has(name)) return '';
  return ` Without a jar it is no call but a visit: \`shop.url('${name}', …)\`.`;
}

/** Thrown where the lists above name what there is not (any more). */
export function assertKnown(endpoints: readonly Endpoint[]): void {
  const names = new Set(endpoints.map(({ name }) => name));
  const unknown = [...ONCE, ...RENEWS_TOKEN, ...WITHOUT_KEY, ...LEADS_ON, ...Object.keys(ANSWERS)].filter(
    (name) => !names.has(name),
  );
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

function flagsOf({ name, body, takesKey, access, answers }: Endpoint): string {
  const flags: [string, boolean][] = [
    ['b', body !== undefined],
    ['k', takesKey],
    ['o', ONCE.has(name)],
    ['f', answers.some((answer) => answer?.format === 'binary')],
    ['t', ANSWERS[name] === 'string' || answers.some(isText)],
    ['r', RENEWS_TOKEN.has(name)],
    ['g', WITHOUT_KEY.has(name)],
    ['c', access === 'customer'],
    ['p', access === 'public' || access === 'reader'],
    ['l', LEADS_ON.has(name)],
  ];
  return flags.map(([letter, has]) => (has ? letter : '')).join('');
}

function isText(answer: Schema | undefined): boolean {
  return answer?.type === 'string' && answer.format !== 'binary';
}
