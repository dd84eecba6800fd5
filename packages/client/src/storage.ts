import { ArastaError, type NotAuthenticated } from './errors.ts';
import { unanswered } from './failures.ts';
import type { Call } from './session.ts';
import type { Awaitable } from './settings.ts';

/** What a storage of the caller's does, in the call's time and with an error of ours. */
export async function inStorage<Value>(
  { operation, deadline }: Pick<Call, 'operation' | 'deadline'>,
  work: () => Awaitable<Value>,
): Promise<Value> {
  const failed = (cause: unknown) => {
    throw new ArastaError(`${operation.name} met a storage that fails`, unanswered(operation.name), cause);
  };
  return deadline.guard((async () => work())().catch(failed));
}

/** The key of the login; null for a guest. */
export async function keyOf(call: Call): Promise<string | null> {
  const { token } = call.session.settings;
  const key = await inStorage(call, () => (typeof token === 'object' ? token.read() : token));
  return key === undefined || key === '' ? null : key;
}

/** Keeps the key of another login; null after a logout. */
export async function keepKey(call: Call, key: string | null): Promise<void> {
  const { token } = call.session.settings;
  if (typeof token === 'object') await inStorage(call, () => token.write(key));
}

/**
 * Gives up a key that is no good; a login that was made meanwhile stays.
 * @returns whether the storage holds it no more
 * @throws the refusal, where the storage fails
 */
export async function dropKey(call: Call, key: string, refusal: NotAuthenticated): Promise<boolean> {
  if (typeof call.session.settings.token !== 'object') return false;
  try {
    if ((await keyOf(call)) === key) await keepKey(call, null);
  } catch (error) {
    refusal.cause = error;
    throw refusal;
  }
  return true;
}
