import type { Made, TaggedCache } from '../../../platform/cache/index.ts';
import type { Clock } from '../../../platform/clock/index.ts';
import { LRUCache } from 'lru-cache';

/** A cache that does not let anybody wait for what it knew a moment ago. */
export interface PatientCache<Value> {
  get(key: string): Value | undefined;
  read(key: string, make: () => Promise<Made<Value>>): Promise<Value>;
}

// Counting this long means counting a large part of a large catalogue: there, one product more or less does not show.
const SLOW_MS = 50;
const PATIENCE_MS = 30_000;
const MOST_SLOW = 500;

/**
 * What was quick to make is as fresh as `kept` keeps it. What was slow is answered for up to 30 seconds after it was
 * spoiled, while a new one is being made; `aged` marks it, so that nobody keeps what is made of it.
 */
export function patient<Value extends object>(
  kept: TaggedCache<Value>,
  clock: Clock,
  aged: (value: Value) => Value,
): PatientCache<Value> {
  const slow = new LRUCache<string, { value: Value; at: number }>({ max: MOST_SLOW });
  const measured = (key: string, make: () => Promise<Made<Value>>) => async () => {
    const start = clock.now().getTime();
    const made = await make();
    const end = clock.now().getTime();
    if (end - start > SLOW_MS) slow.set(key, { value: made.value, at: end });
    else slow.delete(key);
    return made;
  };
  return {
    get: (key) => kept.get(key),
    read: async (key, make) => {
      const fresh = kept.get(key);
      if (fresh !== undefined) return fresh;
      const making = kept.read(key, measured(key, make));
      const known = slow.get(key);
      if (known === undefined || clock.now().getTime() - known.at > PATIENCE_MS) return making;
      // Whoever asks next learns of a failure.
      making.catch(() => undefined);
      return aged(known.value);
    },
  };
}
