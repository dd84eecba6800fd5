import { Readable } from 'node:stream';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { everything } from '../../../../tests/sessions/support.ts';
import { useShop } from '../../../../tests/support/app.ts';
import { latestTicket, loadSubjects, multipart, type Part, PDF } from '../support.support.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });
const url = '/users/contact-us/';

beforeAll(() => loadSubjects(shop()));

const GOOD = { subject: '1', full_name: 'Ada Example', email: 'ada@example.org', message: 'Is it made of wool?' };

let count = 0;
const fresh = () => ({ ...GOOD, email: `sender${(count += 1)}@example.org` });

const latest = () => latestTicket(shop());

describe('files of a contact form', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  const wide = (text: string) => Buffer.from(text, 'utf16le');
  const OLE = bytes('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
  const ZIP = bytes('PK\x03\x04');

  it.each([
    ['docx', Buffer.concat([ZIP, bytes('[Content_Types].xml word/document.xml')]), 'wordprocessingml.document'],
    ['xlsx', Buffer.concat([ZIP, bytes('[Content_Types].xml xl/workbook.xml')]), 'spreadsheetml.sheet'],
    ['doc', Buffer.concat([OLE, wide('WordDocument')]), 'application/msword'],
    ['xls', Buffer.concat([OLE, wide('Workbook')]), 'application/vnd.ms-excel'],
  ])('takes documents of offices: %s', async (ending, content, type) => {
    const browser = await shop().visit().withToken();
    const fields = Object.entries({ ...fresh(), subject: '1' }).map((entry): Part => entry);
    const answer = await browser.send('POST', url, multipart(...fields, ['file', { name: 'list', bytes: content }]));
    expect(answer.status).toBe(200);
    await shop().runJobs();
    const [file] = (await latest()).messages[0]?.files ?? [];
    expect([file?.name, file?.contentType.endsWith(type)]).toEqual([`list.${ending}`, true]);
  });

  const REFUSED = {
    file: [
      'Files of this type are not accepted. Please send pictures (JPEG, PNG), PDF, Word or Excel files without macros.',
    ],
  };
  it.each<[string, Buffer, Record<string, unknown>]>([
    ['a web page', bytes('<html><script>'), REFUSED],
    ['a program', bytes('\x7fELF\x02\x01'), REFUSED],
    ['a text', bytes('hello'), REFUSED],
    ['an animation', bytes('GIF89a'), REFUSED],
    ['any archive', Buffer.concat([ZIP, bytes('a/b.txt')]), REFUSED],
    ['an installer', Buffer.concat([OLE, wide('!Property')]), REFUSED],
    ['macros', Buffer.concat([ZIP, bytes('[Content_Types].xml word/vbaProject.bin')]), REFUSED],
    ['old macros', Buffer.concat([OLE, wide('WordDocument _VBA_PROJECT')]), REFUSED],
    ['a damaged picture', bytes('\x89PNG\r\n\x1a\nxx'), { file: [expect.stringContaining('Upload a valid image.')] }],
    [
      'a large one',
      Buffer.concat([PDF.bytes, Buffer.alloc(5 * 1_048_576)]),
      { file: ['The file is too large. At most 5 MB are accepted.'] },
    ],
  ])('refuses files by what they hold: %s; nothing changes', async (_what, content, errors) => {
    const browser = await shop().visit().withToken();
    const before = await everything(shop());
    const fields = Object.entries({ ...GOOD, subject: '1' }).map((entry): Part => entry);
    const answer = await browser.send('POST', url, multipart(...fields, ['file', { name: 'a.pdf', bytes: content }]));
    expect([answer.status, answer.json]).toEqual([400, errors]);
    expect(await everything(shop())).toEqual(before);
  });

  it('are not lost when the same is asked again with a file that was forgotten; the same file again is the same', async () => {
    const browser = await shop().visit().withToken();
    const fields = Object.entries({ ...fresh(), subject: '1' }).map((entry): Part => entry);
    const ask = async (...files: Part[]) => {
      expect((await browser.send('POST', url, multipart(...fields, ...files))).status).toBe(200);
      await shop().runJobs();
      return latest();
    };
    const bare = await ask();
    expect((await ask()).number).toBe(bare.number);
    const whole = await ask(['file', PDF]);
    expect(whole.messages[0]?.files.map(({ name }) => name)).toEqual([PDF.name]);
    expect((await ask(['file', PDF])).number).toBe(whole.number);
  });

  it('tells to come back where too many pictures wait to be written anew; documents pass', async () => {
    const { pictures } = shop().deps;
    const browser = await shop().visit().withToken();
    const { promise: held, resolve: release } = Promise.withResolvers<Buffer>();
    // Two are made at once, fifty wait.
    const others = Array.from({ length: 52 }, (_, index) => pictures.make(`other-${index}`, () => held));
    const before = await everything(shop());
    const photo = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#775533' } })
      .jpeg()
      .toBuffer();
    const send = (file: Part) => {
      const fields = Object.entries({ ...fresh(), subject: '1' }).map((entry): Part => entry);
      return browser.send('POST', url, multipart(...fields, file));
    };
    const refused = await send(['file', { name: 'a.jpg', bytes: photo }]);
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '2']);
    expect(await everything(shop())).toEqual(before);
    expect((await send(['file', PDF])).status).toBe(200);
    release(Buffer.alloc(0));
    await Promise.all(others);
    expect((await send(['file', { name: 'a.jpg', bytes: photo }])).status).toBe(200);
    await shop().runJobs();
  });

  const MEGABYTE = 1_048_576;
  const sized = (megabytes: number): Part => ['file', { name: 'a.pdf', bytes: Buffer.alloc(megabytes * MEGABYTE + 1) }];
  const TOO_LARGE = { file: ['The file is too large. At most 5 MB are accepted.'] };
  const TOO_LARGE_BODY = { detail: 'The request body is too large.' };
  const TOO_MANY = { file: ['Ensure this field has no more than 3 elements.'] };
  it.each<[string, readonly Part[], number, unknown]>([
    ['four files', [1, 2, 3, 4].map((): Part => ['file', PDF]), 400, TOO_MANY],
    ['twenty files', Array.from({ length: 20 }, (): Part => ['file', PDF]), 400, TOO_MANY],
    ['a file larger than any may be', [['file', PDF], sized(20)], 400, TOO_LARGE],
    ['several of them', [sized(9), sized(9), sized(9), sized(9), sized(9)], 400, TOO_MANY],
    ['more files than are read', Array.from({ length: 51 }, (): Part => ['file', PDF]), 413, TOO_LARGE_BODY],
    ['a body that is too large', [sized(64)], 413, TOO_LARGE_BODY],
    ['a large file in no field for files', [['sheet', sized(9)[1]]], 413, TOO_LARGE_BODY],
  ])('refuses %s; nothing changes', async (_what, files, status, errors) => {
    const browser = await shop().visit().withToken();
    const before = await everything(shop());
    const fields = Object.entries({ ...GOOD, subject: '1' }).map((entry): Part => entry);
    const answer = await browser.send('POST', url, multipart(...files, ...fields));
    expect([answer.status, answer.json]).toEqual([status, errors]);
    expect(await everything(shop())).toEqual(before);
  });

  it('that are too large are not waited for where a body does not say how long it is', async () => {
    const browser = await shop().visit().withToken();
    const before = await everything(shop());
    const { body, headers } = multipart(...Object.entries(GOOD), sized(9));
    const answer = await browser.send('POST', url, { body: Readable.from([body]), headers });
    expect(answer.status).toBe(413);
    expect(await everything(shop())).toEqual(before);
  });
});
