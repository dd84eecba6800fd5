import { beforeEach, describe, expect, it } from 'vitest';
import { testClock, type TestClock } from '../../../../tests/support/clock.ts';
import { type Changes, taggedCache } from '../../../platform/cache/index.ts';
import { patient, type PatientCache } from './patient-cache.ts';

interface Count {
  readonly n: number;
  readonly isOld: boolean;
}

let tell: Parameters<Changes['subscribe']>[0];
let clock: TestClock;
let counts: PatientCache<Count>;
let made: number;

beforeEach(() => {
  const changes: Changes = {
    subscribe: (listener) => {
      tell = listener;
    },
    poll: async () => undefined,
  };
  clock = testClock();
  made = 0;
  const kept = taggedCache<Count>(changes, { maxBytes: 100_000, maxAgeMs: 3_600_000 });
  counts = patient(kept, clock, (count) => ({ ...count, isOld: true }));
});

const count = (takes: number) =>
  counts.read('a', async () => {
    clock.advance(takes);
    made += 1;
    return { value: { n: made, isOld: false }, tags: ['a'], bytes: 1 };
  });

const spoil = () => tell(new Set(['a']));

describe('patient', () => {
  it('answers what was slow to make for a while after it was spoiled, marked, and makes a new one meanwhile', async () => {
    expect(await count(100)).toEqual({ n: 1, isOld: false });
    spoil();
    expect(await count(100)).toEqual({ n: 1, isOld: true });
    await Promise.resolve();
    expect(await count(100)).toEqual({ n: 2, isOld: false });
  });

  it('lets nobody see what is older than half a minute', async () => {
    await count(100);
    clock.advance(30_001);
    spoil();
    expect(await count(100)).toEqual({ n: 2, isOld: false });
  });

  it('makes what is quick anew at once', async () => {
    await count(10);
    spoil();
    expect(await count(10)).toEqual({ n: 2, isOld: false });
  });
});
