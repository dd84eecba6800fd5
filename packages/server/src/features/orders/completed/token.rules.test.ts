import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { signer } from '../../../platform/crypto/index.ts';
import { completedToken, readCompletedToken, secondToken } from './token.rules.ts';

const ours = signer(['a'.repeat(32)]);
const placedAt = new Date('2030-04-11T06:24:47.015Z');
const order = { number: '5100000000000042', placedAt };
const DAYS_30 = 30 * 86_400;

function read(token: string, now = placedAt, by = ours): string | null {
  return readCompletedToken(by, token, { maxAgeSeconds: DAYS_30, now });
}

const after = (seconds: number) => new Date(placedAt.getTime() + seconds * 1000);

describe('the token of a completed order', () => {
  it('is number, time and signature, and the same each time', () => {
    const [number = '', seconds = '', signature = ''] = completedToken(ours, order).split(':');
    expect(Buffer.from(number, 'base64url').toString()).toBe('"5100000000000042"');
    expect([seconds, signature]).toEqual(['24j647', expect.stringMatching(/^[\w-]{43}$/)]);
    expect(completedToken(ours, order)).toBe(completedToken(ours, { ...order, placedAt: new Date(placedAt) }));
  });

  it('is read until it is too old', () => {
    const token = completedToken(ours, order);
    expect(read(token)).toBe(order.number);
    expect(read(token, after(DAYS_30))).toBe(order.number);
    expect(read(token, after(DAYS_30 + 1))).toBeNull();
  });

  it('is not read when anything of it was changed, or somebody else made it', () => {
    const token = completedToken(ours, order);
    const [number = '', seconds = '', signature = ''] = token.split(':');
    const other = completedToken(ours, { ...order, number: '5100000000000043' });
    for (const bad of [
      ...['', ':', '::', `${token}=`, `${token}:`, ` ${token}`, `${number}:${seconds}`, token.toUpperCase()],
      ...[`${other.split(':')[0] ?? ''}:${seconds}:${signature}`, `${number}:24j648:${signature}`],
      ...[`${number}:${seconds}:${ours.sign('email-confirm', `${number}:${seconds}`)}`],
      completedToken(signer(['b'.repeat(32)]), order),
    ]) {
      expect([bad, read(bad)]).toEqual([bad, null]);
    }
    expect(read(token, placedAt, signer(['b'.repeat(32), 'a'.repeat(32)]))).toBe(order.number);
  });

  it('holds any number and time, and nothing that a path does not', () => {
    fc.assert(
      fc.property(fc.bigInt(10n ** 15n, 9n * 10n ** 15n), fc.integer({ min: 0, max: 10_000_000_000 }), (n, seconds) => {
        const at = new Date(seconds * 1000);
        const token = completedToken(ours, { number: String(n), placedAt: at });
        expect(token).toMatch(/^[\w:-]+$/);
        expect(read(token, at)).toBe(String(n));
      }),
    );
  });

  it('has a second one of 40 hex characters beside it', () => {
    expect(secondToken(ours, order)).toMatch(/^[0-9a-f]{40}$/);
    expect(secondToken(ours, order)).toBe(secondToken(ours, order));
    expect(secondToken(ours, { ...order, number: '5100000000000043' })).not.toBe(secondToken(ours, order));
    expect(secondToken(signer(['b'.repeat(32)]), order)).not.toBe(secondToken(ours, order));
  });
});
