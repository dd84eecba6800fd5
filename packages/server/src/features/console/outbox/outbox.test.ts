import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../../tests/support/database.ts';
import { openMail } from '../../../platform/mail/index.ts';
import { openSms } from '../../../platform/sms/index.ts';
import { outboxRoutes } from './outbox.routes.ts';

const clock = { now: () => new Date('2026-03-01T12:00:00.500Z') };
const unset = { smtpUrl: null, mailFrom: '', smsGatewayUrl: null, smsGatewayToken: null, production: false };

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let app: FastifyInstance;

beforeEach(async () => {
  database = await createTestDatabase();
  app = fastify();
  outboxRoutes(app, { db: database.db });
});
afterEach(async () => {
  await app.close();
  await database.close();
});

async function sendBoth(): Promise<void> {
  const text = 'Hello <b>you</b>,\nopen http://localhost:8000/x/?a=1&b="2.';
  const mail = { id: '1', to: 'user@example.com', subject: 'Welcome <script>', text };
  await openMail(unset, database.db, clock).send(mail);
  await openSms(unset, database.db, clock).send({ id: '2', to: '05551234567', text: 'Your code: 123456' });
}

describe('GET /console/outbox/', () => {
  test('says what will appear while there is nothing', async () => {
    const answer = await app.inject('/console/outbox/');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('Nothing has been sent yet');
  });

  test('shows messages newest first, escaped, with links to click', async () => {
    await sendBoth();
    const { body } = await app.inject('/console/outbox/');
    expect(body.indexOf('Your code: 123456')).toBeGreaterThan(0);
    expect(body.indexOf('Your code: 123456')).toBeLessThan(body.indexOf('Welcome'));
    expect(body).toContain('Welcome &lt;script&gt;');
    expect(body).toContain(
      '<div class="text">Hello &lt;b&gt;you&lt;/b&gt;,\nopen <a href="http://localhost:8000/x/?a=1&amp;b=" target="_blank" ' +
        'rel="noopener noreferrer">http://localhost:8000/x/?a=1&amp;b=</a>&quot;2.</div>',
    );
    expect(body).toContain('user@example.com');
    expect(body).toContain('2026-03-01 12:00:00 UTC');
  });

  test('is kept by nobody, loads nothing from elsewhere and runs nothing of its own', async () => {
    const { headers, body } = await app.inject('/console/outbox/');
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'self'; script-src 'self';/);
    const loaded = [...body.matchAll(/<(?:script|link)[^>]* (?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    expect(loaded).toEqual(['data:,', '/console/console.css', '/console/console.js']);
    expect(body).not.toMatch(/<img|<style|<script>| style=| on[a-z]+="/);
  });

  test('keeps itself up to date unless it is held still', async () => {
    expect((await app.inject('/console/outbox/')).body).toContain('http-equiv="refresh"');
    expect((await app.inject('/console/outbox/?still')).body).not.toContain('http-equiv');
  });
});

describe('GET /console/outbox/messages/', () => {
  const sms = {
    id: 2,
    channel: 'sms',
    recipient: '05551234567',
    subject: null,
    body: 'Your code: 123456',
    headers: {},
    links: [],
    created_at: '2026-03-01T12:00:00.500Z',
  };

  test('lists messages newest first', async () => {
    await sendBoth();
    const answer = await app.inject('/console/outbox/messages/');
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.json()).toEqual({
      results: [
        sms,
        {
          id: 1,
          channel: 'mail',
          recipient: 'user@example.com',
          subject: 'Welcome <script>',
          body: 'Hello <b>you</b>,\nopen http://localhost:8000/x/?a=1&b="2.',
          headers: {},
          links: ['http://localhost:8000/x/?a=1&b='],
          created_at: '2026-03-01T12:00:00.500Z',
        },
      ],
    });
  });

  test.each([
    ['?to=05551234567', [2]],
    ['?to=0555', []],
    ['?limit=1', [2]],
    ['?limit=0', [2, 1]],
    ['?limit=many', [2, 1]],
    ['?limit=1000', [2, 1]],
    ['?to=user%40example.com&limit=5', [1]],
  ])('%s', async (query, ids) => {
    await sendBoth();
    const answer = await app.inject(`/console/outbox/messages/${query}`);
    const { results } = answer.json<{ results: { id: number }[] }>();
    expect(results.map(({ id }) => id)).toEqual(ids);
  });

  test('is 20 messages unless told otherwise, and 100 at most', async () => {
    const port = openMail(unset, database.db, clock);
    for (let id = 1; id <= 101; id++) {
      await port.send({ id: String(id), to: 'user@example.com', subject: 's', text: 't' });
    }
    const count = async (query: string) => {
      const answer = await app.inject(`/console/outbox/messages/${query}`);
      return answer.json<{ results: unknown[] }>().results.length;
    };
    expect([await count(''), await count('?limit=50'), await count('?limit=101')]).toEqual([20, 50, 100]);
  });
});
