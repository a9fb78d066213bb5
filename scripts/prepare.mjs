/** What every command of the product needs first: packages, bundles, services, and the database in its present shape. */
import { buildStale } from './build.mjs';
import { nodeArgs } from './environment.mjs';
import { installPackages } from './install.mjs';
import { run } from './processes.mjs';
import { Refusal } from './progress.mjs';

/** @param {import('./progress.mjs').Progress} progress @param {import('./build.mjs').TargetName[]} targets @param {() => void} [check] throws when the user wants to stop */
export async function prepareCode(progress, targets, check = () => {}) {
  await installPackages(progress);
  check();
  await buildStale(progress, targets);
  check();
}

/** Runs one command of our own cli as a step; its output is shown as the step's progress.
 * @param {import('./progress.mjs').Progress} progress @param {string} label @param {string[]} args @param {NodeJS.ProcessEnv} env
 */
export function cliStep(progress, label, args, env) {
  return progress.step(label, async (step) => {
    /** @type {string[]} */
    const output = [];
    const onLine = (/** @type {string} */ line) => {
      output.push(line);
      step.note(line);
    };
    const code = await run(process.execPath, nodeArgs('cli', args), { env, onLine });
    if (code !== 0) throw new Refusal(`"cli ${args.join(' ')}" failed:\n${output.slice(-30).join('\n')}`);
  });
}
