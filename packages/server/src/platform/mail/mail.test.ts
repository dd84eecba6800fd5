import { createServer, type Server } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase } from '../../../tests/support/database.ts';
import { findOutboxMessages } from '../outbox/index.ts';
import { checkMail, type Mail, openMail } from './index.ts';

const now = new Date('2026-03-01T12:00:00Z');
const clock = { now: () => now };
const mail: Mail = { id: 'welcome:1', to: 'user@example.com', subject: 'Welcome, Ayşe', text: 'Hello\n.\nBye' };

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

/** A mail server of a few lines: notes every command and message, and refuses the commands it is told to. */
async function mailServer(refuse: Readonly<Record<string, string>> = {}) {
  const commands: string[] = [];
  const messages: string[] = [];
  server = createServer((socket) => {
    let rest = '';
    let inMessage = false;
    const answer = (line: string): string => {
      commands.push(line);
      const verb = line.split(/[ :]/, 1)[0]?.toUpperCase() ?? '';
      inMessage = verb === 'DATA';
      const good = { EHLO: '250-test\r\n250 AUTH PLAIN', AUTH: '235 yes', DATA: '354 go on', QUIT: '221 bye' };
      return refuse[verb] ?? new Map(Object.entries(good)).get(verb) ?? '250 yes';
    };
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.write('220 test\r\n');
    socket.on('data', (chunk: string) => {
      rest += chunk;
      for (;;) {
        const terminator = inMessage ? '\r\n.\r\n' : '\r\n';
        const end = rest.indexOf(terminator);
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + terminator.length);
        if (inMessage) messages.push(line);
        const reply = inMessage ? '250 taken' : answer(line);
        if (inMessage && reply === '250 taken') inMessage = false;
        socket.write(`${reply}\r\n`);
      }
    });
  });
  const { promise: listening, resolve } = Promise.withResolvers<null>();
  server.listen(0, '127.0.0.1', () => resolve(null));
  await listening;
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { commands, messages, host: `127.0.0.1:${port}` };
}

function smtp(host: string, credentials = '') {
  return { smtpUrl: `smtp://${credentials}${host}`, mailFrom: 'Shop <no-reply@shop.example>', production: true };
}

