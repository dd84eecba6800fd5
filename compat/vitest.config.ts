import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const shim = (name: string): string => fileURLToPath(new URL(`./src/shims/${name}.ts`, import.meta.url));

/** What the client imports from the storefront around it, and what stands in for it. Order: longest name first. */
const shims: readonly (readonly [RegExp, string])[] = [
  [/^settings$/, 'settings'],
  [/^routes$/, 'routes'],
  [/^redux\/store$/, 'redux-store'],
  [/^next\/server$/, 'next-server'],
  [/^next\/headers$/, 'next-headers'],
  [/^next\/navigation$/, 'next-navigation'],
  [/^components$/, 'components'],
  [/^server-only$/, 'server-only'],
  [/^lossless-json$/, 'lossless-json'],
  [/^next-auth$/, 'next-auth'],
  [/^next-auth\/react$/, 'next-auth-react'],
  [/^next-auth\/providers\/credentials$/, 'next-auth-credentials'],
  [/^react-google-recaptcha$/, 'recaptcha'],
  [/^currency-symbol-map$/, 'currency-symbol-map'],
  [/^redis$/, 'redis'],
  [/^@akinon\/pz-(?:masterpass|otp)(?:\/.*)?$/, 'plugins'],
];

/** The client's alone: the shim itself asks for the library by the same name. */
const clientQueries = {
  name: 'client-queries',
  enforce: 'pre',
  resolveId: (name: string, importer?: string) =>
    name === '@reduxjs/toolkit/query/react' && importer?.includes('/@akinon/next/') ? shim('rtk-query') : undefined,
} as const;

export default defineConfig({
  plugins: [clientQueries],
  root: fileURLToPath(new URL('.', import.meta.url)),
  resolve: {
    alias: [
      ...shims.map(([find, name]) => ({ find, replacement: shim(name) })),
      // react-redux takes one function from react-dom, which the renderer without a document offers too.
      { find: /^react-dom$/, replacement: 'react-test-renderer' },
    ],
  },
  // The libraries' ECMAScript builds, so that the aliases above hold inside them too.
  ssr: { resolve: { mainFields: ['module', 'main'] } },
  // The house's tsconfig keeps every import that is not marked `type`; the client's sources mark none of theirs.
  oxc: { typescript: { onlyRemoveTypeImports: false }, jsx: { runtime: 'automatic' } },
  test: {
    name: 'compat',
    // They wait most of their time. Another number of workers than the other project's needs a turn of its own.
    maxWorkers: 4,
    sequence: { groupOrder: 1 },
    include: ['tests/**/*.test.ts'],
    environment: 'node',
    globalSetup: ['tests/support/demo-shop.ts'],
    // The client's logger writes every step unless its level says otherwise, and reads it from here; the address is the
    // storefront's own, which redirects need.
    env: { NODE_ENV: 'development', LOG_LEVEL_DEV: 'silent', NEXT_PUBLIC_URL: 'https://storefront.test' },
    // A failing call is repeated by the client for up to six seconds.
    testTimeout: 90_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 30_000 } },
    server: { deps: { inline: [/@akinon\/next/, /@reduxjs\/toolkit/, /react-redux/] } },
  },
});
