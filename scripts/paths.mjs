/** Where everything that is not source lives: state and logs in `.guike`, the data of our own services where they can reach it. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = realpathSync(join(dirname(fileURLToPath(import.meta.url)), '..'));
export const stateDir = join(projectRoot, '.guike');
export const logDir = join(stateDir, 'logs');
export const distDir = join(projectRoot, 'dist');
/** The pictures of `up` and of the tools beside it. */
export const storageDir = join(stateDir, 'storage');

/** The system's folder, used only as root: a clone under /root cannot be entered by the user Postgres runs as. */
export const systemDir = '/var/lib/guike';

export const isRoot = process.getuid?.() === 0;

/** @param {string} name */
export function logFile(name) {
  return join(logDir, `${name}.log`);
}

/** The folder with the data of one profile (`up`, `test`, `run-<pid>`). @param {string} profile */
export function dataDir(profile) {
  return join(dataHome(), profile);
}

export function dataHome() {
  if (!isRoot) return join(stateDir, 'data');
  // The path keeps two copies of one folder apart; the id keeps a new clone off the data of a deleted one at the same path.
  const hash = createHash('sha256').update(`${projectRoot}\n${cloneId()}`).digest('hex').slice(0, 12);
  return join(systemDir, hash);
}

function cloneId() {
  const file = join(stateDir, 'id');
  if (!existsSync(file)) {
    mkdirSync(stateDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomUUID());
  }
  return readFileSync(file, 'utf8').trim();
}
