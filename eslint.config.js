import tseslint from 'typescript-eslint';

// The demo shop runs in browsers, where other types are there.
const PROJECTS = ['./tsconfig.json', './packages/demo-shop/tsconfig.json'];

// The house's budgets (ARCHITECTURE.md, "Rules of the house"): they bind the hardest function too.
const budgets = {
  'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
  complexity: ['error', 10],
  'max-params': ['error', 4],
};

// Time, randomness and the environment are arguments; only the folders that own them may touch the real ones.
const nothingAmbient = {
  'no-restricted-syntax': [
    'error',
    { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Take a Clock as an argument.' },
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take a Clock as an argument.' },
    {
      selector: "MemberExpression[object.name='Math'][property.name='random']",
      message: 'Take Random as an argument.',
    },
    {
      selector: "MemberExpression[object.name='process'][property.name='env']",
      message: 'Only platform/config reads the environment.',
    },
  ],
};

export default tseslint.config(
  {
    ignores: ['**/node_modules/**', '**/dist/**', '.arasta/**', 'coverage/**'],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: PROJECTS, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...budgets,
      ...nothingAmbient,
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // `== null` is the one way to ask for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // An async function turns a throw into a rejection, which is what hooks and ports promise.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: [
      'packages/server/src/platform/{clock,random,config}/**',
      'packages/client/src/environment.ts',
      'packages/*/tests/**',
      'bench/**',
      'compat/**',
      'examples/**',
      '**/vite.config.ts',
      '**/*.test.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    // As long as the API.
    files: ['**/*.generated.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // A test file is a list of promises: its describe block is as long as the list.
    files: ['**/*.test.ts', 'packages/*/tests/**', 'compat/tests/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
);
