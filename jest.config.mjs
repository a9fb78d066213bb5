// How the tests run: compiled by swc to CommonJS with the decorator metadata that Nest and TypeORM read.
import { readFileSync } from 'node:fs';
import { hasAmpleRoom, hasRoom } from './scripts/room.mjs';

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
  // One for all: what is compiled for one suite need not be compiled for the next.
  id: 'guike',
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

// Two cores are kept busy by four: each waits for Postgres, a browser or a process of ours half of its time.
const WORKERS = hasAmpleRoom ? 4 : hasRoom ? 3 : 2;

export default {
  // A file leaves most of what it loaded behind: without an end a worker grows to its heap's limit, collecting ever longer.
  workerIdleMemoryLimit: '1200MB',
  maxWorkers: WORKERS,
  testSequencer: '<rootDir>/scripts/test-order.mjs',
  testTimeout: 120_000,
  projects: [
    project('unit', ['libs/**/*.spec.ts', 'apps/**/*.spec.ts']),
    project('architecture', ['tests/architecture/**/*.spec.ts']),
    project('integration', ['tests/integration/**/*.spec.ts']),
    project('e2e', ['tests/e2e/**/*.spec.ts']),
    project('faults', ['tests/faults/{short,verdict}.spec.ts']),
    project('storm', ['tests/faults/storm.spec.ts']),
  ],
};
