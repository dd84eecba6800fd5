import type { Changes } from './changes.ts';

/** One value that all requests share, read again after a change of one of `tags`. A failed reading is not kept. */
export function memo<Value>(
  changes: Changes,
  tags: readonly string[],
  load: () => Promise<Value>,
): () => Promise<Value> {
  let current: Promise<Value> | null = null;
  changes.subscribe((changed) => {
    if (changed === null || tags.some((tag) => changed.has(tag))) current = null;
  });
  return () => {
    if (current !== null) return current;
    const loading = load();
    current = loading;
    loading.catch(() => {
      if (current === loading) current = null;
    });
    return loading;
  };
}
