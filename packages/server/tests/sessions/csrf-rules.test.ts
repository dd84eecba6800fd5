import { describe, expect, it } from 'vitest';
import { newCsrfToken, remaskCsrfToken } from '../../src/platform/crypto/index.ts';
import { systemRandom } from '../../src/platform/random/index.ts';
import { useShop } from '../support/app.ts';
import type { Call, Customer } from '../support/customer.ts';
import { aGuestWithEuros, currencyOf, everything, maskWith, unmask } from './support.ts';

const shop = useShop();

const NO_COOKIE = { detail: 'CSRF Failed: CSRF cookie not set.' };
const BAD_TOKEN = { detail: 'CSRF Failed: CSRF token missing or incorrect.' };

const random = systemRandom();
const token = newCsrfToken(random);
const secret = unmask(token);
const otherMask = remaskCsrfToken(token, random);
const foreign = newCsrfToken(random);
const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

interface Sent {
  readonly name: string;
  /** The whole part of the Cookie header that is about CSRF; null sends none. */
  readonly cookie: string | null;
  readonly header?: string;
  /** The form field; sends a form instead of JSON. */
  readonly field?: string | readonly string[];
  readonly as?: 'multipart';
  readonly type?: string;
  /** The field in a JSON body. */
  readonly inJson?: string;
}

const ACCEPTED: readonly Sent[] = [
  { name: 'the same token in both', cookie: `csrftoken=${token}`, header: token },
  { name: 'another mask of the secret in the header', cookie: `csrftoken=${token}`, header: otherMask },
  { name: 'another mask of the secret in the cookie', cookie: `csrftoken=${otherMask}`, header: token },
  {
    name: 'the mask `aaa…`, which shifts nothing',
    cookie: `csrftoken=${token}`,
    header: maskWith(secret, 'a'.repeat(32)),
  },
  { name: 'the mask `999…`', cookie: `csrftoken=${token}`, header: maskWith(secret, '9'.repeat(32)) },
  { name: 'the secret as its own mask', cookie: `csrftoken=${token}`, header: maskWith(secret, secret) },
  { name: 'the bare secret in the cookie', cookie: `csrftoken=${secret}`, header: token },
  { name: 'the bare secret in the header', cookie: `csrftoken=${token}`, header: secret },
  { name: 'the bare secret in both', cookie: `csrftoken=${secret}`, header: secret },
  { name: 'a quoted cookie', cookie: `csrftoken="${token}"`, header: token },
  { name: 'a cookie among junk', cookie: `undefined; csrftoken=${token}; =;`, header: token },
  { name: 'the field of a form', cookie: `csrftoken=${token}`, field: token },
  { name: 'another mask in the field', cookie: `csrftoken=${token}`, field: otherMask },
  { name: 'the bare secret in the field', cookie: `csrftoken=${token}`, field: secret },
  { name: 'the last of several fields', cookie: `csrftoken=${token}`, field: [foreign, token] },
  {
    name: 'the field of a form typed in capitals',
    cookie: `csrftoken=${token}`,
    field: token,
    type: FORM_TYPE.toUpperCase(),
  },
  {
    name: 'the field of a form with a charset',
    cookie: `csrftoken=${token}`,
    field: token,
    type: `${FORM_TYPE}; charset=utf-8`,
  },
  { name: 'the field of a multipart form', cookie: `csrftoken=${token}`, field: token, as: 'multipart' },
  { name: 'another mask in a multipart form', cookie: `csrftoken=${token}`, field: otherMask, as: 'multipart' },
  { name: 'a good header over a wrong field', cookie: `csrftoken=${token}`, header: token, field: foreign },
  {
    name: 'a good header with a multipart form',
    cookie: `csrftoken=${token}`,
    header: token,
    field: foreign,
    as: 'multipart',
  },
  {
    name: 'a good header with a JSON field that is wrong',
    cookie: `csrftoken=${token}`,
    header: token,
    inJson: foreign,
  },
];

const MALFORMED: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['of 63 characters', token.slice(0, 63)],
  ['of 65 characters', `${token}a`],
  ['of 31 characters', secret.slice(0, 31)],
  ['of 33 characters', `${secret}a`],
  ['of 128 characters', token + token],
  ['with a dash', `-${token.slice(1)}`],
  ['with an underscore', `${token.slice(0, 63)}_`],
  ['with a blank inside', `${token.slice(0, 32)} ${token.slice(33)}`],
  ['the word undefined', 'undefined'],
  ['the word null', 'null'],
  ['8 kB long', 'a'.repeat(8192)],
];

