import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { gather } from './gather.ts';

/** A table of squares that is read when the test says so. */
function squares(most = 3) {
  const reads: { keys: readonly number[]; answer: () => void; fail: (error: Error) => void }[] = [];
  const read = (keys: readonly number[]) =>
    new Promise<(number | undefined)[]>((resolve, reject) => {
      const answer = () => resolve(keys.map((key) => (key < 0 ? undefined : key * key)));
      reads.push({ keys, answer, fail: reject });
    });
  const keysOf = () => reads.map(({ keys }) => keys);
  return { reads, keysOf, find: gather({ most, read }) };
}

describe('gather', () => {
  test('reads at once for a lone caller', async () => {
    const { reads, find, keysOf } = squares();
    const found = find(4);
    expect(keysOf()).toEqual([[4]]);
    reads[0]?.answer();
    expect(await found).toBe(16);
  });

  test('reads together what was asked for while a read was under way, each key for its caller', async () => {
    const { reads, find, keysOf } = squares();
    const all = Promise.all([1, 2, -1, 2].map((key) => find(key)));
    expect(keysOf()).toEqual([[1]]);
    reads[0]?.answer();
    await expect.poll(keysOf).toEqual([[1], [2, -1, 2]]);
    reads[1]?.answer();
    expect(await all).toEqual([1, 4, undefined, 4]);
  });

  test('reads side by side what does not fit one statement', async () => {
    const { reads, find, keysOf } = squares(2);
    const all = Promise.all([1, 2, 3, 4].map((key) => find(key)));
    reads[0]?.answer();
    await expect.poll(keysOf).toEqual([[1], [2, 3], [4]]);
    reads[2]?.answer();
    reads[1]?.answer();
    expect(await all).toEqual([1, 4, 9, 16]);
  });

  test('fails those who went together, and nobody after them', async () => {
    const { reads, find } = squares();
    const first = find(1);
    const second = find(2);
    reads[0]?.fail(new Error('gone'));
    await expect(first).rejects.toThrow('gone');
    await expect.poll(() => reads.length).toBe(2);
    reads[1]?.answer();
    expect(await second).toBe(4);
  });

  test('does not hold anybody up behind a read that hangs', async () => {
    const { reads, find } = squares();
    const hanging = find(1);
    const others = Promise.all([find(2), find(3)]);
    await expect.poll(() => reads.length).toBe(2);
    reads[1]?.answer();
    expect(await others).toEqual([4, 9]);
    const late = find(5);
    reads[2]?.answer();
    expect(await late).toBe(25);
    reads[0]?.answer();
    expect(await hanging).toBe(1);
    await pause(30);
    expect(reads).toHaveLength(3);
  });

  test('works on after a read that throws at once', async () => {
    let broken = true;
    const read = (keys: readonly number[]) => {
      if (broken) throw new Error('broken');
      return Promise.resolve(keys);
    };
    const find = gather({ most: 2, read });
    await expect(find(1)).rejects.toThrow('broken');
    broken = false;
    expect(await find(1)).toBe(1);
  });
});
