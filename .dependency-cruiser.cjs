// Who may import whom (ARCHITECTURE.md, "Layers"). Features meet at their doors and only downwards.

const FEATURES = 'packages/server/src/features';

/** Feature → the features it may import, as the table in ARCHITECTURE.md lists them. */
const MAY_IMPORT = {
  sessions: [],
  csrf: [],
  places: [],
  console: ['csrf', 'payments'],
  explorer: [],
  shop: [],
  media: [],
  urls: [],
  content: ['urls'],
  accounts: ['sessions', 'csrf'],
  site: ['sessions', 'places'],
  stores: ['places', 'media'],
  payments: ['accounts', 'media'],
  staff: [],
  social: ['accounts', 'csrf', 'sessions'],
  notifications: ['accounts'],
  privacy: ['accounts', 'sessions'],
  support: ['accounts', 'orders', 'staff'],
  desk: ['accounts', 'orders', 'payments', 'returns', 'staff', 'support'],
  b2b: ['accounts', 'catalogue', 'orders', 'places', 'promotions', 'staff', 'storefront'],
  stock: ['catalogue', 'stores'],
  catalogue: ['urls'],
  search: ['catalogue'],
  promotions: ['catalogue', 'accounts'],
  basket: ['sessions', 'accounts', 'catalogue', 'promotions', 'storefront'],
  wishlist: ['accounts', 'catalogue', 'stock', 'storefront'],
  addresses: ['accounts', 'places'],
  loyalty: ['accounts'],
  shipping: ['addresses', 'basket', 'catalogue', 'media', 'places', 'stores'],
  orders: [
    ...['accounts', 'addresses', 'basket', 'catalogue', 'loyalty', 'media', 'payments', 'promotions', 'shipping'],
    ...['stock', 'storefront'],
  ],
  checkout: [
    ...['accounts', 'addresses', 'basket', 'content', 'loyalty', 'media', 'orders', 'payments', 'places', 'promotions'],
    ...['shipping', 'stock', 'storefront', 'stores'],
  ],
  returns: ['loyalty', 'orders', 'payments', 'shipping', 'stock'],
  importing: [
    ...[
      'catalogue',
      'content',
      'loyalty',
      'media',
      'payments',
      'places',
      'promotions',
      'returns',
      'search',
      'shipping',
    ],
    ...['stock', 'stores', 'support', 'urls'],
  ],
  storefront: ['catalogue', 'content', 'promotions', 'search', 'stock', 'stores', 'payments', 'urls', 'media'],
};

const features = Object.entries(MAY_IMPORT).map(([feature, allowed]) => ({
  name: `feature-${feature}`,
  comment: `${feature} may import ${allowed.join(', ') || 'no other feature'}`,
  severity: 'error',
  from: { path: `^${FEATURES}/${feature}/` },
  to: { path: `^${FEATURES}/`, pathNot: `^${FEATURES}/(${[feature, ...allowed].join('|')})/` },
}));

const SQL = ['\\.queries\\.ts$', '^packages/server/src/platform/(db|jobs)/', '\\.test\\.ts$'];
const HTTP = [
  '\\.routes\\.ts$',
  '^packages/server/src/(routes|app|main)\\.ts$',
  '^packages/server/src/platform/(http|observability)/',
];
const LOGIC = '\\.(service|rules|queries|jobs)\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^packages/server/src/kernel/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: ['^packages/server/src/kernel/', '^(node:)?url$', '^node_modules/any-ascii/'] },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^packages/server/src/platform/', pathNot: '\\.test\\.ts$' },
      to: {
        path: ['^packages/server/src/(features|demo|doctor|backup|composition)/', '^packages/server/src/[a-z]+\\.ts$'],
      },
    },
    {
      name: 'features-know-no-composition',
      severity: 'error',
      from: { path: `^${FEATURES}/`, pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/server/src/((routes|jobs|composition|app|main|database)\\.ts$|composition/)' },
    },
    {
      name: 'features-meet-at-the-door',
      comment: 'Everything in a feature but its index.ts is private',
      severity: 'error',
      from: { path: `^${FEATURES}/([^/]+)/`, pathNot: '\\.test\\.ts$' },
      to: { path: `^${FEATURES}/[^/]+/`, pathNot: [`^${FEATURES}/$1/`, `^${FEATURES}/[^/]+/index\\.ts$`] },
    },
    {
      name: 'others-enter-by-the-door',
      severity: 'error',
      from: { path: '^packages/', pathNot: [`^${FEATURES}/`, '\\.test\\.ts$'] },
      to: { path: `^${FEATURES}/[^/]+/`, pathNot: `^${FEATURES}/[^/]+/index\\.ts$` },
    },
    ...features,
    {
      name: 'sql-only-in-queries',
      severity: 'error',
      from: { path: '^packages/server/src/', pathNot: SQL },
      to: { path: '^node_modules/(kysely|pg)/' },
    },
    {
      name: 'fastify-only-at-the-edge',
      severity: 'error',
      from: { path: '^packages/server/src/', pathNot: [...HTTP, '\\.test\\.ts$'] },
      to: { path: '^node_modules/(fastify|@fastify)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'logic-knows-no-wire',
      severity: 'error',
      from: { path: LOGIC },
      to: { path: '\\.(schema|wire|routes)\\.ts$' },
    },
    {
      name: 'cli-uses-the-server-door',
      severity: 'error',
      from: { path: '^packages/cli/src/' },
      to: { path: '^packages/server/src/', pathNot: '^packages/server/src/index\\.ts$' },
    },
    {
      name: 'demo-shop-uses-the-client-alone',
      comment: 'What the demo shop can do, every storefront can',
      severity: 'error',
      from: { path: '^packages/demo-shop/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/', pathNot: ['^packages/demo-shop/src/', '^packages/client/src/index\\.ts$'] },
    },
    {
      name: 'client-stands-alone',
      comment: 'It runs where there is neither a server nor Node; its cookie jar is for Node alone',
      severity: 'error',
      from: { path: '^packages/client/src/' },
      to: { pathNot: ['^packages/client/src/', '^node_modules/tough-cookie/'] },
    },
    {
      name: 'jar-for-node-alone',
      severity: 'error',
      from: { path: '^packages/client/src/', pathNot: '^packages/client/src/node\\.ts$' },
      to: { path: ['^node_modules/', '^packages/client/src/node\\.ts$'] },
    },
    {
      name: 'server-knows-no-client',
      severity: 'error',
      from: { path: '^packages/(server|cli)/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(client|demo-shop)/' },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: { path: '^packages/' }, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['arasta-source', 'import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
