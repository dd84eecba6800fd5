import type { Operation } from '../operation.ts';
import { shopper } from '../customers.ts';
import { pick } from './picking.ts';

/** Sessions and accounts. */

export const CSRF_TOKEN = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const CSRF_BODY = /^\{"csrf_token":"[a-zA-Z0-9]{64}"\}$/;
const LOGIN_BODY = /^\{"key":"[0-9a-f]{40}"\}$/;
const CURRENT_USER =
  /^\{"pk":(\d{6}),"first_name":"Ada",.*"email":"shopper(\d{6})@example\.com",.*"selected_address":null\}$/;

export const accountOperations: readonly Operation[] = [
  {
    // What a storefront's first visitor asks: no cookie yet, three are set.
    name: 'csrf token',
    ceiling: 'wire',
    share: 0.7,
    statements: 0,
    request: () => ({ method: 'GET', path: '/csrf_token/', headers: {} }),
    isRight: (body) => CSRF_BODY.test(body),
  },
  {
    name: 'csrf token, returning visitor',
    ceiling: 'wire',
    share: 0.7,
    statements: 0,
    request: ({ sessionKeys }, n) => ({
      method: 'GET',
      path: '/csrf_token/',
      headers: { cookie: `osessionid=${pick(sessionKeys, n)}; csrftoken=${CSRF_TOKEN}` },
    }),
    isRight: (body) => CSRF_BODY.test(body),
  },
  {
    name: 'current user',
    ceiling: 'read',
    share: 0.8,
    statements: 1,
    request: ({ sessionKeys }, n) => ({
      method: 'GET',
      path: '/current_user/',
      headers: { cookie: `csrftoken=${CSRF_TOKEN}; osessionid=${pick(sessionKeys, n)}` },
    }),
    isRight: (body) => {
      const [, id, email] = CURRENT_USER.exec(body) ?? [];
      return id !== undefined && id === email;
    },
    answers: (body, { sessionKeys }, n) => body.startsWith(`{"pk":${shopper(n % sessionKeys.length).id},`),
  },
  {
    // A guest with an empty basket: a key and no row. Every request is another guest.
    name: 'login',
    ceiling: 'hash',
    share: 0.9,
    statements: 8,
    request: ({ newSessionKey, logins, password }, n) => ({
      method: 'POST',
      path: '/users/login/',
      headers: {
        'content-type': 'application/json',
        cookie: `osessionid=${newSessionKey()}; csrftoken=${CSRF_TOKEN}`,
        'x-csrftoken': CSRF_TOKEN,
      },
      body: JSON.stringify({ email: pick(logins, n), password }),
    }),
    isRight: (body) => LOGIN_BODY.test(body),
  },
];