describe('mail by SMTP', () => {
  test('carries sender, recipient, subject, text and date', async () => {
    const { commands, messages, host } = await mailServer();
    await openMail(smtp(host), database.db, clock).send(mail);
    expect(commands).toContain('MAIL FROM:<no-reply@shop.example>');
    expect(commands).toContain('RCPT TO:<user@example.com>');
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain('From: Shop <no-reply@shop.example>\r\n');
    expect(messages[0]).toContain('To: user@example.com\r\n');
    expect(messages[0]).toContain('Subject: =?UTF-8?Q?Welcome=2C_Ay=C5=9Fe?=\r\n');
    expect(messages[0]).toContain('Date: Sun, 01 Mar 2026 12:00:00 +0000\r\n');
    expect(messages[0]).toContain('\r\n\r\nHello\r\n..\r\nBye');
  });

  test('has one Message-ID per mail, the same at every attempt', async () => {
    const { messages, host } = await mailServer();
    const port = openMail(smtp(host), database.db, clock);
    await port.send(mail);
    await openMail(smtp(host), database.db, clock).send(mail);
    await port.send({ ...mail, id: 'welcome:2' });
    const ids = messages.map((message) => /^Message-ID: (<.+>)\r$/m.exec(message)?.[1]);
    expect(ids[0]).toMatch(/^<[0-9a-f]{32}@shop\.example>$/);
    expect(ids[1]).toBe(ids[0]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test('logs in with the name and password of the address', async () => {
    const { commands, host } = await mailServer();
    await openMail(smtp(host, 'shop%40example.com:p%40ss%2Fword@'), database.db, clock).send(mail);
    const plain = commands.find((command) => command.startsWith('AUTH PLAIN '))?.slice('AUTH PLAIN '.length) ?? '';
    expect(Buffer.from(plain, 'base64').toString()).toBe('\0shop@example.com\0p@ss/word');
  });

  test('a subject cannot add a header', async () => {
    const { messages, host } = await mailServer();
    const subject = 'Hello\r\nBcc: thief@example.com\n\nBody';
    await openMail(smtp(host), database.db, clock).send({ ...mail, subject });
    expect(messages[0]).toContain('Subject: Hello Bcc: thief@example.com Body\r\n');
    expect(messages[0]).not.toMatch(/^Bcc:/m);
  });

  test('marketing carries where one POST ends it (RFC 8058)', async () => {
    const { messages, host } = await mailServer();
    const unsubscribe = `https://shop.example/email-subscription/unsubscribe/marketing/${'Ab-_'.repeat(60)}/x/`;
    await openMail(smtp(host), database.db, clock).send({ ...mail, unsubscribe });
    const headers = (messages[0] ?? '').split('\r\n\r\n', 1)[0]?.replace(/\r\n[ \t]+/g, ' ');
    expect(headers).toMatch(new RegExp(`^List-Unsubscribe: ?<${unsubscribe}>$`, 'm'));
    expect(headers).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    await openMail(smtp(host), database.db, clock).send({ ...mail, id: 'welcome:3' });
    expect(messages[1]).not.toContain('List-Unsubscribe');
  });

  test.each([
    'https://shop.example/x\r\nBcc: thief@example.com',
    'https://shop.example/x\nBcc: thief@example.com',
    'https://shop.example/x>, <https://thief.example/',
    'https://shop.example/x,https://thief.example/',
    'https://shop.example/a b',
    'https://shop.example/ü',
    'javascript:alert(1)',
    'mailto:thief@example.com',
    'https://',
    '',
  ])('sends nothing with %j to unsubscribe at, by SMTP or to the outbox', async (unsubscribe) => {
    const { commands, messages, host } = await mailServer();
    const refused = { ...mail, id: 'never', to: 'never@example.com', unsubscribe };
    await expect(openMail(smtp(host), database.db, clock).send(refused)).rejects.toThrow('not a plain web address');
    const unset = { smtpUrl: null, mailFrom: 'no-reply@localhost', production: false };
    await expect(openMail(unset, database.db, clock).send(refused)).rejects.toThrow('not a plain web address');
    expect([...commands, ...messages]).toEqual([]);
    expect(await findOutboxMessages(database.db, { recipient: refused.to, limit: 10 })).toEqual([]);
  });

  test.each([
    'user@example.com\r\nBcc: thief@example.com',
    'user@example.com\nRCPT TO:<thief@example.com>',
    'user@example.com, thief@example.com',
    'Thief <thief@example.com>',
    'user@example.com>',
    '',
  ])('sends nothing to %j', async (to) => {
    const { commands, messages, host } = await mailServer();
    await expect(openMail(smtp(host), database.db, clock).send({ ...mail, to })).rejects.toThrow('not a mail address');
    expect([...commands, ...messages]).toEqual([]);
  });

  test('a refusal says why, without the recipient', async () => {
    const { messages, host } = await mailServer({ RCPT: '550 5.1.1 <user@example.com> unknown here' });
    const refused = openMail(smtp(host), database.db, clock).send(mail);
    await expect(refused).rejects.toThrow(/^The mail server did not take the mail: .*550 5\.1\.1 <…@…> unknown here/);
    expect(messages).toEqual([]);
  });
});

describe('mail without SMTP', () => {
  const unset = { smtpUrl: null, mailFrom: 'no-reply@localhost' };

  test('goes to the outbox, once, outside production', async () => {
    const port = openMail({ ...unset, production: false }, database.db, clock);
    await port.send(mail);
    await port.send(mail);
    const found = await findOutboxMessages(database.db, { recipient: mail.to, limit: 10 });
    expect(found).toMatchObject([
      { channel: 'mail', recipient: mail.to, subject: mail.subject, body: mail.text, createdAt: now },
    ]);
  });

  test('shows where one POST ends such mails', async () => {
    const unsubscribe = 'https://shop.example/leave/';
    const to = 'reader@example.com';
    await openMail({ ...unset, production: false }, database.db, clock).send({
      ...mail,
      id: 'news:1',
      to,
      unsubscribe,
    });
    const [found] = await findOutboxMessages(database.db, { recipient: to, limit: 10 });
    expect(found?.headers).toEqual({
      'List-Unsubscribe': '<https://shop.example/leave/>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  test('fails in production and goes nowhere', async () => {
    const to = 'nobody@example.com';
    const sent = openMail({ ...unset, production: true }, database.db, clock).send({ ...mail, id: 'lost', to });
    await expect(sent).rejects.toThrow('SMTP_URL is not set');
    expect(await findOutboxMessages(database.db, { recipient: to, limit: 10 })).toEqual([]);
  });
});

describe('checkMail', () => {
  test('finds nothing wrong with a server that lets us in', async () => {
    const { host } = await mailServer();
    expect(await checkMail(smtp(host, 'shop:password@'))).toBeNull();
  });

  test('says what a server refuses, without the password', async () => {
    const { host } = await mailServer({ AUTH: '535 5.7.8 wrong' });
    const problem = await checkMail(smtp(host, 'shop:sesame-4711@'));
    expect(problem).toContain('535 5.7.8 wrong');
    expect(problem).not.toContain('sesame');
  });

  test('says that a server is not there', async () => {
    const { host } = await mailServer();
    server?.close();
    expect(await checkMail(smtp(host))).toContain('ECONNREFUSED');
  });

  test('production needs a server and a sender, development neither', async () => {
    const unset = { smtpUrl: null, mailFrom: 'no-reply@localhost' };
    expect(await checkMail({ ...unset, production: true })).toContain('SMTP_URL');
    expect(await checkMail({ ...unset, production: false })).toBeNull();
    const { host } = await mailServer();
    expect(await checkMail({ ...smtp(host), mailFrom: 'no-reply@localhost' })).toContain('NO_REPLY_EMAIL');
  });
});
