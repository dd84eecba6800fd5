import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { latestTicket, loadSubjects, PDF } from '../../server/src/features/support/support.support.ts';
import { aCustomer } from '../../server/tests/support/worlds.ts';
import { createClient, InvalidInput, type Upload } from '@arasta/client';
import { answer, networkOf } from './network.ts';
import { useListeningShop, visit } from './support.ts';

const shop = useListeningShop();

beforeAll(() => loadSubjects(shop()));
afterEach(() => {
  vi.unstubAllGlobals();
});

const QUESTION = { subject: 1, full_name: 'Ada Example', email: 'ada@example.org', message: 'İpek mi? "Evet", ya da…' };
const bill = () => new File([PDF.bytes], 'bill “one”.pdf', { type: 'application/pdf' });

async function signedIn(...fates: Parameters<typeof visit>[1] & object) {
  const customer = await aCustomer(shop());
  const { client, ...network } = visit(shop(), ['passed', ...fates]);
  await client.logIn(customer);
  return { client, customer, ...network };
}

// A picture of one dot.
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('files that are sent', () => {
  it('go with texts, numbers and the rest of a form; several under one name', async () => {
    const { client } = visit(shop());
    await client.contactShop({ ...QUESTION, phone: null, file: [bill(), bill()] });
    await shop().runJobs();
    const { messages } = await latestTicket(shop());
    expect(messages.map(({ body, files }) => [body, files.map(({ name }) => name)])).toEqual([
      [QUESTION.message, ['bill “one”.pdf', 'bill “one”.pdf']],
    ]);
  });

  it('are a Blob, or none at all; what is in them counts', async () => {
    const { client } = await signedIn();
    const { avatar } = await client.updateProfile({ first_name: 'Zoë', avatar: new Blob([PNG]), email_allowed: true });
    const answered = await fetch(`${shop().baseUrl}${new URL(avatar ?? '').pathname}`);
    expect([answered.status, answered.headers.get('content-type')]).toEqual([200, 'image/webp']);
    const broken = client.updateProfile({ avatar: new Blob(['no picture']), first_name: 'Broken' });
    await expect(broken).rejects.toBeInstanceOf(InvalidInput);
    expect(await client.getProfile()).toMatchObject({ avatar, first_name: 'Zoë', email_allowed: true });
    expect(await client.updateProfile({ avatar: null })).toMatchObject({ avatar: null, first_name: 'Zoë' });
  });

  it('are sent again with the same key, and arrive once', async () => {
    const { client, calls } = await signedIn('unanswered');
    const opened = await client.openConversation({ subject: 1, message: 'This comes once', file: bill() });
    expect(calls().slice(1)).toEqual(['POST /users/conversations/', 'POST /users/conversations/']);
    expect((await client.listConversations()).results.map(({ number }) => number)).toEqual([opened.number]);
    await shop().runJobs();
  });
});

describe('files that are fetched', () => {
  it('are Blobs, whatever is in them', async () => {
    const { client } = await signedIn();
    const { number } = await client.openConversation({ subject: 1, message: 'With a file', file: bill() });
    const [file] = (await client.getConversation({ number })).messages[0]?.files ?? [];
    const key = /files\/([^/]+)\/$/.exec(file?.url ?? '')?.[1] ?? '';
    const blob = await client.getConversationFile({ number, key });
    expect(Buffer.from(await blob.arrayBuffer()).equals(PDF.bytes)).toBe(true);
    await shop().runJobs();
  });
});

describe('files of React Native', () => {
  it('are handed to its form as they are', async () => {
    const parts: unknown[] = [];
    vi.stubGlobal(
      'FormData',
      class {
        append(...part: unknown[]): void {
          parts.push(part);
        }
      },
    );
    vi.stubGlobal('Blob', undefined);
    const { fetch, sent } = networkOf(answer(200));
    const photo: Upload = { uri: 'file:///photos/1.jpg', name: '1.jpg', type: 'image/jpeg' };
    const client = createClient({ baseUrl: 'http://shop.test', token: 'key', fetch });
    await client.contactShop({ ...QUESTION, phone: null, order: 7, file: photo });
    expect(parts).toEqual([
      ...Object.entries(QUESTION).map(([name, value]) => [name, String(value)]),
      ...[
        ['phone', ''],
        ['order', '7'],
        ['file', photo],
      ],
    ]);
    expect(sent[0]?.headers.has('content-type')).toBe(false);
  });
});
