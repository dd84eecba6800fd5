/** Reads once for each key; whoever asks again, or at the same moment, gets the same. */
export function remembered<Key, Value>(
  nameOf: (key: Key) => unknown,
  read: (key: Key) => Promise<Value>,
): (key: Key) => Promise<Value> {
  const kept = new Map<string, Promise<Value>>();
  return (key) => {
    const name = JSON.stringify(nameOf(key));
    const known = kept.get(name);
    if (known !== undefined) return known;
    const reading = read(key);
    kept.set(name, reading);
    return reading;
  };
}

/** Reads once. */
export function once<Value>(read: () => Promise<Value>): () => Promise<Value> {
  const only = remembered<null, Value>(String, read);
  return () => only(null);
}
