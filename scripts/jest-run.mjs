/** Runs jest with its usual output on the terminal and counts from the report it writes beside. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { projectRoot, stateDir } from './paths.mjs';
import { readJson } from './state.mjs';

/** @typedef {{ passed: number, failed: number, skipped: string[], failures: string[] }} Tally */
/** @typedef {{ fullName: string, status: string }} Assertion */
/** @typedef {{ name: string, status: string, assertionResults: Assertion[] }} SuiteReport */
/** @typedef {{ numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number, testResults: SuiteReport[] }} Report */

/** @type {import('node:child_process').ChildProcess | null} */
let jest = null;

export function stopJest() {
  jest?.kill('SIGINT');
}

/** @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} env @returns {Promise<Tally>} */
export async function runJest(name, args, env) {
  const file = join(stateDir, `jest-${process.pid}.json`);
  // A test that fails may leave a server open, and a run has to end all the same.
  const ends = ['--json', `--outputFile=${file}`, '--forceExit'];
  const command = [join(projectRoot, 'node_modules/jest/bin/jest.js'), ...ends, ...args];
  const code = await new Promise((resolve, reject) => {
    jest = spawn(process.execPath, command, { cwd: projectRoot, env, stdio: ['ignore', 'inherit', 'inherit'] });
    jest.once('error', reject);
    jest.once('close', resolve);
  });
  const report = readJson(file, /** @type {Report | null} */ (null));
  rmSync(file, { force: true });
  return report === null
    ? failure(`${name}: jest wrote no report (exit code ${code})`)
    : tally(name, report, code, args);
}

/** @param {string} name @param {Report} report @param {number | null} code @param {string[]} args @returns {Tally} */
function tally(name, report, code, args) {
  const select = (/** @type {string[]} */ ...states) =>
    report.testResults.flatMap((suite) =>
      suite.assertionResults
        .filter(({ status }) => states.includes(status))
        .map(({ fullName }) => `${name}: ${relative(projectRoot, suite.name)} › ${fullName}`),
    );
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0);
  const failures = [
    ...select('failed'),
    ...broken.map((suite) => `${name}: ${relative(projectRoot, suite.name)} did not run`),
  ];
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  if (code !== 0 && failed === 0) failures.push(`${name}: jest ended with exit code ${code}`);
  return {
    passed: report.numPassedTests,
    failed: Math.max(failed, code === 0 ? 0 : 1),
    // Asked for one test by name, jest calls all others pending: nobody skipped those.
    skipped: args.some((argument) => /^(-t|--testNamePattern)/.test(argument))
      ? []
      : select('pending', 'todo', 'skipped'),
    failures,
  };
}

/** @param {string} what @returns {Tally} */
export function failure(what) {
  return { passed: 0, failed: 1, skipped: [], failures: [what] };
}
