/** Finds a Chromium and a Chinese font for the tests of the screens, else installs them where that is possible. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findProgram } from './processes.mjs';
import { installPackagesOfSystem } from './system-packages.mjs';

/** The first does without windows and takes a third less of the processor. */
const PROGRAMS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_PROGRAMS = ['Chromium', 'Google Chrome'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
const ADVICE =
  'install them (Debian: "sudo apt-get install chromium fonts-noto-cjk"; macOS: Google Chrome), or set CHROMIUM_PATH';

/** @returns {string | null} */
function findChromium() {
  const asked = process.env.CHROMIUM_PATH;
  if (asked) return existsSync(asked) ? asked : null;
  return findProgram(PROGRAMS) ?? MAC_PROGRAMS.find((path) => existsSync(path)) ?? null;
}

/** Without one Chinese text is a row of boxes, and a screenshot of it proves nothing. macOS brings its own. */
function hasChineseFont() {
  if (process.platform === 'darwin') return true;
  const fontconfig = findProgram(['fc-list']);
  return fontconfig !== null && execFileSync(fontconfig, [':lang=zh', 'family'], { encoding: 'utf8' }).trim() !== '';
}

/** What is missing, in words; null when all is there. */
function missing() {
  if (process.env.CHROMIUM_PATH && findChromium() === null)
    return `no file at CHROMIUM_PATH=${process.env.CHROMIUM_PATH}`;
  const parts = [...(findChromium() === null ? ['Chromium'] : []), ...(hasChineseFont() ? [] : ['a Chinese font'])];
  return parts.length === 0 ? null : `${parts.join(' and ')} not found`;
}

/** The path of a Chromium that can show Chinese, or why there is none.
 * @param {import('./progress.mjs').Progress} progress @returns {Promise<{ path: string } | { skip: string }>}
 */
export async function provideChromium(progress) {
  // Older systems have no package of the shell alone, and then none of a list with it is installed.
  for (const program of ['chromium-headless-shell', 'chromium']) {
    if (missing() === null || process.env.CHROMIUM_PATH) break;
    const packages = { debian: [program, 'fontconfig', 'fonts-noto-cjk'], brew: ['--cask', 'chromium'] };
    await progress.step(`installing ${program}`, (step) => installPackagesOfSystem(packages, step));
  }
  const path = findChromium();
  const reason = missing();
  return path !== null && reason === null ? { path } : { skip: `${reason}: ${ADVICE}` };
}
