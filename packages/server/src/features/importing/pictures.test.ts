import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { useShop } from '../../../tests/support/app.ts';
import { findDeskProduct } from './desk/desk.queries.ts';
import { importFolder, inFolder } from './import.fixture.ts';

const shop = useShop();

const picture = () =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: 'navy' } })
    .jpeg()
    .toBuffer();
const product = (sku: string, ...images: string[]) => ({ type: 'product', sku, name: sku, images });

describe('pictures', () => {
  it('are taken in from beside the record, once, and addresses are kept', async () => {
    const files = {
      'goods/x.jsonl': [product('PIC-1', 'a.jpg', 'https://x.example/far.jpg'), product('PIC-2', '../a.jpg', 'a.jpg')],
      'goods/a.jpg': await picture(),
      'a.jpg': await picture(),
    };
    const { refusals } = await inFolder(files, (folder) => importFolder(shop(), folder));
    expect(refusals).toEqual([]);
    const first = await findDeskProduct(shop().database.db, 'PIC-1');
    expect(first?.images).toEqual([expect.stringMatching(/^products\/.*\.jpg$/), 'https://x.example/far.jpg']);
    expect((await shop().visit().get(`/media/${first?.images[0]}`)).status).toBe(200);
    expect((await findDeskProduct(shop().database.db, 'PIC-2'))?.images[0]).toBe(first?.images[0]);
  });

  it.each<[string, unknown]>([
    ['none.jpg', '"none.jpg" is not there: no such file'],
    ['../outside.jpg', '"../outside.jpg" lies outside of the folder that is imported'],
    ['link.jpg', '"link.jpg" lies outside of the folder that is imported'],
    ['/etc/hostname', '"/etc/hostname" is not a path beside this file'],
    ['file:///etc/hostname', '"file:///etc/hostname" is neither a file nor an address that begins with https://'],
    ['folder', '"folder" is not a file'],
    ['text.jpg', expect.stringMatching(/^"text\.jpg" Upload a valid image/)],
  ])('refuse their product: %s', async (image, reason) => {
    const files = {
      'in/x.jsonl': [product('NOPIC', image)],
      'outside.jpg': await picture(),
      'in/text.jpg': 'text',
      'in/folder/x': '',
    };
    const { entries } = await inFolder(files, async (folder) => {
      await symlink(join(folder, 'outside.jpg'), join(folder, 'in', 'link.jpg'));
      await writeFile(join(folder, 'in', '.hidden.jsonl'), 'not read');
      return importFolder(shop(), join(folder, 'in'));
    });
    expect(entries).toEqual([
      { outcome: 'refused', file: 'x.jsonl', line: 1, type: 'product', key: 'NOPIC', field: 'images[0]', reason },
    ]);
    expect(await findDeskProduct(shop().database.db, 'NOPIC')).toBeNull();
  });
});