const REFUSED: readonly (Sent & { readonly json: unknown })[] = [
  { name: 'neither cookie nor header', cookie: null, json: NO_COOKIE },
  { name: 'no cookie', cookie: null, header: token, json: NO_COOKIE },
  { name: 'no cookie, but the field', cookie: null, field: token, json: NO_COOKIE },
  { name: 'no cookie, but the multipart field', cookie: null, field: token, as: 'multipart', json: NO_COOKIE },
  {
    name: 'the cookie under the quick start’s other name',
    cookie: `csrf_token=${token}`,
    header: token,
    json: NO_COOKIE,
  },
  { name: 'the cookie in capitals', cookie: `CSRFTOKEN=${token}`, header: token, json: NO_COOKIE },
  { name: 'two equal cookies', cookie: `csrftoken=${token}; csrftoken=${token}`, header: token, json: NO_COOKIE },
  {
    name: 'two cookies, the first good',
    cookie: `csrftoken=${token}; csrftoken=${foreign}`,
    header: token,
    json: NO_COOKIE,
  },
  {
    name: 'two cookies, the last good',
    cookie: `csrftoken=${foreign}; csrftoken=${token}`,
    header: token,
    json: NO_COOKIE,
  },
  { name: 'no header', cookie: `csrftoken=${token}`, json: BAD_TOKEN },
  { name: 'another secret in the header', cookie: `csrftoken=${token}`, header: foreign, json: BAD_TOKEN },
  { name: 'another secret in the cookie', cookie: `csrftoken=${foreign}`, header: token, json: BAD_TOKEN },
  { name: 'the mask alone in the header', cookie: `csrftoken=${token}`, header: token.slice(0, 32), json: BAD_TOKEN },
  { name: 'the masked half alone', cookie: `csrftoken=${token}`, header: token.slice(32), json: BAD_TOKEN },
  { name: 'another bare secret', cookie: `csrftoken=${secret}`, header: unmask(foreign), json: BAD_TOKEN },
  { name: 'a header in capitals', cookie: `csrftoken=${token}`, header: token.toUpperCase(), json: BAD_TOKEN },
  { name: 'a header list', cookie: `csrftoken=${token}`, header: `${token}, ${token}`, json: BAD_TOKEN },
  { name: 'another secret in the field', cookie: `csrftoken=${token}`, field: foreign, json: BAD_TOKEN },
  {
    name: 'another secret in the multipart field',
    cookie: `csrftoken=${token}`,
    field: foreign,
    as: 'multipart',
    json: BAD_TOKEN,
  },
  { name: 'several fields, the last wrong', cookie: `csrftoken=${token}`, field: [token, foreign], json: BAD_TOKEN },
  { name: 'a form without the field', cookie: `csrftoken=${token}`, field: [], json: BAD_TOKEN },
  {
    name: 'a multipart form without the field',
    cookie: `csrftoken=${token}`,
    field: [],
    as: 'multipart',
    json: BAD_TOKEN,
  },
  {
    name: 'a wrong header over a good field',
    cookie: `csrftoken=${token}`,
    header: foreign,
    field: token,
    json: BAD_TOKEN,
  },
  {
    name: 'a wrong header over a good multipart field',
    cookie: `csrftoken=${token}`,
    header: foreign,
    field: token,
    as: 'multipart',
    json: BAD_TOKEN,
  },
  {
    name: 'an empty header over a good field',
    cookie: `csrftoken=${token}`,
    header: '',
    field: token,
    json: BAD_TOKEN,
  },
  { name: 'the field in a JSON body', cookie: `csrftoken=${token}`, inJson: token, json: BAD_TOKEN },
  {
    name: 'the field in a body typed as text',
    cookie: `csrftoken=${token}`,
    field: token,
    type: 'text/plain',
    json: BAD_TOKEN,
  },
  ...MALFORMED.map(([name, value]) => ({
    name: `a header ${name}`,
    cookie: `csrftoken=${token}`,
    header: value,
    json: BAD_TOKEN,
  })),
  ...MALFORMED.map(([name, value]) => ({
    name: `a field ${name}`,
    cookie: `csrftoken=${token}`,
    field: value,
    json: BAD_TOKEN,
  })),
  ...MALFORMED.map(([name, value]) => ({
    name: `cookie and header ${name}`,
    cookie: `csrftoken=${value}`,
    header: value,
    json: BAD_TOKEN,
  })),
];

const BOUNDARY = 'arasta-test-boundary';

function bodyOf({ field, as, type, inJson }: Sent): { body: string; type: string } {
  if (field === undefined) {
    const json = { currency_code: 'try', ...(inJson === undefined ? {} : { csrfmiddlewaretoken: inJson }) };
    return { body: JSON.stringify(json), type: type ?? JSON_TYPE };
  }
  const tokens = [field].flat().map((value): [string, string] => ['csrfmiddlewaretoken', value]);
  const fields: [string, string][] = [['currency_code', 'try'], ...tokens];
  if (as === undefined) return { body: new URLSearchParams(fields).toString(), type: type ?? FORM_TYPE };
  const parts = fields.map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return { body: `${parts.join('')}--${BOUNDARY}--\r\n`, type: `multipart/form-data; boundary=${BOUNDARY}` };
}

/** Asks for lira as the guest, with exactly these CSRF cookies and tokens. */
function askForLira(guest: Customer, sent: Sent) {
  const { body, type } = bodyOf(sent);
  const cookie = [`osessionid=${guest.sessionKey ?? ''}`, ...(sent.cookie === null ? [] : [sent.cookie])].join('; ');
  const header: Record<string, string> = sent.header === undefined ? {} : { 'x-csrftoken': sent.header };
  const call: Call = { body, noToken: true, headers: { cookie, 'content-type': type, ...header } };
  return guest.send('POST', '/users/activate-currency/', call);
}

describe('an unsafe request', () => {
  it.each(ACCEPTED)('is let through with $name', async (sent) => {
    const guest = await aGuestWithEuros(shop());
    const answer = await askForLira(guest, sent);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await currencyOf(guest)).toBe('TRY');
  });

  it.each(REFUSED)('is refused with $name, and changes nothing', async ({ json, ...sent }) => {
    const guest = await aGuestWithEuros(shop());
    const before = await everything(shop());
    const answer = await askForLira(guest, sent);
    expect([answer.status, answer.json]).toEqual([403, json]);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(await everything(shop())).toEqual(before);
    expect(await currencyOf(guest)).toBe('EUR');
  });

  it('is refused in the client’s language', async () => {
    const headers = { 'accept-language': 'tr' };
    const answer = await shop().visit().post('/users/activate-currency/', { currency_code: 'try' }, { headers });
    expect(answer.status).toBe(403);
    expect(answer.json).not.toEqual(NO_COOKIE);
  });
});
