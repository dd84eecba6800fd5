import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../tests/support/database.ts';
import { DAY, later } from '../clock/index.ts';
import { deliverOnce, findOutboxMessages, insertOutboxMessage, purgeDeliveries } from './index.ts';

const now = new Date('2026-03-01T12:00:00Z');
const clock = { now: () => now };
let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

function counting() {
  const sends = { count: 0 };
  const send = () => {
    sends.count++;
    return Promise.resolve();
  };
  return { sends, send };
}

describe('deliverOnce', () => {
  test('sends the first time only', async () => {
    const { sends, send } = counting();
    await deliverOnce(database.db, clock, 'once', send);
    await deliverOnce(database.db, clock, 'once', send);
    await deliverOnce(database.db, clock, 'another', send);
    expect(sends.count).toBe(2);
  });

  test('sends again what was refused', async () => {
    const refused = deliverOnce(database.db, clock, 'again', () => Promise.reject(new Error('busy')));
    await expect(refused).rejects.toThrow('busy');
    const { sends, send } = counting();
    await deliverOnce(database.db, clock, 'again', send);
    expect(sends.count).toBe(1);
  });

  test('is forgotten after 30 days', async () => {
    const { sends, send } = counting();
    await deliverOnce(database.db, { now: () => later(now, -30 * DAY - 1) }, 'old', send);
    await deliverOnce(database.db, { now: () => later(now, -30 * DAY) }, 'young', send);
    expect(await purgeDeliveries(database.db, now)).toBe(1);
    expect(await purgeDeliveries(database.db, now)).toBe(0);
    await deliverOnce(database.db, clock, 'old', send);
    await deliverOnce(database.db, clock, 'young', send);
    expect(sends.count).toBe(3);
  });
});

describe('the outbox', () => {
  test('keeps one message per delivery, newest first', async () => {
    const mail = { channel: 'mail', recipient: 'user@example.com', subject: 'Hello', createdAt: now } as const;
    await insertOutboxMessage(database.db, { ...mail, deliveryId: '1', body: 'first' });
    await insertOutboxMessage(database.db, { ...mail, deliveryId: '1', body: 'repeated' });
    await insertOutboxMessage(database.db, { ...mail, deliveryId: '2', body: 'second' });
    await insertOutboxMessage(database.db, { ...mail, deliveryId: '3', body: 'third', recipient: 'other@example.com' });
    const bodies = async (recipient: string | null, limit: number) =>
      (await findOutboxMessages(database.db, { recipient, limit })).map(({ body }) => body);
    expect(await bodies(null, 10)).toEqual(['third', 'second', 'first']);
    expect(await bodies(null, 2)).toEqual(['third', 'second']);
    expect(await bodies('user@example.com', 10)).toEqual(['second', 'first']);
    expect(await bodies('nobody@example.com', 10)).toEqual([]);
  });
});
