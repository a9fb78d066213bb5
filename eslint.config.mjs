// The house rules that a program can check.
import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const TESTS = ['**/*.spec.ts', '**/*.spec.tsx', 'tests/**'];
const SCREENS = ['apps/console', 'apps/miniprogram'];

const nodeGlobals = Object.fromEntries(Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']));

/** A file opens with a comment on what it is for. */
const openingComment = {
  create: (context) => ({
    Program(program) {
      const [first] = context.sourceCode.getAllComments();
      const opens = first && first.type !== 'Shebang' && first.range[0] <= (program.body[0]?.range[0] ?? Infinity);
      if (!opens)
        context.report({ loc: { line: 1, column: 0 }, message: 'Say in a first sentence what this file is for.' });
    },
  }),
};

const noExportAll = { selector: 'ExportAllDeclaration', message: 'Name what is exported.' };
const wideConstructor = {
  selector: 'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>6]',
  message: 'Six dependencies at most: this class does too much.',
};
const noTime = [
  'NewExpression[callee.name="Date"][arguments.length=0]',
  'CallExpression[callee.name="Date"]',
  'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
].map((selector) => ({ selector, message: 'Inject CLOCK.' }));
const noEnvironment = [
  'MemberExpression[object.name="process"][property.name="env"]',
  'VariableDeclarator[init.name="process"] Property[key.name="env"]',
  'ImportDeclaration[source.value=/^(node:)?process$/]',
].map((selector) => ({ selector, message: 'Take the Config.' }));
const ownTransaction = {
  selector: 'CallExpression[callee.property.name=/^(inTransaction|startTransaction|transaction)$/]',
  message: 'Transactions open in flows: take `tx`.',
};
const restrict = (...selectors) => ({ 'no-restricted-syntax': ['error', noExportAll, ...selectors] });

export default defineConfig(
  globalIgnores(['**/dist/', '.guike/', 'coverage/', '**/.swc/']),
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  {
    plugins: { house: { rules: { 'opening-comment': openingComment } } },
    rules: {
      'house/opening-comment': 'error',
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 60],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'no-param-reassign': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
      ...restrict(),
    },
  },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      // In files with decorators it keeps still (emitDecoratorMetadata): Nest needs the classes it injects at run time.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  { files: ['apps/**', 'libs/**'], rules: restrict(wideConstructor, ...noTime, ...noEnvironment) },
  {
    files: ['libs/**'],
    ignores: ['libs/flows/**', 'libs/platform/**'],
    rules: restrict(wideConstructor, ...noTime, ...noEnvironment, ownTransaction),
  },
  {
    files: SCREENS.map((screens) => `${screens}/src/**`),
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  { files: SCREENS.map((screens) => `${screens}/src/clock.ts`), rules: restrict(wideConstructor, ...noEnvironment) },
  {
    files: ['apps/miniprogram/src/settings.ts', 'apps/miniprogram/config/**'],
    rules: restrict(wideConstructor, ...noTime),
  },
  { files: ['libs/platform/system-clock.ts'], rules: restrict(wideConstructor, ...noEnvironment) },
  { files: ['libs/platform/config.ts'], rules: restrict(wideConstructor, ...noTime) },
  // The sandbox stands apart from our platform, so that it can judge it.
  { files: ['apps/wechat-sandbox/machine.ts'], rules: restrict(wideConstructor) },
  // A migration is one function of SQL.
  { files: ['libs/platform/migrations/**'], rules: { 'max-lines-per-function': 'off' } },
  // It takes a method off pg's class to wrap it.
  { files: ['libs/platform/postgres-driver.ts'], rules: { '@typescript-eslint/unbound-method': 'off' } },
  { files: ['apps/cli/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.mjs'], languageOptions: { globals: nodeGlobals }, rules: { 'no-console': 'off' } },
  { files: TESTS, rules: { 'max-lines-per-function': 'off', 'no-console': 'off', ...restrict() } },
  {
    files: TESTS.map((pattern) => pattern.replace(/\*\*$/, '**/*.ts')),
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // `expect.any()` and its kin are of type any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
