/** Builds the screens into dist/: the console with Vite, the members' pages with Taro, for browsers and for WeChat. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { distDir, projectRoot } from './paths.mjs';
import { run } from './processes.mjs';
import { Refusal } from './progress.mjs';

const CONSOLE = join(projectRoot, 'apps/console');
const MINIPROGRAM = join(projectRoot, 'apps/miniprogram');
const TEXT = new Set(['.js', '.css', '.html', '.svg', '.json', '.txt']);
const WORTH_PACKING = 1024; // Below that it fits one packet either way.

export async function buildConsole() {
  const draft = join(CONSOLE, 'dist');
  // Its warnings are antd's "use client", a thousand of them.
  const args = ['build', '--config', join(CONSOLE, 'vite.config.mjs'), '--logLevel', 'error'];
  await build(CONSOLE, join(packageOf(CONSOLE, 'vite'), 'bin/vite.js'), args, join(draft, 'index.html'));
  packFiles(draft);
  put(draft, join(distDir, 'console'));
}

/** @param {'h5' | 'weapp'} type @param {string} name of the folder in dist/ */
export function buildMiniprogram(type, name) {
  return async () => {
    const draft = join(MINIPROGRAM, 'dist', type);
    const proof = join(draft, type === 'h5' ? 'index.html' : 'app.json');
    await build(MINIPROGRAM, join(packageOf(MINIPROGRAM, '@tarojs/cli'), 'bin/taro'), ['build', '--type', type], proof);
    if (type === 'h5') packFiles(draft);
    put(draft, join(distDir, name));
  };
}

/** @param {string} app @param {string} name @returns {string} where npm has put it: in the app's own folder or the common one */
function packageOf(app, name) {
  return dirname(createRequire(join(app, 'package.json')).resolve(`${name}/package.json`));
}

/** @param {string} cwd @param {string} program @param {string[]} args @param {string} proof a file that only a whole build leaves: Taro's exit code is no proof */
async function build(cwd, program, args, proof) {
  rmSync(dirname(proof), { recursive: true, force: true });
  /** @type {string[]} */
  const output = [];
  // Without NODE_ENV=production React's development build is what gets in.
  const env = { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' };
  const code = await run(process.execPath, [program, ...args], { cwd, env, onLine: (line) => output.push(line) });
  const failed = code !== 0 || !existsSync(proof) || output.some((line) => /compiled with \d+ error/i.test(line));
  if (failed) throw new Refusal(`${relative(projectRoot, cwd)} did not build:\n${readable(output).join('\n')}`);
}

/** What went wrong, without colours and progress bars. @param {string[]} lines */
function readable(lines) {
  const plain = lines
    .map(stripVTControlCharacters)
    .filter((line) => !/^\s*$|[█▒]|Field 'browser'|doesn't exist/.test(line));
  const first = plain.findIndex((line) => /errors?:|error during/i.test(line));
  return first === -1 ? plain.slice(-30) : plain.slice(first, first + 60);
}

/** A .br and a .gz beside every file that is text, so that no request has to wait for it. @param {string} folder */
function packFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile()) continue;
    const content = readFileSync(file);
    if (!TEXT.has(extname(file)) || content.length < WORTH_PACKING) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

/** @param {string} draft @param {string} place */
function put(draft, place) {
  mkdirSync(distDir, { recursive: true });
  rmSync(place, { recursive: true, force: true });
  renameSync(draft, place);
}
