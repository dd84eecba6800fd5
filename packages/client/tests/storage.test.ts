import { describe, expect, it } from 'vitest';
import { ArastaError, createClient, NotAuthenticated, TimedOut } from '@arasta/client';
import { answer, type Fate, networkOf } from './network.ts';

/** The storage of a device: it may never answer, and it may fail. */

const never = () => new Promise<never>(() => undefined);
const fails = () => Promise.reject(new Error('The keychain is locked'));
const throws = () => {
  throw new Error('The keychain is locked');
};
const full = { header: () => 'osessionid=abc; csrftoken=def', store: () => undefined };
const empty = { read: () => null, write: () => undefined };

const SIGNED_IN = answer(200, { key: 'new' });
const clientOf = (options: object, ...fates: Fate[]) =>
  createClient({ baseUrl: 'http://shop.test', fetch: networkOf(...fates).fetch, timeout: 50, retries: 0, ...options });
const errorOf = (call: Promise<unknown>) => call.catch((error: unknown) => error);

const PLACES = [
  ['a jar that is read', (work: () => Promise<never>) => ({ jar: { ...full, header: work } })],
  ['a jar that keeps', (work: () => Promise<never>) => ({ jar: { ...full, store: work } })],
  ['a key that is read', (work: () => Promise<never>) => ({ jar: full, token: { ...empty, read: work } })],
] as const;

describe.each(PLACES)('%s', (_place, optionsOf) => {
  const call = (work: () => Promise<never>) => errorOf(clientOf(optionsOf(work), answer(200, {})).getConfig());

  it('and never ends is over in the call’s time', async () => {
    expect(await call(never)).toBeInstanceOf(TimedOut);
  });

  it.each([fails, throws])('and fails is an error of ours, with the storage’s as its cause', async (work) => {
    const error = await call(work);
    expect(error).toBeInstanceOf(ArastaError);
    expect(error).toMatchObject({
      ...{ message: 'getConfig met a storage that fails', operation: 'getConfig', status: null },
      cause: { message: 'The keychain is locked' },
    });
  });
});

describe('a key that is kept after a login', () => {
  const logIn = (write: () => Promise<never>) =>
    errorOf(clientOf({ jar: full, token: { ...empty, write } }, SIGNED_IN).logIn({ email: 'a', password: 'b' }));

  it('ends in the call’s time', async () => {
    expect(await logIn(never)).toBeInstanceOf(TimedOut);
  });

  it.each([fails, throws])('or fails with an error of ours', async (work) => {
    expect(await logIn(work)).toMatchObject({ name: 'ArastaError', message: 'logIn met a storage that fails' });
  });
});

describe('a key that is given up', () => {
  const refused = answer(401, { detail: 'Invalid token.' });
  const call = (write: () => Promise<never>) =>
    errorOf(clientOf({ token: { read: () => 'old', write } }, refused).getBasket());

  it('leaves the refusal as the error, whatever becomes of it', async () => {
    const late = await call(never);
    expect(late).toBeInstanceOf(NotAuthenticated);
    expect(late).toMatchObject({ message: 'Invalid token.', cause: { name: 'TimedOut' } });
    for (const work of [fails, throws]) {
      const failed = await call(work);
      expect(failed).toBeInstanceOf(NotAuthenticated);
      expect(failed).toMatchObject({ cause: { name: 'ArastaError', cause: { message: 'The keychain is locked' } } });
    }
  });
});
