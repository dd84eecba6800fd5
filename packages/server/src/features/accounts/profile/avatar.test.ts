import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { type Answer, type Customer, field } from '../../../../tests/support/customer.ts';
import { aCustomer } from '../../../../tests/support/worlds.ts';

const shop = useShop();

const path = '/users/profile/';
const NO_IMAGE = {
  avatar: ['Upload a valid image. The file you uploaded was either not an image or a corrupted image.'],
};
const NO_FILE = { avatar: ['The submitted data was not a file. Check the encoding type on the form.'] };

async function loggedIn(): Promise<Customer> {
  const ada = await aCustomer(shop());
  const browser = shop().visit();
  await browser.logIn(ada.email, ada.password);
  return browser;
}

interface Upload {
  readonly bytes: Buffer | string;
  readonly name?: string;
  readonly type?: string;
  readonly fields?: Record<string, string>;
}

async function upload(browser: Customer, { bytes, name = 'me.png', type = 'image/png', fields = {} }: Upload) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('avatar', new Blob([bytes], { type }), name);
  return send(browser, form);
}

async function send(browser: Customer, form: FormData): Promise<Answer> {
  const encoded = new Response(form);
  const headers = { 'content-type': encoded.headers.get('content-type') ?? '' };
  return browser.send('PATCH', path, { body: Buffer.from(await encoded.arrayBuffer()), headers });
}

const addressOf = (answer: Answer) => String(field(answer.json, 'avatar'));
const pathOf = (answer: Answer) => new URL(addressOf(answer)).pathname;

/** The picture as it is served. */
async function fetched(where: string): Promise<Buffer> {
  const response = await shop().app.inject({ url: where, headers: { host: 'shop.test' } });
  expect(response.statusCode).toBe(200);
  return response.rawPayload;
}

const avatars = () => shop().database.db.selectFrom('avatars').select('key').execute();

/** Uploads what is no picture, and proves that the picture before stayed. */
async function refused(what: Upload) {
  const browser = await loggedIn();
  const before = await upload(browser, { bytes: await aPicture().png().toBuffer() });
  const answer = await upload(browser, what);
  const after = await browser.get(path);
  expect(after.json).toEqual(before.json);
  await fetched(pathOf(before));
  return [answer.status, answer.json];
}

const aPicture = (width = 64, height = 32) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });

/** A PNG of one colour and one bit per pixel: large when unpacked, small before. */
function flatPng(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height);
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const body = Buffer.concat([Buffer.from(type), data]);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

