// Our command line as its own process, built from the sources as they are.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { testStorage } from './config';
import { testServices } from './services';

const ROOT = join(__dirname, '../..');

export interface CliResult {
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliRun {
  readonly child: ChildProcess;
  readonly result: Promise<CliResult>;
}

/** Builds what is stale; a second call costs a look at the sources. */
export async function buildCli(): Promise<void> {
  const { code, stderr } = await started(
    spawn(process.execPath, ['scripts/build.mjs', 'processes'], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] }),
  ).result;
  if (code !== 0) throw new Error(`the build failed:\n${stderr}`);
}

/** Starts a command on a database. `environment` comes on top of what a process needs. */
export function startCli(args: readonly string[], databaseUrl: string, environment: NodeJS.ProcessEnv = {}): CliRun {
  const { redisUrl, masterKey } = testServices();
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: databaseUrl,
    STORAGE_DIR: testStorage,
    REDIS_URL: redisUrl,
    GUIKE_MASTER_KEY: masterKey,
    ...environment,
  };
  return started(
    spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist/cli.js'), ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  );
}

/** Runs a command to its end. */
export function runCli(
  args: readonly string[],
  databaseUrl: string,
  environment: NodeJS.ProcessEnv = {},
): Promise<CliResult> {
  return startCli(args, databaseUrl, environment).result;
}

function started(child: ChildProcess): CliRun {
  const read = async (stream: NodeJS.ReadableStream | null): Promise<string> => {
    let text = '';
    for await (const piece of stream ?? []) text += String(piece);
    return text;
  };
  const ended = once(child, 'close') as Promise<[number | null]>;
  const result = Promise.all([ended, read(child.stdout), read(child.stderr)]).then(([[code], stdout, stderr]) => ({
    code,
    stdout,
    stderr,
  }));
  return { child, result };
}
