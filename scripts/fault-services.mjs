/**
 * `node scripts/fault-services.mjs start|stop PID`: a Postgres and a Redis of one test's own, process PID, which it may
 * kill. `start` starts what does not run, on the port it had, and prints where both are; `stop` removes them with their data.
 */
import './node-version.mjs';
import { createProgress, explain } from './progress.mjs';
import { acquireServices, releaseServices, wipeServices } from './service-pair.mjs';

const progress = createProgress(process.stderr);

/** @param {string[]} argv */
async function main([command, pid]) {
  const user = Number(pid);
  if (!Number.isInteger(user) || user < 1) throw new TypeError('Usage: node scripts/fault-services.mjs start|stop PID');
  const profile = `faults-${user}`;
  if (command === 'start') {
    const { own, ...where } = await acquireServices(profile, progress, { user });
    const pids = own.map(({ name, service }) => [name.toLowerCase(), service.pid]);
    console.log(JSON.stringify({ ...where, pids: Object.fromEntries(pids) }));
  } else {
    await releaseServices(profile, progress, { user });
    await wipeServices(profile);
  }
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof TypeError ? error.message : explain(error));
  process.exitCode = 1;
});