describe('uploading an avatar', () => {
  it.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('takes a %s and keeps a square WebP', async (format) => {
    const browser = await loggedIn();
    const bytes = await aPicture().toFormat(format).toBuffer();
    const answer = await upload(browser, { bytes, name: `me.${format}`, type: `image/${format}` });
    expect(answer.status).toBe(200);
    expect(addressOf(answer)).toMatch(/^http:\/\/shop\.test\/media\/avatars\/[0-9a-f]{32}\.webp$/);
    expect(await sharp(await fetched(pathOf(answer))).metadata()).toMatchObject({
      ...{ format: 'webp', width: 512, height: 512 },
    });
    expect(field((await browser.get(path)).json, 'avatar')).toBe(addressOf(answer));
  });

  it('changes other fields of the form along with it', async () => {
    const browser = await loggedIn();
    const fields = { first_name: 'Augusta', sms_allowed: 'true', date_of_birth: '1991-2-7', attributes: '{"a": 1}' };
    const answer = await upload(browser, { bytes: await aPicture().png().toBuffer(), fields });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ first_name: 'Augusta', sms_allowed: true, date_of_birth: '1991-02-07' });
    expect(field(answer.json, 'attributes', 'a')).toBe(1);
  });

  it('strips place, camera and whatever else came with the picture, and turns it upright', async () => {
    const secret = 'Camera of Ada Example, 41.0082 N';
    const halves = sharp({ create: { width: 40, height: 20, channels: 3, background: '#ff0000' } }).composite([
      { input: { create: { width: 20, height: 20, channels: 3, background: '#0000ff' } }, left: 20, top: 0 },
    ]);
    const bytes = await halves
      .withExif({
        IFD0: { Copyright: secret },
        IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 0/1 0/1' },
      })
      .withXmp(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><p>${secret}</p></x:xmpmeta>`)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(bytes.includes(secret)).toBe(true);
    expect((await sharp(bytes).metadata()).orientation).toBe(6);
    const browser = await loggedIn();
    const answer = await upload(browser, { bytes, name: `${secret}.jpg`, type: 'image/jpeg' });
    const stored = await fetched(pathOf(answer));
    expect(stored.includes('Ada Example')).toBe(false);
    const { exif, xmp, iptc, icc, orientation } = await sharp(stored).metadata();
    expect([exif, xmp, iptc, icc, orientation]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    const pixels = await sharp(stored).raw().toBuffer();
    const [top, bottom] = [pixels.subarray(0, 3), pixels.subarray(-3)];
    expect([(top[0] ?? 0) > 200, (top[2] ?? 255) < 60]).toEqual([true, true]);
    expect([(bottom[0] ?? 255) < 60, (bottom[2] ?? 0) > 200]).toEqual([true, true]);
  });

  it('gives each picture its own address, and forgets the one before', async () => {
    const browser = await loggedIn();
    const before = (await avatars()).length;
    const first = await upload(browser, { bytes: await aPicture().png().toBuffer() });
    const second = await upload(browser, { bytes: await aPicture().jpeg().toBuffer() });
    expect(addressOf(second)).not.toBe(addressOf(first));
    expect((await avatars()).length).toBe(before + 1);
    const gone = await shop().visit().get(pathOf(first));
    expect([gone.status, gone.json]).toEqual([404, { detail: 'Not found.' }]);
    await fetched(pathOf(second));
  });

  it.each<[string, (browser: Customer) => Promise<Answer>]>([
    ['null', (browser) => browser.patch(path, { avatar: null })],
    ['an empty text', (browser) => browser.send('PATCH', path, { form: { avatar: '' } })],
  ])('removes the picture with %s', async (_what, remove) => {
    const browser = await loggedIn();
    const before = await upload(browser, { bytes: await aPicture().png().toBuffer() });
    const count = (await avatars()).length;
    const answer = await remove(browser);
    expect([answer.status, field(answer.json, 'avatar')]).toEqual([200, null]);
    expect((await avatars()).length).toBe(count - 1);
    expect((await shop().visit().get(pathOf(before))).status).toBe(404);
  });

  it('leaves the picture alone when a form comes with no file chosen', async () => {
    const browser = await loggedIn();
    const before = await upload(browser, { bytes: await aPicture().png().toBuffer() });
    const boundary = 'b0und4ry';
    const parts = [
      'Content-Disposition: form-data; name="first_name"\r\n\r\nAugusta',
      'Content-Disposition: form-data; name="avatar"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n',
    ];
    const body = `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`;
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
    const answer = await browser.send('PATCH', path, { body, headers });
    expect(answer.status).toBe(200);
    expect(answer.json).toMatchObject({ first_name: 'Augusta', avatar: addressOf(before) });
  });

  it.each<[string, () => Promise<Upload> | Upload]>([
    ['a text called .png', () => ({ bytes: 'I am no picture' })],
    ['a page', () => ({ bytes: '<html><script>alert(1)</script></html>' })],
    ['an SVG', () => ({ bytes: SVG, name: 'me.svg', type: 'image/svg+xml' })],
    ['an SVG called .png', () => ({ bytes: SVG })],
    ['a PDF', () => ({ bytes: '%PDF-1.7\n%%EOF' })],
    ['a TIFF', async () => ({ bytes: await aPicture().tiff().toBuffer() })],
    ['a broken PNG', async () => ({ bytes: (await noise()).subarray(0, 4000) })],
    ['only a PNG’s first bytes', () => ({ bytes: flatPng(8, 8).subarray(0, 20) })],
    ['nothing', () => ({ bytes: '' })],
  ])('refuses %s', async (_what, make) => {
    expect(await refused(await make())).toEqual([400, NO_IMAGE]);
  });

  it('refuses what would unpack to more than 40 megapixels', async () => {
    const text = 'The image is too large. At most 40 megapixels are accepted.';
    expect(flatPng(8000, 6000).length).toBeLessThan(10_000);
    expect(await refused({ bytes: flatPng(8000, 6000) })).toEqual([400, { avatar: [text] }]);
    expect(await refused({ bytes: flatPng(65_000, 1000) })).toEqual([400, { avatar: [text] }]);
  });

  it('refuses files of more than eight megabytes', async () => {
    const bytes = Buffer.concat([await aPicture().png().toBuffer(), Buffer.alloc(8 * 1_048_576)]);
    expect(await refused({ bytes })).toEqual([413, { detail: 'The request body is too large.' }]);
  });

  it('refuses texts in place of files', async () => {
    const browser = await loggedIn();
    for (const avatar of ['me.png', 'data:image/png;base64,AAAA']) {
      const form = new FormData();
      form.set('avatar', avatar);
      const answer = await send(browser, form);
      expect([answer.status, answer.json]).toEqual([400, NO_FILE]);
    }
  });

  it('refuses a file where a text belongs', async () => {
    const browser = await loggedIn();
    const form = new FormData();
    form.set('first_name', new Blob(['x']), 'x.txt');
    const answer = await send(browser, form);
    expect([answer.status, answer.json]).toEqual([400, { first_name: ['Not a valid string.'] }]);
  });

  it('refuses broken forms', async () => {
    const browser = await loggedIn();
    for (const [type, body] of [
      ['multipart/form-data; boundary=x', 'nothing of the kind'],
      ['multipart/form-data', 'x'],
      ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="first_name"\r\n\r\ncut'],
    ] as const) {
      const answer = await browser.send('PATCH', path, { body, headers: { 'content-type': type } });
      expect([type, answer.status]).toEqual([type, 400]);
      expect(answer.text).toMatch(/^\{"detail":"Form parse error - [^"]+"\}$/);
    }
    expect(field((await browser.get(path)).json, 'first_name')).toBe('Ada');
  });
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10"/></svg>';

const noise = () =>
  sharp({
    create: {
      width: 200,
      height: 200,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 99, sigma: 60 },
    },
  })
    .png()
    .toBuffer();

describe('GET /media/avatars/<name>', () => {
  it('serves pictures to anybody who knows the address, as nothing but pictures', async () => {
    const answer = await upload(await loggedIn(), { bytes: await aPicture().png().toBuffer() });
    const picture = await shop().visit().get(pathOf(answer));
    expect(picture.status).toBe(200);
    expect(picture.headers).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'private, max-age=86400',
      'x-content-type-options': 'nosniff',
    });
    expect(picture.cookies.size).toBe(0);
  });

  it.each(['x', `${'0'.repeat(32)}.webp`, '0'.repeat(32), '..%2f..%2fetc', '%00.webp', `${'A'.repeat(32)}.webp`])(
    'answers 404 for %s',
    async (name) => {
      const answer = await shop().visit().get(`/media/avatars/${name}`);
      expect([answer.status, answer.json]).toEqual([404, { detail: 'Not found.' }]);
    },
  );
});
