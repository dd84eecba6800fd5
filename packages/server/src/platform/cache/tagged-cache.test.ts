import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChangeListener, Changes } from './changes.ts';
import { memo, type TaggedCache, taggedCache } from './index.ts';

let tell: ChangeListener;
let cache: TaggedCache<string>;
let made: string[];

const changes: Changes = {
  subscribe: (listener) => {
    const before = tell;
    tell = (tags) => {
      before(tags);
      listener(tags);
    };
  },
  poll: async () => undefined,
};

beforeEach(() => {
  tell = () => undefined;
  made = [];
  cache = taggedCache(changes, { maxBytes: 100_000, maxAgeMs: 60_000 });
});

const read = (key: string, tags: readonly string[] = [key], bytes = 10) =>
  cache.read(key, async () => {
    made.push(key);
    return { value: `${key}${made.length}`, tags, bytes };
  });

describe('taggedCache', () => {
  it('keeps what was made until one of its tags changes', async () => {
    expect(await read('a', ['x', 'y'])).toBe('a1');
    expect(await read('a', ['x', 'y'])).toBe('a1');
    tell(new Set(['z']));
    expect(cache.get('a')).toBe('a1');
    tell(new Set(['y']));
    expect(cache.get('a')).toBeUndefined();
  });

  it('drops everything at once', async () => {
    await read('a');
    await read('b');
    tell(null);
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, undefined]);
  });

  it('makes a value once for all who ask meanwhile', async () => {
    expect(await Promise.all([read('a'), read('a'), read('a')])).toEqual(['a1', 'a1', 'a1']);
  });

  it.each([[new Set(['a'])], [null]])('does not keep what changed while it was made (%s)', async (tags) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const slow = cache.read('a', async () => ({ value: await promise, tags: ['a'], bytes: 1 }));
    tell(tags);
    const later = read('a');
    resolve('old');
    expect([await slow, await later]).toEqual(['old', 'a1']);
    expect(cache.get('a')).toBe('a1');
  });

  it('does not keep what a reading of several saw before a change', async () => {
    await cache.fill(async (keep) => {
      tell(new Set(['a']));
      keep('a', { value: 'old', tags: ['a'], bytes: 1 });
      keep('b', { value: 'good', tags: ['b'], bytes: 1 });
    });
    expect([cache.get('a'), cache.get('b')]).toEqual([undefined, 'good']);
  });

  it('keeps nothing that is good only for now', async () => {
    const value = await cache.read('a', async () => ({ value: 'old', tags: ['a'], bytes: 1, keep: false }));
    expect([value, cache.get('a')]).toEqual(['old', undefined]);
  });

  it('keeps for a while what is good for a while', async () => {
    const make = async () => ({ value: 'brief', tags: ['a'], bytes: 1, maxAgeMs: 2000 });
    await cache.read('a', make);
    await read('b');
    expect([cache.get('a'), cache.get('b')]).toEqual(['brief', 'b1']);
    await vi.waitFor(() => expect(cache.get('a')).toBeUndefined(), { timeout: 15_000 });
    expect(cache.get('b')).toBe('b1');
  });

  it('keeps no failure', async () => {
    const failing = cache.read('a', () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    expect(await read('a')).toBe('a1');
  });

  it('stays within its bytes, and lets the least recently used go', async () => {
    for (let index = 0; index < 50; index += 1) {
      await read(`k${index}`, ['tag'], 10_000);
      cache.get('k0');
    }
    expect(cache.get('k0')).toBe('k01');
    expect(cache.get('k1')).toBeUndefined();
    expect(cache.get('k49')).toBeDefined();
  });
});

describe('memo', () => {
  it('is read again after a change of one of its tags, and after a failure', async () => {
    let loads = 0;
    const value = memo(changes, ['x', 'y'], async () => {
      loads += 1;
      if (loads === 2) throw new Error('no');
      return loads;
    });
    expect([await value(), await value()]).toEqual([1, 1]);
    tell(new Set(['y']));
    await expect(value()).rejects.toThrow('no');
    expect(await value()).toBe(3);
    tell(null);
    expect(await value()).toBe(4);
  });
});
