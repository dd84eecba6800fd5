import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

// `npm run dev -w @arasta/demo-shop` serves the sources at :5173/shop/; the rest is asked of a server that runs.
const server = process.env['ARASTA_URL'] ?? 'http://localhost:8000';

// An area is loaded as a whole: many small files cost more than they save, and its next page is there at once. Each
// begins with its index.tsx, which only names its pages.
const AREAS: Readonly<Record<string, string>> = {
  shelves: 'shelves',
  till: 'basket|checkout',
  account: 'account|orders|conversations|profile|purse|wishes',
  door: 'login|mail-links',
};

const GROUPS = [
  {
    name: 'base',
    priority: 2,
    test: /node_modules|packages\/client|src\/(parts|frame|[^/]+\.tsx?|[a-z-]+\/index\.tsx)/,
  },
  ...Object.entries(AREAS).map(([name, folders]) => ({
    name,
    priority: 1,
    test: new RegExp(`demo-shop/src/((${folders})/|i18n/(${folders})\\.)`),
  })),
];

export default defineConfig({
  base: '/shop/',
  resolve: { conditions: ['arasta-source', 'module', 'browser', 'development|production'] },
  server: { proxy: { '^/(?!shop/)': { target: server, xfwd: false } } },
  plugins: [compressed()],
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The router can render on a server as well; nobody asks it to.
    rolldownOptions: { external: ['preact-render-to-string'], output: { codeSplitting: { groups: GROUPS } } },
  },
});

/** Puts a `.br` and a `.gz` beside each text of the build, as the server sends them. Fonts are compressed already. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    writeBundle: async ({ dir = 'dist' }) => {
      const names = await readdir(dir, { recursive: true });
      const texts = names.filter((name) => /\.(?:html|js|css|svg)$/.test(name));
      await Promise.all(texts.map((name) => compress(join(dir, name))));
    },
  };
}

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
  await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}
