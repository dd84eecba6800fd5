import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { useShop } from '../../../../tests/support/app.ts';
import { field } from '../../../../tests/support/customer.ts';

const NOT_FOUND = { detail: 'Not found.' };
const folder = await mkdtemp(join(tmpdir(), 'well-known-'));
const shop = useShop({ env: { WELL_KNOWN_DIR: join(folder, 'served'), AVAILABLE_LANGUAGES: 'en,tr,ar' } });
const bare = useShop();

afterAll(() => rm(folder, { recursive: true }));

describe('GET /i18n/languages/', () => {
  it('names the languages, and the one of the caller', async () => {
    const browser = await shop().visit().withToken();
    const { json } = await browser.get('/i18n/languages/', { headers: { 'accept-language': 'tr' } });
    expect(json).toEqual({
      ...{ active_language: 'tr', default_language: 'en' },
      available_languages: { en: 'English', tr: 'Türkçe', ar: 'العربية' },
    });
    await browser.post('/i18n/setlang/', { language: 'ar' });
    expect(field((await browser.get('/i18n/languages/')).json, 'active_language')).toBe('ar');
  });
});

describe('GET /robots.txt', () => {
  it('names the sitemap', async () => {
    const answer = await shop().visit().get('/robots.txt');
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(answer.text.split('\n')).toContain('Sitemap: http://shop.test/sitemap.xml');
    expect(answer.text.startsWith('User-agent: *\n')).toBe(true);
  });
});

describe('GET /.well-known/', () => {
  it('serves files of the folder, by their names’ types', async () => {
    await mkdir(join(folder, 'served', 'acme'), { recursive: true });
    const files = [
      ['apple-developer-merchantid-domain-association', 'text/plain; charset=utf-8'],
      ['apple-app-site-association', 'application/json; charset=utf-8'],
      ['assetlinks.json', 'application/json; charset=utf-8'],
      ['acme/proof.txt', 'text/plain; charset=utf-8'],
      ['page.html', 'application/octet-stream'],
    ] as const;
    for (const [name, type] of files) {
      await writeFile(join(folder, 'served', name), JSON.stringify({ name }));
      for (const url of [`/.well-known/${name}`, `/.well-known/${name}/`]) {
        const answer = await shop().visit().get(url);
        expect([url, answer.status, answer.text, answer.headers['content-type']]).toEqual([
          url,
          200,
          JSON.stringify({ name }),
          type,
        ]);
        expect([answer.cookies.size, answer.headers['x-content-type-options']]).toEqual([0, 'nosniff']);
      }
    }
  });

  it('never leaves the folder', async () => {
    await writeFile(join(folder, 'secret.txt'), 'secret');
    await writeFile(join(folder, 'served', '.hidden'), 'secret');
    await writeFile(join(folder, 'served', 'large.txt'), 'x'.repeat(1_048_577));
    await symlink(join(folder, 'secret.txt'), join(folder, 'served', 'link.txt'));
    const paths = [
      '../secret.txt',
      '..%2fsecret.txt',
      '%2e%2e/secret.txt',
      'acme/..%2f../../secret.txt',
      '/etc/passwd',
    ];
    for (const path of [...paths, '.hidden', 'link.txt', 'large.txt', 'acme', '', '%00', 'nobody.txt']) {
      const answer = await shop().visit().get(`/.well-known/${path}`);
      expect([path, answer.status, answer.json]).toEqual([path, 404, NOT_FOUND]);
    }
  });

  it('serves nothing without a folder', async () => {
    const answer = await bare().visit().get('/.well-known/assetlinks.json');
    expect([answer.status, answer.json]).toEqual([404, NOT_FOUND]);
  });
});
