import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { publint } from 'publint';
import { build, type Rolldown } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksOf } from '../../server/tests/support/documents.ts';
import { install, type Installed, PACKAGE, runIn } from './package.support.ts';

/** What is published, as npm packs it and as those who install it use it. */

let installed: Installed;

beforeAll(async () => {
  installed = await install();
}, 120_000);

afterAll(async () => {
  await installed.remove();
});

const LIMIT = 15 * 1024;
const DOCUMENTS = ['packages/client/README.md', 'docs/guides/sdk.md', 'README.md'];
const USE = `
import { createClient, type Answer, type Basket } from '@arasta/client';
const shop = createClient({ baseUrl: '' });
const basket: Basket = (await shop.addToBasket({ product: 1, quantity: 2 })).basket;
export const total: string = basket.total_amount;
export const email: Answer<'getCurrentUser'>['email'] = (await shop.getCurrentUser()).email;
// @ts-expect-error
await shop.addToBasket({ product: 1, quantity: 1, amount: 2 });`;
const TYPES = ['--noEmit', '--strict', '--target', 'es2022', '--lib', 'es2022,dom', '--skipDefaultLibCheck'];

/** What a page loads, minified; with a condition of this repository in use, or none. */
async function bundle(text: string, conditions: string[] = []): Promise<string> {
  const entry = join(installed.project, 'entry.js');
  await writeFile(entry, text);
  const output = await build({
    ...{ configFile: false, root: installed.project, logLevel: 'error', resolve: { conditions } },
    build: { write: false, target: 'es2022', lib: { entry, formats: ['es'] }, minify: true },
  });
  const chunks = [output].flat().flatMap((one) => ('output' in one ? one.output : []));
  return chunks.map((chunk: Rolldown.OutputChunk | Rolldown.OutputAsset) => ('code' in chunk ? chunk.code : '')).join();
}

/** Writes what uses the types: a file of its own, and the examples of documents. */
async function writeUse(): Promise<string[]> {
  const blocks = await Promise.all(DOCUMENTS.map((document) => blocksOf(document, 'ts')));
  expect(blocks.map(({ length }) => length > 0)).toEqual(DOCUMENTS.map(() => true));
  const files = [USE, ...blocks.flat()].map((text, n) => ({ name: n === 0 ? 'use.mts' : `block-${n}.mts`, text }));
  for (const { name, text } of files) await writeFile(join(installed.project, name), text);
  return files.map(({ name }) => name);
}

describe('the package', () => {
  it('holds what is built, what it was built from, and its papers', () => {
    const names = installed.paths.filter((path) => path.startsWith('src/')).map((path) => path.slice(4, -3));
    const kinds = ['d.ts', 'd.ts.map', 'js', 'js.map'];
    const built = names.flatMap((name) => kinds.map((kind) => `dist/${name}.${kind}`));
    const sources = names.map((name) => `src/${name}.ts`);
    const papers = ['LICENSE', 'README.md', 'package.json'];
    expect(names).toContain('index');
    expect([...installed.paths].sort()).toEqual([...built, ...sources, ...papers].sort());
  });

  it('says nothing of where it was made', async () => {
    for (const path of installed.paths) {
      const text = await readFile(join(installed.project, 'node_modules/@arasta/client', path), 'utf8');
      const told = [PACKAGE, installed.project, 'registry.'].filter((place) => text.includes(place));
      expect(told, path).toEqual([]);
    }
  });

  it('has the license of the repository', async () => {
    const [own, root] = await Promise.all(
      [PACKAGE, join(PACKAGE, '../..')].map((folder) => readFile(join(folder, 'LICENSE'), 'utf8')),
    );
    expect(own).toBe(root);
  });

  it('is in order for publint', async () => {
    const { buffer, byteOffset, byteLength } = installed.tarball;
    const tarball = new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength)).buffer;
    const { messages } = await publint({ pack: { tarball }, strict: true });
    expect(messages).toEqual([]);
  });
});

describe('who has installed it', () => {
  it('runs it in Node', async () => {
    const script = `
      import { createClient, NotFound } from '@arasta/client';
      import { createJar } from '@arasta/client/node';
      const shop = createClient({ baseUrl: 'https://shop.test', jar: createJar() });
      console.log(shop.url('getProduct', { pk: 874 }), NotFound.name, createJar().serialize().length > 2);`;
    const args = ['--input-type=module', '--eval', script];
    expect(await runIn(installed, 'node', args)).toBe('https://shop.test/product/874/ NotFound true');
  });

  it('has its types, and can copy what documents show', async () => {
    const names = await writeUse();
    for (const way of [
      ['--module', 'nodenext', ...names],
      ['--module', 'esnext', '--moduleResolution', 'bundler', ...names],
      ['--module', 'esnext', '--moduleResolution', 'node10', '--ignoreDeprecations', '5.0', 'use.mts'],
    ]) {
      expect(await runIn(installed, 'tsc', [...TYPES, ...way]), way.join(' ')).toBe('');
    }
  });

  it(`loads less than ${LIMIT} bytes in a page, no more than its README says`, async () => {
    const all = await bundle(`export * from '@arasta/client';`);
    const size = gzipSync(all, { level: 9 }).length;
    expect(size).toBeLessThan(LIMIT);
    const readme = await readFile(join(PACKAGE, 'README.md'), 'utf8');
    const said = Number(/([\d.]+) KB gzipped/.exec(readme)?.[1]) * 1024;
    expect([size <= said, said - size < 1024]).toEqual([true, true]);
    expect(all).not.toMatch(/from"|require\(|process\./);
  });

  it('bundles it the same where the condition of this repository is in use', async () => {
    const text = `import { createClient } from '@arasta/client'; globalThis.shop = createClient({ baseUrl: '' });`;
    const [own, other] = [await bundle(text), await bundle(text, ['arasta-source'])];
    expect(own).toContain('/baskets/basket/');
    // Names are shortened in another order, as modules have other names.
    expect(Math.abs(other.length - own.length)).toBeLessThan(100);
  });
});
