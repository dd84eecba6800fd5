import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { everything } from '../../../../tests/sessions/support.ts';
import { form, save } from '../content.support.ts';
import { saveForms } from '../index.ts';
import { documentType } from '../../../platform/files/index.ts';

const shop = useShop({ env: { ARASTA_THROTTLE: 'off' } });
const url = '/forms/1/generate/';

beforeAll(() =>
  save(shop(), (tx, now) =>
    saveForms(
      tx,
      [
        form('f', {
          fields: [
            { key: 'name', required: true },
            { key: 'paper', input_type: 'file' },
            { key: 'photo', input_type: 'image' },
          ],
        }),
      ],
      now,
    ),
  ),
);

type Part = readonly [name: string, value: string] | readonly [name: string, file: { name: string; bytes: Buffer }];

async function send(...parts: Part[]) {
  const lines = parts.flatMap(([name, value]) => {
    const file = typeof value === 'string' ? '' : `; filename="${value.name}"`;
    const head = `--b\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`;
    return [Buffer.from(head), typeof value === 'string' ? Buffer.from(value) : value.bytes, Buffer.from('\r\n')];
  });
  const browser = await shop().visit().withToken();
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  return browser.send('POST', url, { body: Buffer.concat([...lines, Buffer.from('--b--\r\n')]), headers });
}

const PDF = Buffer.from('%PDF-1.7\nhello');
const picture = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: '#1f2a44' } })
    .png()
    .toBuffer();

describe('files handed in with a form', () => {
  it('are kept as bytes, pictures written anew', async () => {
    const png = await picture();
    const answer = await send(
      ['name', 'Ada'],
      ['paper', { name: '../../a\u0007.pdf', bytes: PDF }],
      ['photo', { name: 'a.exe', bytes: png }],
    );
    expect([answer.status, answer.json]).toEqual([200, {}]);
    const { db } = shop().database;
    const [submission] = await db.selectFrom('form_submissions').selectAll().orderBy('id', 'desc').execute();
    expect(submission?.entries).toEqual({ name: 'Ada' });
    const files = await db.selectFrom('form_files').selectAll().orderBy('field').execute();
    expect(files.map((file) => [file.submission_id, file.field, file.content_type])).toEqual([
      [submission?.id, 'paper', 'application/pdf'],
      [submission?.id, 'photo', 'image/png'],
    ]);
    expect(files[0]?.bytes.equals(PDF)).toBe(true);
    expect((await sharp(files[1]?.bytes).metadata()).width).toBe(8);
    expect(files[0]?.name).not.toContain('\u0007');
  });

  it('may be left out', async () => {
    expect((await send(['name', 'Ada'], ['paper', { name: '', bytes: Buffer.alloc(0) }])).status).toBe(200);
  });

  it.each<[string, Part, Record<string, unknown[]>]>([
    [
      'a web page',
      ['paper', { name: 'a.pdf', bytes: Buffer.from('<html><script>') }],
      { paper: ['Files of this type are not accepted.'] },
    ],
    [
      'a program',
      ['paper', { name: 'a.pdf', bytes: Buffer.from('\x7fELF\x02\x01', 'latin1') }],
      { paper: ['Files of this type are not accepted.'] },
    ],
    [
      'a large one',
      ['paper', { name: 'a.pdf', bytes: Buffer.concat([PDF, Buffer.alloc(5 * 1_048_576)]) }],
      { paper: ['The file is too large. At most 5 MB are accepted.'] },
    ],
    [
      'no picture',
      ['photo', { name: 'a.png', bytes: PDF }],
      { photo: [expect.stringContaining('Upload a valid image.')] },
    ],
    [
      'a text for a file',
      ['paper', 'hello'],
      { paper: [expect.stringContaining('The submitted data was not a file.')] },
    ],
    ['a file for a text', ['name', { name: 'a.pdf', bytes: PDF }], { name: ['Not a valid string.'] }],
  ])('are refused: %s; nothing is kept', async (_what, part, errors) => {
    const before = await everything(shop());
    const answer = await send(...(part[0] === 'name' ? [] : [['name', 'Ada'] as const]), part);
    expect([answer.status, answer.json]).toEqual([400, errors]);
    expect(await everything(shop())).toEqual(before);
  });

  it('have to come back where too many pictures wait to be written anew; documents pass', async () => {
    const { pictures } = shop().deps;
    const { promise: held, resolve: release } = Promise.withResolvers<Buffer>();
    // Two are made at once, fifty wait.
    const others = Array.from({ length: 52 }, (_, index) => pictures.make(`other-${index}`, () => held));
    const before = await everything(shop());
    const photo: Part = ['photo', { name: 'a.png', bytes: await picture() }];
    const refused = await send(['name', 'Ada'], photo);
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '2']);
    expect(await everything(shop())).toEqual(before);
    expect((await send(['name', 'Ada'], ['paper', { name: 'a.pdf', bytes: PDF }])).status).toBe(200);
    release(Buffer.alloc(0));
    await Promise.all(others);
    expect((await send(['name', 'Ada'], photo)).status).toBe(200);
  });

  it('are refused where the whole is too large', async () => {
    const before = await everything(shop());
    const answer = await send(['name', 'Ada'], ['paper', { name: 'a.pdf', bytes: Buffer.alloc(8 * 1_048_576 + 1) }]);
    expect(answer.status).toBe(413);
    expect(await everything(shop())).toEqual(before);
  });
});

it.each([
  ['%PDF-1.4', 'application/pdf'],
  ['PK\x03\x04rest', 'application/zip'],
  ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-ole-storage'],
  ['RIFF\x01\x02\x03\x04WEBPVP8 ', 'image/webp'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['Dear shop,\r\n\tplease call.\n', 'text/plain'],
  ['', 'text/plain'],
  [' <svg xmlns="http://www.w3.org/2000/svg">', null],
  ['#!/bin/sh\n', null],
  ['MZ\x90\x00', null],
  ['\xff\xfe', null],
])('knows the content %j as %j', (content, type) => {
  expect(documentType(Buffer.from(content, 'latin1'))).toBe(type);
});
