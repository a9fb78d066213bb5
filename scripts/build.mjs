/** `npm run build [-- TARGET...]`: makes what is in dist/ anew, target by target, where a source has changed. */
import './node-version.mjs';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildConsole, buildMiniprogram } from './build-screens.mjs';
import { buildProcesses, PROCESS_SOURCES } from './build-processes.mjs';
import { installPackages } from './install.mjs';
import { withLock } from './lock.mjs';
import { distDir, projectRoot } from './paths.mjs';
import { createProgress, explain, Refusal } from './progress.mjs';
import { readJson, writeJson } from './state.mjs';

/** @typedef {{ makes: string, sources: string[], build: (step: import('./progress.mjs').Step) => Promise<void> }} Target */
/** @typedef {keyof typeof TARGETS} TargetName */

const COMMON = ['package-lock.json', 'scripts/build.mjs'];
const SCREENS = [...COMMON, 'scripts/build-screens.mjs', 'libs/contracts', 'libs/kernel'];

/** One after the other: two of Taro's builds at once do not fit a small machine. */
const TARGETS = {
  processes: {
    makes: 'api.js',
    sources: [...COMMON, 'scripts/build-processes.mjs', 'tsconfig.json', ...PROCESS_SOURCES],
    build: buildProcesses,
  },
  console: { makes: 'console', sources: [...SCREENS, 'apps/console'], build: buildConsole },
  app: { makes: 'app', sources: [...SCREENS, 'apps/miniprogram'], build: buildMiniprogram('h5', 'app') },
  weapp: { makes: 'weapp', sources: [...SCREENS, 'apps/miniprogram'], build: buildMiniprogram('weapp', 'weapp') },
};

/** What a browser is served, and the processes behind it. @type {TargetName[]} */
export const SERVED = ['processes', 'console', 'app'];
/** @type {TargetName[]} */
export const ALL = [...SERVED, 'weapp'];

/** @param {import('./progress.mjs').Progress} progress @param {TargetName[]} names */
export async function buildStale(progress, names) {
  for (const name of names) {
    const target = TARGETS[name];
    const hash = hashOf(target.sources);
    if (isBuilt(name, hash)) continue;
    await withLock('build', async () => {
      if (isBuilt(name, hash)) return;
      rmSync(stampFile(name), { force: true });
      await progress.step(`building ${name}`, target.build);
      writeJson(stampFile(name), hash); // Last, so that a broken build is not taken for a whole one.
    });
  }
}

/** @param {TargetName} name @param {string} hash */
function isBuilt(name, hash) {
  return readJson(stampFile(name), null) === hash && existsSync(join(distDir, TARGETS[name].makes));
}

/** @param {TargetName} name */
const stampFile = (name) => join(distDir, '.stamps', `${name}.json`);

/** The sources, and what the environment adds to them. @param {string[]} sources */
function hashOf(sources) {
  const hash = createHash('sha256').update(`${process.env.TARO_APP_API ?? ''}\0`);
  for (const file of sources.flatMap((path) => filesUnder(join(projectRoot, path))).sort()) {
    hash
      .update(`${relative(projectRoot, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

const NOT_SOURCE = new Set(['node_modules', 'dist', '.swc']);

/** @param {string} path @returns {string[]} */
function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    if (NOT_SOURCE.has(entry.name)) return [];
    return entry.isDirectory() ? filesUnder(join(path, entry.name)) : [join(path, entry.name)];
  });
}

/** @param {string[]} words @returns {TargetName[]} */
function targetsOf(words) {
  const unknown = words.filter((word) => !(word in TARGETS));
  if (unknown.length > 0) throw new Refusal(`Unknown: ${unknown.join(' ')}. There is: ${ALL.join(' ')}.`);
  return words.length > 0 ? /** @type {TargetName[]} */ (words) : ALL;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const progress = createProgress(process.stderr);
  Promise.resolve()
    .then(() => installPackages(progress))
    .then(() => buildStale(progress, targetsOf(process.argv.slice(2))))
    .catch((error) => {
      console.error(explain(error));
      process.exitCode = 1;
    });
}
