/** `node scripts/run.mjs COMMAND [ARGS]`: one of our command-line tools with everything it needs running. */
import './node-version.mjs';
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { appEnvironment, nodeArgs, runningUp } from './environment.mjs';
import { onInterrupt } from './interruption.mjs';
import { cliStep, prepareCode } from './prepare.mjs';
import { createProgress, explain, Refusal } from './progress.mjs';
import { acquireServices, releaseServices } from './service-pair.mjs';

const PROFILE = 'up';
const progress = createProgress(process.stderr); // The last line on stdout belongs to the tool.
/** @type {import('node:child_process').ChildProcess | null} */
let tool = null;

// A terminal tells the tool itself, and twice would mean "at once"; without one it hears only from us.
const hasTerminal = process.stdin.isTTY === true;
const interruption = onInterrupt({
  first: () => void (hasTerminal || tool?.kill('SIGINT')),
  second: () => void tool?.kill('SIGKILL'),
});

/** @param {string[]} argv @returns {Promise<number>} the exit code */
async function main([command, ...args]) {
  if (command === undefined) throw new Refusal('Usage: node scripts/run.mjs COMMAND [ARGS]');
  const [bundle, toolArgs] = command === 'bench' ? ['bench', args] : ['cli', [command, ...args]];
  Object.assign(process.env, runningUp()?.given); // The same database as the `up` that runs beside.
  try {
    await prepareCode(progress, ['processes'], interruption.check);
    const env = appEnvironment(await acquireServices(PROFILE, progress));
    interruption.check();
    await cliStep(progress, 'migrating the database', ['migrate'], env);
    interruption.check();
    return await runTool(nodeArgs(bundle, toolArgs), env);
  } catch (error) {
    if (interruption.isRequested) return 128 + constants.signals.SIGINT;
    throw error;
  } finally {
    await releaseServices(PROFILE, progress);
  }
}

/** @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<number>} */
function runTool(args, env) {
  return new Promise((resolve, reject) => {
    tool = spawn(process.execPath, args, { stdio: 'inherit', env, detached: !hasTerminal });
    tool.once('error', reject);
    tool.once('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal ?? 'SIGTERM']));
  });
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    console.error(explain(error));
    process.exit(1);
  },
);
