import { createServer, type IncomingMessage, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../tests/support/database.ts';
import { findOutboxMessages } from '../outbox/index.ts';
import { openSms, type Sms } from './index.ts';

const now = new Date('2026-03-01T12:00:00Z');
const clock = { now: () => now };
const sms: Sms = { id: 'code:1', to: '05551234567', text: 'Your code: 123456' };

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let server: Server | null = null;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());
afterEach(() => {
  server?.close();
  server = null;
});

interface Received {
  readonly method: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** A text gateway that notes what it gets and always gives the same answer. */
async function gateway(status: number, body = '', headers: Record<string, string> = {}) {
  const received: Received[] = [];
  server = createServer((request, response) => {
    void text(request).then((sent) => {
      received.push({ method: request.method, headers: request.headers, body: JSON.parse(sent) });
      response.writeHead(status, headers).end(body);
    });
  });
  const { promise: listening, resolve } = Promise.withResolvers<null>();
  server.listen(0, '127.0.0.1', () => resolve(null));
  await listening;
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { received, smsGatewayUrl: `http://127.0.0.1:${port}/send`, smsGatewayToken: null, production: true };
}

describe('text messages by the gateway', () => {
  test('are a POST with JSON and the token', async () => {
    const { received, ...config } = await gateway(202, '{"queued":true}');
    await openSms({ ...config, smsGatewayToken: 'sesame-4711' }, database.db, clock).send(sms);
    expect(received).toMatchObject([
      {
        method: 'POST',
        headers: { authorization: 'Bearer sesame-4711', 'content-type': 'application/json' },
        body: { to: sms.to, text: sms.text, id: sms.id },
      },
    ]);
  });

  test('without a token carry no authorization', async () => {
    const { received, ...config } = await gateway(200);
    await openSms(config, database.db, clock).send(sms);
    expect(received[0]?.headers).not.toHaveProperty('authorization');
  });

  test.each([400, 401, 500, 503])('%i is a failure that does not quote the answer', async (status) => {
    const { received, ...config } = await gateway(status, sms.text);
    const refused = openSms(config, database.db, clock).send(sms);
    await expect(refused).rejects.toThrow(new Error(`The text gateway answered ${status}`));
    expect(received).toHaveLength(1);
  });

  test('a redirect is not followed', async () => {
    const { received, ...config } = await gateway(307, '', { location: '/elsewhere' });
    await expect(openSms(config, database.db, clock).send(sms)).rejects.toThrow('The text gateway answered 307');
    expect(received).toHaveLength(1);
  });

  test('says that the gateway is not there', async () => {
    const { received, ...config } = await gateway(200);
    server?.close();
    await expect(openSms(config, database.db, clock).send(sms)).rejects.toThrow(/cannot be reached: .*ECONNREFUSED/);
    expect(received).toEqual([]);
  });

  test('a token that fits no header is refused at the start, unquoted', () => {
    const config = { smsGatewayUrl: 'http://localhost', smsGatewayToken: 'sesame\n4711', production: true };
    expect(() => openSms(config, database.db, clock)).toThrow(/^(?!.*sesame)SMS_GATEWAY_TOKEN/s);
  });
});

describe('text messages without a gateway', () => {
  const unset = { smsGatewayUrl: null, smsGatewayToken: null };

  test('go to the outbox, once, outside production', async () => {
    const port = openSms({ ...unset, production: false }, database.db, clock);
    await port.send(sms);
    await port.send(sms);
    const found = await findOutboxMessages(database.db, { recipient: sms.to, limit: 10 });
    expect(found).toMatchObject([{ channel: 'sms', recipient: sms.to, subject: null, body: sms.text, createdAt: now }]);
  });

  test('fail in production and go nowhere', async () => {
    const to = '05550000000';
    const sent = openSms({ ...unset, production: true }, database.db, clock).send({ ...sms, id: 'lost', to });
    await expect(sent).rejects.toThrow('SMS_GATEWAY_URL is not set');
    expect(await findOutboxMessages(database.db, { recipient: to, limit: 10 })).toEqual([]);
  });
});
