/** `npm run up [-- --fresh]`: from a bare machine to a running Guike, and back on Ctrl-C. */
import './node-version.mjs';
import { setTimeout as sleep } from 'node:timers/promises';
import { startApp, stopApp, waitUntilReady } from './apps.mjs';
import { SERVED } from './build.mjs';
import {
  appEnvironment,
  demoEnvironment,
  forgetUp,
  givenEnvironment,
  lastUp,
  nodeArgs,
  runningUp,
  sandboxEnvironment,
  upFile,
} from './environment.mjs';
import { Interrupted, onInterrupt } from './interruption.mjs';
import { withLock } from './lock.mjs';
import { logDir } from './paths.mjs';
import { freeAppPort } from './ports.mjs';
import { cliStep, prepareCode } from './prepare.mjs';
import { lastLines, run } from './processes.mjs';
import { createProgress, explain, Refusal, seconds } from './progress.mjs';
import { acquireServices, givenByUser, releaseServices, wipeServices } from './service-pair.mjs';
import { isAlive, processRef, writeJson } from './state.mjs';

const PROFILE = 'up';
const progress = createProgress(process.stdout);
/** @type {import('./apps.mjs').App[]} */
const apps = [];
/** @type {import('./service-pair.mjs').Services['own']} */
let own = [];

const interruption = onInterrupt({
  first: () => progress.line('\nStopping; press Ctrl-C again to force.'),
  second: () => {
    for (const { ref } of apps) if (isAlive(ref)) process.kill(ref.pid, 'SIGKILL');
    // Postgres's immediate shutdown; its next start recovers. Redis has its append-only file.
    for (const { name, service } of own)
      if (isAlive(service)) process.kill(service.pid, name === 'Postgres' ? 'SIGQUIT' : 'SIGKILL');
    process.exit(1);
  },
});

/** @param {string[]} argv @returns {Promise<number>} the exit code */
async function main(argv) {
  const unknown = argv.filter((argument) => argument !== '--fresh');
  if (unknown.length > 0) throw new Refusal(`Unknown: ${unknown.join(' ')}. Usage: npm run up [-- --fresh]`);
  const fresh = argv.includes('--fresh');
  if (fresh && givenByUser(PROFILE, 'DATABASE_URL')) {
    throw new Refusal(
      '--fresh deletes only the database that Guike made itself. Unset DATABASE_URL, or empty that database yourself.',
    );
  }
  const other = await claim();
  if (other !== null) return alreadyRunning(other, fresh);
  try {
    await start(fresh);
    const reason = await Promise.race([interruption.requested, deathOfAny()]);
    if (typeof reason !== 'string') return 0;
    progress.line(`\n${reason}\n`);
    return 1;
  } catch (error) {
    if (interruption.isRequested) return 0; // Whatever a step says about having been cut short.
    throw error;
  } finally {
    await stop();
  }
}

/** Makes this process the one `up` of this clone, unless another is. */
function claim() {
  return withLock('up', async () => {
    const other = runningUp();
    if (other !== null) return other;
    const left = lastUp()?.apps.filter(isAlive) ?? [];
    if (left.length > 0)
      await progress.step('stopping what a killed "up" left behind', () => Promise.all(left.map(stopApp)));
    remember([]);
    return null;
  });
}

/** @param {string[]} addresses @param {string | null} [api] */
function remember(addresses, api = null) {
  writeJson(upFile, {
    self: processRef(process.pid),
    apps: apps.map(({ ref }) => ref),
    addresses,
    api,
    given: givenEnvironment(),
  });
}

/** @param {import('./environment.mjs').RunningUp} other @param {boolean} fresh */
function alreadyRunning({ self, addresses }, fresh) {
  progress.line(`Guike is already ${addresses.length > 0 ? 'running' : 'starting'} (process ${self.pid}).`);
  for (const address of addresses) progress.line(address);
  if (fresh) throw new Refusal('--fresh: stop it first with Ctrl-C where it runs.');
  return 0;
}

