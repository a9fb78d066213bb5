/** Bundles what runs on Node into dist/: our own code in one file each, packages left where npm has put them. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { distDir, projectRoot } from './paths.mjs';
import { Refusal } from './progress.mjs';

const INPUTS = {
  api: 'apps/api/main.ts',
  worker: 'apps/worker/main.ts',
  cli: 'apps/cli/main.ts',
  'wechat-sandbox': 'apps/wechat-sandbox/main.ts',
  bench: 'tests/bench/main.ts',
};
export const PROCESS_SOURCES = [
  'apps/api',
  'apps/worker',
  'apps/cli',
  'apps/wechat-sandbox',
  'libs',
  'tests/bench',
  'tests/support/chromium-path.ts',
];
const BUNDLED = /^(\.|@guike\/|@oxc-project\/)/; // The last one is the run-time part of compiled decorators.

export async function buildProcesses() {
  const { build } = await import('rolldown');
  // The image of the api is built without the tests.
  const present = Object.entries(INPUTS).filter(([, file]) => existsSync(join(projectRoot, file)));
  if (present.length === 0) throw new Refusal('There is nothing to build: no app has a main.ts.');
  removeOld();
  await build({
    cwd: projectRoot,
    input: Object.fromEntries(present),
    platform: 'node',
    tsconfig: 'tsconfig.json',
    external: (id) => !BUNDLED.test(id) && !isAbsolute(id) && !id.startsWith('\0'),
    output: {
      dir: distDir,
      format: 'esm',
      sourcemap: true,
      entryFileNames: '[name].js',
      chunkFileNames: 'chunks/[name]-[hash].js',
    },
  });
}

/** Only what is made here: the screens lie in folders beside. */
function removeOld() {
  rmSync(join(distDir, 'chunks'), { recursive: true, force: true });
  for (const name of existsSync(distDir) ? readdirSync(distDir) : []) {
    if (/\.js(\.map)?$/.test(name)) rmSync(join(distDir, name));
  }
}
