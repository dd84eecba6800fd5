import { defineConfig } from 'vite';

// `npm run dev -w @arasta/demo-shop` serves the sources at :5173/shop/; the rest is asked of a server that runs.
const server = process.env['ARASTA_URL'] ?? 'http://localhost:8000';

export default defineConfig({
  base: '/shop/',
  resolve: { conditions: ['arasta-source', 'module', 'browser', 'development|production'] },
  server: { proxy: { '^/(?!shop/)': { target: server, xfwd: false } } },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // The router can render on a server as well; nobody asks it to.
    rolldownOptions: { external: ['preact-render-to-string'] },
  },
});
