/** `node scripts/services.mjs start|stop --profile up|test [--json]`: the services alone, for work on single tests. */
import './node-version.mjs';
import { installPackages } from './install.mjs';
import { createProgress, explain } from './progress.mjs';
import { acquireServices, releaseServices } from './service-pair.mjs';

const USAGE = 'Usage: node scripts/services.mjs start|stop --profile up|test [--json]';
const progress = createProgress(process.stderr);

/** @param {string[]} argv */
async function main([command, ...options]) {
  const profile = options[options.indexOf('--profile') + 1];
  if (!options.includes('--profile') || (profile !== 'up' && profile !== 'test')) throw new TypeError(USAGE);
  if (command === 'start') await start(profile, options.includes('--json'));
  else if (command === 'stop') await releaseServices(profile, progress, { unkeep: true });
  else throw new TypeError(USAGE);
}

/** @param {string} profile @param {boolean} json */
async function start(profile, json) {
  await installPackages(progress);
  const { databaseUrl, redisUrl, masterKey } = await acquireServices(profile, progress, { keep: true });
  if (json) console.log(JSON.stringify({ databaseUrl, redisUrl, masterKey }));
  else console.log(`DATABASE_URL=${databaseUrl}\nREDIS_URL=${redisUrl}\nGUIKE_MASTER_KEY=${masterKey}`);
}

main(process.argv.slice(2)).catch((error) => {
  console.error(error instanceof TypeError ? error.message : explain(error));
  process.exitCode = 1;
});
