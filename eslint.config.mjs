import tseslint from 'typescript-eslint';

const typed = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'error',
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/await-thenable': 'error',
  '@typescript-eslint/only-throw-error': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
  '@typescript-eslint/ban-ts-comment': 'error',
  'no-console': 'error',
  eqeqeq: 'error',
  'prefer-const': 'error',
  'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      '**/*.gen.*',
      '**/*.cjs',
      '!(scripts)/**/*.mjs',
      '*.mjs',
      '**/*.js',
      '.data/**',
      'miniapp/e2e/artifacts/**',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: typed,
  },
  {
    files: ['**/*.spec.ts', '**/*.spec.tsx', '**/test/**', '**/bench/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines-per-function': 'off', 'no-console': 'off' },
  },
  {
    // The stdout of a script is its result (`npm run -s export … > book.journal`): what every script runs first says its
    // progress to stderr.
    files: ['scripts/{workspace,database,postgres,settings,browser,debian,hledger,server-tool,follow-parent}.mjs'],
    rules: { 'no-console': ['error', { allow: ['error'] }] },
  },
  {
    // Command lines speak to a person at a terminal.
    files: [
      'server/src/main.ts',
      'server/src/tools/**',
      'server/src/demo/**',
      'server/src/platform/db/{migrate,drift}.ts',
    ],
    rules: { 'no-console': 'off' },
  },
);
