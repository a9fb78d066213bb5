/**
 * `npm test [-- SUITE...] [jest arguments]`: every check on services of its own, beside whatever else runs. The storm of
 * `npm run test:faults` runs only when it is named.
 */
import './node-version.mjs';
import { availableParallelism } from 'node:os';
import { CHECKS, runCheck } from './checks.mjs';
import { provideChromium } from './chromium.mjs';
import { onInterrupt } from './interruption.mjs';
import { installPackages } from './install.mjs';
import { ALL, buildStale } from './build.mjs';
import { failure, runJest, stopJest } from './jest-run.mjs';
import { createProgress, explain, seconds } from './progress.mjs';
import { hasAmpleRoom, hasRoom } from './room.mjs';
import { acquireServices, releaseServices, wipeAbandoned, wipeServices } from './service-pair.mjs';

/** @typedef {import('./jest-run.mjs').Tally} Tally */

const PROJECTS = ['unit', 'architecture', 'integration', 'e2e', 'faults'];
const ON_REQUEST = ['storm'];
const ABOUT_TIME = 'time|day|date|clock|late-events|record-purchase|member-home|earning';
const PROFILE = `run-${process.pid}`; // Two runs at once do not meet.
const started = Date.now();
const progress = createProgress(process.stdout);
const interruption = onInterrupt({ first: stopJest, second: () => process.exit(130) });

/** @type {Tally} */
const total = { passed: 0, failed: 0, skipped: [], failures: [] };

/** @param {Tally} part */
function add(part) {
  total.passed += part.passed;
  total.failed += part.failed;
  total.skipped.push(...part.skipped);
  total.failures.push(...part.failures);
}

/** One step that passes or fails as a whole; its failure does not keep the next from running.
 * @param {string} name @param {() => Promise<string | null | void>} work gives the reason when it was skipped
 */
async function verdict(name, work) {
  interruption.check();
  try {
    const reason = (await work()) ?? null;
    if (reason !== null) progress.line(`${name}: skipped (${reason})`);
    add({
      passed: reason === null ? 1 : 0,
      failed: 0,
      skipped: reason === null ? [] : [`${name}: ${reason}`],
      failures: [],
    });
    return true;
  } catch (error) {
    progress.line(explain(error));
    add(failure(name));
    return false;
  }
}

/** @param {string[]} argv */
async function main(argv) {
  const { checks, projects, jestArgs } = select(argv);
  await installPackages(progress);
  const canShare = availableParallelism() > 1;
  const build = () => verdict('build', () => buildStale(progress, targetsFor(projects)));
  const ofChecks = (/** @type {import('./checks.mjs').Manner} */ manner) =>
    checks.map((check) => () => verdict(check.name, () => runCheck(check, manner)));
  if (projects.length === 0) return inLanes(ofChecks({ progress }), canShare && hasRoom ? 2 : 1);
  if (!canShare || !hasAmpleRoom) {
    await inLanes([build, ...ofChecks({ progress })], canShare && hasRoom ? 2 : 1);
    return runTests(projects, jestArgs);
  }
  // Tests wait for databases and browsers: in that time the checks are done, and they give way to all else.
  const beside = createProgress(process.stdout, { quiet: true });
  const tests = async () => {
    await build();
    await runTests(projects, jestArgs);
  };
  // Lint takes as long as all the others: two lanes, so that none of them is left for the end.
  await allDone([tests(), inLanes(ofChecks({ progress: beside, gently: true }), 2)]);
}

/** Waits for all of them, also where one has failed. @param {Promise<unknown>[]} work */
async function allDone(work) {
  for (const outcome of await Promise.allSettled(work)) if (outcome.status === 'rejected') throw outcome.reason;
}

/** @param {string[]} projects @param {string[]} jestArgs */
async function runTests(projects, jestArgs) {
  const browser = projects.includes('e2e') ? await provideBrowser() : {};
  interruption.check();
  await wipeAbandoned();
  try {
    const { databaseUrl, redisUrl, masterKey } = await acquireServices(PROFILE, progress);
    await runProjects(projects, jestArgs, {
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      GUIKE_MASTER_KEY: masterKey,
      ...browser,
    });
  } finally {
    await releaseServices(PROFILE, progress);
    await wipeServices(PROFILE);
  }
}

/** Each is one program on one core. @param {(() => Promise<unknown>)[]} work in the order in which they begin @param {number} lanes how many at a time */
async function inLanes(work, lanes) {
  const waiting = [...work];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Taro's builds take their time, and a storm needs no screens. @param {string[]} projects @returns {import('./build.mjs').TargetName[]} */
const targetsFor = (projects) =>
  projects.every((name) => name === 'faults' || name === 'storm') ? ['processes'] : ALL;

/** Where tests find Chromium, or why the tests of the screens are skipped. @returns {Promise<Record<string, string>>} */
async function provideBrowser() {
  /** @type {Record<string, string>} */
  let found = {};
  await verdict('chromium', async () => {
    const chromium = await provideChromium(progress);
    found = 'path' in chromium ? { CHROMIUM_PATH: chromium.path } : { CHROMIUM_MISSING: chromium.skip };
    return 'skip' in chromium ? chromium.skip : null;
  });
  return found;
}

/** Suites by name first, the rest is jest's; with neither, everything. @param {string[]} argv */
function select(argv) {
  const isSuite = (/** @type {string} */ word) =>
    [...PROJECTS, ...ON_REQUEST].includes(word) || CHECKS.some(({ name }) => name === word);
  const end = argv.findIndex((word) => !isSuite(word));
  const suites = end === -1 ? argv : argv.slice(0, end);
  const jestArgs = end === -1 ? [] : argv.slice(end);
  const everything = argv.length === 0;
  return {
    checks: CHECKS.filter(({ name }) => everything || suites.includes(name)),
    projects: suites.length === 0 ? PROJECTS : [...PROJECTS, ...ON_REQUEST].filter((name) => suites.includes(name)),
    jestArgs,
  };
}

/** @param {string[]} projects @param {string[]} jestArgs @param {Record<string, string>} services */
async function runProjects(projects, jestArgs, services) {
  const env = { ...process.env, ...services, NODE_ENV: 'test' };
  interruption.check();
  progress.line('\ntests (TZ=UTC)');
  // A bare word would be taken for one more project.
  const paths = jestArgs[0]?.startsWith('-') === false ? ['--testPathPatterns'] : [];
  add(await runJest('tests', ['--selectProjects', ...projects, ...paths, ...jestArgs], { ...env, TZ: 'UTC' }));
  const again = projects.filter((name) => name === 'unit' || name === 'integration');
  if (again.length === 0 || jestArgs.length > 0) return;
  interruption.check();
  progress.line('\ntests about time once more (TZ=America/New_York)');
  const args = ['--selectProjects', ...again, '--passWithNoTests', '--testPathPatterns', ABOUT_TIME];
  add(await runJest('New York', args, { ...env, TZ: 'America/New_York' }));
}

function report() {
  progress.line(`\n${seconds(started)}`);
  for (const skip of total.skipped) progress.line(`skipped  ${skip}`);
  for (const what of total.failures) progress.line(`failed   ${what}`);
  const skipped = total.skipped.length > 0 ? `, ${total.skipped.length} skipped` : '';
  progress.line(`${total.passed} passed, ${total.failed} failed${skipped}`);
  process.exit(total.failed === 0 ? 0 : 1);
}

main(process.argv.slice(2))
  .catch((error) => {
    if (!interruption.isRequested) progress.line(explain(error));
    add(failure(interruption.isRequested ? 'interrupted' : 'the run itself, see above'));
  })
  .then(report);
