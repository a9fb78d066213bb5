// How the tests run: compiled by swc to CommonJS with the decorator metadata that Nest and TypeORM read.
import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';

const { compilerOptions } = JSON.parse(readFileSync(new URL('tsconfig.json', import.meta.url), 'utf8'));

// tsconfig.json is the only list of libs.
const moduleNameMapper = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([alias, [file]]) => [`^${alias}$`, file.replace(/^\./, '<rootDir>')]),
);

// Packages that come as ES modules only, and @fastify/cookie, which imports one at run time.
const compiledPackages = [
  '@nestjs',
  '@noble/hashes',
  '@fastify/cookie',
  'content-disposition',
  'cookie',
  'fast-check',
  'uuid',
];

const swc = (parser, transform) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: { parser, transform, target: compilerOptions.target, keepClassNames: true },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

const project = (displayName, testMatch) => ({
  displayName,
  testMatch: testMatch.map((pattern) => `<rootDir>/${pattern}`),
  testEnvironment: 'node',
  setupFiles: ['reflect-metadata'],
  moduleFileExtensions: ['ts', 'js', 'cjs', 'json', 'node'],
  moduleNameMapper,
  transform: {
    '\\.ts$': swc({ syntax: 'typescript', decorators: true }, { legacyDecorator: true, decoratorMetadata: true }),
    '\\.js$': swc({ syntax: 'ecmascript' }, {}),
  },
  transformIgnorePatterns: [`/node_modules/(?!(${compiledPackages.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.guike/'],
});

// Two cores are kept busy by three: each waits for Postgres, a browser or a process of ours a third of its time.
const ROOM_BYTES = 6 * 2 ** 30;

export default {
  // A file leaves most of what it loaded behind: without an end a worker grows to its heap's limit, collecting ever longer.
  workerIdleMemoryLimit: '1200MB',
  maxWorkers: totalmem() >= ROOM_BYTES ? 3 : 2,
  testTimeout: 60_000,
  projects: [
    project('unit', ['libs/**/*.spec.ts', 'apps/**/*.spec.ts']),
    project('architecture', ['tests/architecture/**/*.spec.ts']),
    project('integration', ['tests/integration/**/*.spec.ts']),
    project('e2e', ['tests/e2e/**/*.spec.ts']),
    project('faults', ['tests/faults/{short,verdict}.spec.ts']),
    project('storm', ['tests/faults/storm.spec.ts']),
  ],
};