/** @param {boolean} fresh */
async function start(fresh) {
  const started = Date.now();
  await prepareCode(progress, SERVED, interruption.check);
  if (fresh) await progress.step('deleting the old data', () => wipeServices(PROFILE));
  const services = await acquireServices(PROFILE, progress);
  own = services.own;
  interruption.check();
  const ports = await choosePorts();
  const env = appEnvironment(services, demoEnvironment(ports));
  await cliStep(progress, 'migrating the database', ['migrate'], env);
  interruption.check();
  await cliStep(progress, 'demo data', ['demo'], env);
  interruption.check();
  await startApps(ports, env);
  const api = `http://127.0.0.1:${ports.api}`;
  const addresses = [
    `  会员端     ${api}/app/`,
    `  控制台     ${api}/console/`,
    `  API       ${api}  (described at /docs)`,
    `  Worker    http://127.0.0.1:${ports.worker}/readyz`,
    ...(ports.sandbox === null
      ? []
      : [`  微信（模拟） http://127.0.0.1:${ports.sandbox}  (who got which message; mails at /mails)`]),
    ...own.map(({ name, service }) => `  ${name.padEnd(9)} 127.0.0.1:${service.port}`),
    `  Logs      ${logDir}`,
  ];
  remember(addresses, api);
  progress.line(`\nGuike runs, ${seconds(started)}. Ctrl-C stops it.\n${addresses.join('\n')}\n`);
  await run(process.execPath, nodeArgs('cli', ['logins']), { env, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Whoever names WeChat's servers needs no sandbox of them. */
async function choosePorts() {
  const api = await freeAppPort('API_PORT', 3000);
  const worker = await freeAppPort('WORKER_PORT', 3001, [api]);
  const sandbox = process.env.WECHAT_BASE_URL ? null : await freeAppPort('SANDBOX_PORT', 3002, [api, worker]);
  const smtp = sandbox === null ? null : await freeAppPort('SANDBOX_SMTP_PORT', 3025);
  return { api, worker, sandbox, smtp };
}

/** @param {Awaited<ReturnType<typeof choosePorts>>} ports @param {NodeJS.ProcessEnv} env */
function startApps({ api, worker, sandbox, smtp }, env) {
  const wanted = [
    ...(sandbox === null
      ? []
      : [{ name: 'wechat-sandbox', port: sandbox, env: sandboxEnvironment({ api, sandbox, smtp }) }]),
    { name: 'api', port: api, env },
    { name: 'worker', port: worker, env },
  ];
  return progress.step(`starting ${wanted.map(({ name }) => name).join(', ')}`, async () => {
    for (const { name, env } of wanted) apps.push(await startApp(name, env, progress));
    remember([]);
    await Promise.all(
      apps.map((app, index) => waitUntilReady(app, /** @type {number} */ (wanted[index]?.port), interruption.check)),
    );
  });
}

/** Resolves with what to tell when something that must run has ended by itself. @returns {Promise<string>} */
async function deathOfAny() {
  while (true) {
    await Promise.race([sleep(1000), ...apps.map((app) => app.exited)]);
    const dead = [...own.filter(({ service }) => !isAlive(service)), ...apps.filter((app) => app.hasExited())];
    if (dead.length === 0) continue;
    const stories = dead.map(async (one) => {
      const how = 'exited' in one ? ` (${await one.exited})` : '';
      return `${one.name} has ended by itself${how}. Its log, ${one.log}, ends with:\n${lastLines(one.log)}`;
    });
    return (await Promise.all(stories)).join('\n\n');
  }
}

async function stop() {
  for (const app of apps.filter((one) => !one.hasExited())) {
    const byItself = await progress.step(`stopping the ${app.name}`, () => stopApp(app.ref));
    if (!byItself) progress.line(`    The ${app.name} did not finish in time and was killed; its log is ${app.log}.`);
  }
  await releaseServices(PROFILE, progress);
  forgetUp();
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    if (!(error instanceof Interrupted)) console.error(`\n${explain(error)}`);
    process.exit(1);
  },
);
