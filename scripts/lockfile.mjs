/**
 * `npm run lock`: names in package-lock.json the native packages of every other kind of machine.
 * npm leaves out those it could not look up while locking (not every registry mirror carries all), and "npm ci" then
 * refuses the file everywhere, or installs no native part on the machine that needs it.
 */
import './node-version.mjs';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { projectRoot } from './paths.mjs';
import { explain, Refusal } from './progress.mjs';
import { readJson } from './state.mjs';

/** @typedef {{ version?: string, optional?: boolean, dev?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Entry */

const FILE = join(projectRoot, 'package-lock.json');
const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** @param {Record<string, Entry>} packages @returns {[name: string, version: string, parent: Entry][]} */
function missingFrom(packages) {
  return Object.entries(packages).flatMap(([path, parent]) =>
    Object.entries(parent.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(packages, path, name))
      .map(([name, version]) => /** @type {[string, string, Entry]} */ ([name, version, parent])),
  );
}

/** As Node would resolve it from there. @param {Record<string, Entry>} packages @param {string} from @param {string} name */
function isLocked(packages, from, name) {
  const folders = from.split(/\/?node_modules\//);
  return folders.some((_, depth) => {
    const base = folders
      .slice(0, depth + 1)
      .join('/node_modules/')
      .replace(/^\//, '');
    return `${base && `${base}/`}node_modules/${name}` in packages;
  });
}

/** @param {string} name @param {string} version @param {Entry} parent @returns {Entry} */
function entryFor(name, version, parent) {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (!/^\d+\.\d+\.\d+[\w.-]*$/.test(version) || os.length + cpu.length === 0) {
    throw new Refusal(
      `${name}@${version}: not the native package of one kind of machine. Lock it with npm, where the registry has it.`,
    );
  }
  const musl = words.some((word) => word.startsWith('musl'));
  return {
    version,
    ...(parent.dev ? { dev: true } : {}),
    optional: true,
    ...(cpu.length > 0 ? { cpu } : {}),
    ...(os.length > 0 ? { os } : {}),
    ...(musl ? { libc: ['musl'] } : {}),
  };
}

/** @param {boolean} checkOnly */
function main(checkOnly) {
  const lock = readJson(FILE, { packages: /** @type {Record<string, Entry>} */ ({}) });
  const missing = missingFrom(lock.packages);
  if (checkOnly && missing.length > 0) {
    throw new Refusal(
      `package-lock.json lacks ${missing.map(([name]) => name).join(', ')}.\nRun "npm run lock" and commit the file.`,
    );
  }
  if (missing.length === 0) return;
  for (const [name, version, parent] of missing)
    lock.packages[`node_modules/${name}`] = entryFor(name, version, parent);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
  writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} native packages of other machines added.`);
}

try {
  main(process.argv.includes('--check'));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
