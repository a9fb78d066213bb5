/** The checks that are one program and one verdict each. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';
import { findProgram, run } from './processes.mjs';
import { Refusal } from './progress.mjs';

/** @typedef {{ name: string, env?: () => Record<string, string>, command: () => Promise<string[] | { skip: string }> | string[] }} Check */

/** @param {string} path @param {string[]} args */
const tool = (path, ...args) => [process.execPath, join(projectRoot, 'node_modules', path), ...args];

/** Taro's types want React 18 and a TypeScript of their own. */
const MINIPROGRAM = join(projectRoot, 'apps/miniprogram');

const CODE = ['apps', 'libs', 'tests'];

/** `gently` leaves the cores to whatever else wants them. @typedef {{ progress: import('./progress.mjs').Progress, gently?: boolean }} Manner */

/** @type {Check[]} */
export const CHECKS = [
  { name: 'lockfile', command: () => [process.execPath, join(projectRoot, 'scripts/lockfile.mjs'), '--check'] },
  { name: 'lint', command: () => tool('eslint/bin/eslint.js', '.') },
  { name: 'format', command: () => tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  { name: 'types', command: () => tool('typescript/bin/tsc', '-p', 'tsconfig.json', '--noEmit') },
  { name: 'console-types', command: () => tool('typescript/bin/tsc', '-p', 'apps/console/tsconfig.json') },
  ...['', 'config/'].map((folder) => ({
    name: `miniprogram-${folder === '' ? '' : 'config-'}types`,
    command: () => [
      process.execPath,
      join(MINIPROGRAM, 'node_modules/typescript/bin/tsc'),
      '-p',
      join(MINIPROGRAM, folder, 'tsconfig.json'),
    ],
  })),
  { name: 'script-types', command: () => tool('typescript/bin/tsc', '-p', 'scripts/tsconfig.json') },
  {
    name: 'boundaries',
    command: () =>
      tool(
        'dependency-cruiser/bin/dependency-cruise.mjs',
        ...CODE.filter((path) => existsSync(join(projectRoot, path))),
      ),
  },
  { name: 'docker', command: composeCommand, env: composeVariables },
];

/** Passed, or why it could not run; throws with the program's output when it fails.
 * @param {Check} check @param {Manner} manner @returns {Promise<string | null>} the reason of a skip
 */
export async function runCheck({ name, command, env }, { progress, gently = false }) {
  const found = await command();
  if ('skip' in found) return found.skip;
  const [program, ...args] = gently ? ['nice', '-n', '15', ...found] : found;
  /** @type {string[]} */
  const output = [];
  await progress.step(name, async () => {
    const code = await run(/** @type {string} */ (program), args, {
      cwd: projectRoot,
      env: { ...process.env, ...env?.() },
      onLine: (line) => output.push(line),
    });
    if (code !== 0) throw new Refusal(output.join('\n') || `exit code ${code}`);
  });
  return null;
}

/** Compose checks the file without a running engine. */
async function composeCommand() {
  const config = ['config', '--quiet'];
  if (findProgram(['docker']) !== null && (await run('docker', ['compose', 'version'])) === 0)
    return ['docker', 'compose', ...config];
  if (findProgram(['docker-compose']) !== null) return ['docker-compose', ...config];
  return {
    skip: findProgram(['docker']) === null ? 'docker is not installed' : 'docker is here, its compose plugin is not',
  };
}

/** A value for each variable that the example names; one that it forgot makes compose complain. @returns {Record<string, string>} */
function composeVariables() {
  const example = readFileSync(join(projectRoot, 'docker/example.env'), 'utf8');
  return Object.fromEntries([...example.matchAll(/^(\w+)=/gm)].map(([, name]) => [name, 'x']));
}
