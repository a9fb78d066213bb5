// A process that is started again whenever it ends, as a supervisor in a shop would.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/wait';

const RESTART_MS = 500;
const READY_MS = 60_000;

export class Supervised {
  private child: ChildProcess | undefined;
  private stopping = false;
  private ended: Promise<void> = Promise.resolve();
  /** How often it ended without having been killed: because it could not start while a service was away. */
  givenUp = 0;
  private killed = false;

  constructor(
    private readonly bundle: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly logFile: string,
    private readonly readyUrl: string,
  ) {}

  start(): void {
    const log = openSync(this.logFile, 'a', 0o600);
    const options = ['--enable-source-maps', this.bundle];
    this.killed = false;
    const child = spawn(process.execPath, options, { env: this.environment, stdio: ['ignore', log, log] });
    closeSync(log);
    this.child = child;
    this.ended = new Promise((resolve) => child.once('close', resolve)).then(() => this.comeBack());
  }

  private async comeBack(): Promise<void> {
    if (!this.killed && !this.stopping) this.givenUp += 1;
    await sleep(RESTART_MS);
    if (!this.stopping) this.start();
  }

  /** `kill -9`. */
  kill(): void {
    this.killed = true;
    this.child?.kill('SIGKILL');
  }

  async ready(): Promise<void> {
    const isReady = () =>
      fetch(this.readyUrl, { signal: AbortSignal.timeout(5_000) }).then(
        ({ ok }) => ok,
        () => false,
      );
    await until(isReady, { timeout: READY_MS, what: `an answer of ${this.readyUrl}` });
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.child?.kill('SIGTERM');
    const insisting = setTimeout(() => this.child?.kill('SIGKILL'), 10_000);
    await this.ended;
    clearTimeout(insisting);
  }
}
