/** Bundles the processes into dist/ when a source has changed since the last time. */
import './node-version.mjs';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installPackages } from './install.mjs';
import { withLock } from './lock.mjs';
import { distDir, projectRoot } from './paths.mjs';
import { createProgress, explain, Refusal } from './progress.mjs';
import { readJson } from './state.mjs';

const INPUTS = {
  api: 'apps/api/main.ts',
  worker: 'apps/worker/main.ts',
  cli: 'apps/cli/main.ts',
  bench: 'tests/bench/main.ts',
};
const SOURCES = [
  'apps/api',
  'apps/worker',
  'apps/cli',
  'libs',
  'tests/bench',
  'tsconfig.json',
  'package-lock.json',
  'scripts/build.mjs',
];
const BUNDLED = /^(\.|@guike\/|@oxc-project\/)/; // The last one is the run-time part of compiled decorators.

/** @param {import('./progress.mjs').Progress} progress */
export async function buildStale(progress) {
  const hash = hashSources();
  if (isBuilt(hash)) return;
  await withLock('build', async () => {
    if (!isBuilt(hash)) await progress.step('building', () => bundle(hash));
  });
}

/** @param {string} hash */
function isBuilt(hash) {
  return readJson(join(distDir, '.stamp'), null) === hash;
}

/** @param {string} hash */
async function bundle(hash) {
  const { build } = await import('rolldown');
  const present = Object.entries(INPUTS).filter(([, file]) => existsSync(join(projectRoot, file)));
  if (present.length === 0) throw new Refusal('There is nothing to build: no app has a main.ts.');
  rmSync(distDir, { recursive: true, force: true });
  await build({
    cwd: projectRoot,
    input: Object.fromEntries(present),
    platform: 'node',
    tsconfig: 'tsconfig.json',
    external: (id) => !BUNDLED.test(id) && !isAbsolute(id) && !id.startsWith('\0'),
    output: {
      dir: distDir,
      format: 'esm',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
    },
  });
  writeFileSync(join(distDir, '.stamp'), JSON.stringify(hash)); // Last, so that a broken build is not taken for a whole one.
}

function hashSources() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((path) => filesUnder(join(projectRoot, path))).sort()) {
    hash
      .update(`${relative(projectRoot, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const progress = createProgress(process.stderr);
  installPackages(progress)
    .then(() => buildStale(progress))
    .catch((error) => {
      console.error(explain(error));
      process.exitCode = 1;
    });
}
