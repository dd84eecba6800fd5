import { LRUCache } from 'lru-cache';
import type { Changes } from './changes.ts';

export interface Made<Value> {
  readonly value: Value;
  /** What this value depends on: a change of any of them drops it. */
  readonly tags: readonly string[];
  readonly bytes: number;
  /** False for what is good for now, but not for later. */
  readonly keep?: boolean;
  /** After so long it is made again, if that is sooner than the cache's own age. */
  readonly maxAgeMs?: number;
}

/** Values kept in this process until something they depend on changes. */
export interface TaggedCache<Value> {
  get(key: string): Value | undefined;
  /**
   * The kept value, or the one that `make` makes now. Who asks for the same key meanwhile waits for the same one. What
   * was made from data that changed while it was being made is answered but not kept.
   */
  read(key: string, make: () => Promise<Made<Value>>): Promise<Value>;
  /** Runs a reading of several keys at once; what it hands to `keep` is kept under the same condition. */
  fill<Result>(reading: (keep: (key: string, made: Made<Value>) => void) => Promise<Result>): Promise<Result>;
}

/** A reading under way: the tags dropped since it began; null once everything was. */
interface Reading {
  dropped: Set<string> | null;
}

export interface CacheOptions {
  readonly maxBytes: number;
  readonly maxAgeMs: number;
}

const ENTRY_BYTES = 600;

export function taggedCache<Value>(changes: Changes, options: CacheOptions): TaggedCache<Value> {
  const entries = new TaggedEntries<Value>(options);
  const readings = new Set<Reading>();
  const flights = new Map<string, Promise<Value>>();

  changes.subscribe((tags) => {
    // A reading that began before the drop may have seen what was there before: later callers make their own.
    for (const reading of readings) reading.dropped = merged(reading.dropped, tags);
    flights.clear();
    entries.drop(tags);
  });

  const fill: TaggedCache<Value>['fill'] = async (read) => {
    const reading: Reading = { dropped: new Set() };
    readings.add(reading);
    try {
      return await read((key, made) => {
        if (isCurrent(made, reading)) entries.set(key, made);
      });
    } finally {
      readings.delete(reading);
    }
  };

  const take = (key: string, make: () => Promise<Made<Value>>): Promise<Value> => {
    const flight = fill(async (keep) => {
      const made = await make();
      keep(key, made);
      return made.value;
    });
    flights.set(key, flight);
    const land = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    flight.then(land, land);
    return flight;
  };

  return {
    get: (key) => entries.get(key)?.value,
    read: async (key, make) => entries.get(key)?.value ?? flights.get(key) ?? take(key, make),
    fill,
  };
}

function isCurrent({ tags, keep }: Made<unknown>, { dropped }: Reading): boolean {
  return keep !== false && dropped !== null && !tags.some((tag) => dropped.has(tag));
}

/** Entries within a bound of bytes, found by their tags as well. */
class TaggedEntries<Value> {
  readonly #keysOf = new Map<string, Set<string>>();
  readonly #entries: LRUCache<string, Made<Value>>;
  readonly #maxAgeMs: number;

  constructor({ maxBytes, maxAgeMs }: CacheOptions) {
    this.#maxAgeMs = maxAgeMs;
    this.#entries = new LRUCache({
      maxSize: maxBytes,
      ttl: maxAgeMs,
      // Else the time is looked up for every answer.
      ttlResolution: 1000,
      sizeCalculation: ({ bytes, tags }, key) => bytes + ENTRY_BYTES + key.length * 2 + tags.length * 100,
      dispose: ({ tags }, key) => {
        for (const tag of tags) forget(this.#keysOf, tag, key);
      },
    });
  }

  get(key: string): Made<Value> | undefined {
    return this.#entries.get(key);
  }

  set(key: string, made: Made<Value>): void {
    const ttl = Math.max(1, Math.min(made.maxAgeMs ?? Infinity, this.#maxAgeMs));
    this.#entries.set(key, made, { ttl });
    for (const tag of made.tags) note(this.#keysOf, tag, key);
  }

  /** What has one of the tags; everything without any. */
  drop(tags: ReadonlySet<string> | null): void {
    if (tags === null) this.#entries.clear();
    else for (const tag of tags) for (const key of [...(this.#keysOf.get(tag) ?? [])]) this.#entries.delete(key);
  }
}

function merged(before: Set<string> | null, tags: ReadonlySet<string> | null): Set<string> | null {
  return before === null || tags === null ? null : new Set([...before, ...tags]);
}

function note(keysOf: Map<string, Set<string>>, tag: string, key: string): void {
  const keys = keysOf.get(tag);
  if (keys === undefined) keysOf.set(tag, new Set([key]));
  else keys.add(key);
}

function forget(keysOf: Map<string, Set<string>>, tag: string, key: string): void {
  const keys = keysOf.get(tag);
  keys?.delete(key);
  if (keys?.size === 0) keysOf.delete(tag);
}
