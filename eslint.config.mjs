// The house rules that a program can check; the reasons are in the specification's architecture.md.
import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const SPECS = ['**/*.spec.ts', 'tests/**'];

const noExportAll = { selector: 'ExportAllDeclaration', message: 'Name what is exported.' };
const noTime = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Inject CLOCK.' },
  { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: 'Inject CLOCK.' },
  { selector: 'CallExpression[callee.name="Date"]', message: 'Inject CLOCK.' },
];
const noEnvironment = [
  { selector: 'MemberExpression[object.name="process"][property.name="env"]', message: 'Read the Config.' },
  { selector: 'ImportDeclaration[source.value=/^(node:)?process$/]', message: 'Read the Config.' },
];
const wideConstructor = {
  selector: 'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>6]',
  message: 'Six dependencies at most: this class does too much.',
};
const ownTransaction = {
  selector: 'CallExpression[callee.property.name=/^(inTransaction|startTransaction|transaction)$/]',
  message: 'Transactions open in flows; take `tx`.',
};
const restrict = (...selectors) => ({ 'no-restricted-syntax': ['error', noExportAll, wideConstructor, ...selectors] });

export default defineConfig(
  globalIgnores(['dist/', '.guike/', 'coverage/']),
  { linterOptions: { noInlineConfig: true } },
  js.configs.recommended,
  {
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 60],
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'no-param-reassign': ['error', { props: false }],
      'no-console': 'error',
      ...restrict(),
    },
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/return-await': ['error', 'error-handling-correctness-only'],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      // It knows emitDecoratorMetadata from tsconfig.json and then leaves the types of injected parameters alone.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  { files: ['apps/**', 'libs/**'], rules: restrict(...noTime, ...noEnvironment) },
  {
    files: ['libs/**'],
    ignores: ['libs/flows/**', 'libs/platform/**'],
    rules: restrict(...noTime, ...noEnvironment, ownTransaction),
  },
  { files: ['libs/platform/system-clock.ts'], rules: restrict(...noEnvironment) },
  { files: ['libs/platform/config.ts'], rules: restrict(...noTime) },
  { files: ['libs/platform/migrations/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    files: SPECS,
    rules: { ...restrict(), 'max-lines-per-function': 'off', 'no-console': 'off' },
  },
  { files: ['apps/cli/**'], rules: { 'no-console': 'off' } },
  {
    files: ['**/*.mjs'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly', Buffer: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
);
