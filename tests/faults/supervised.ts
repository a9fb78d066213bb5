// A process that is started again whenever it ends, as a supervisor in a shop would.
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { until } from '../support/wait';

const RESTART_MS = 500;
const READY_MS = 60_000;

export class Supervised {
  private child: ChildProcess | undefined;
  private stopping = false;
  private ended: Promise<void> = Promise.resolve();
  private killed = false;
  private logStart = 0;
  /** How often it could not start, as while a service is away: the next start may. */
  failedStarts = 0;
  /** How often it ended by itself although it had been running. Nothing that happens to a service is a reason. */
  crashes = 0;

  constructor(
    private readonly bundle: string,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly logFile: string,
    private readonly readyUrl: string,
  ) {}

  start(): void {
    const log = openSync(this.logFile, 'a', 0o600);
    this.logStart = statSync(this.logFile).size;
    const options = ['--enable-source-maps', this.bundle];
    this.killed = false;
    const child = spawn(process.execPath, options, { env: this.environment, stdio: ['ignore', log, log] });
    closeSync(log);
    this.child = child;
    this.ended = new Promise((resolve) => child.once('close', resolve)).then(() => this.comeBack());
  }

  private async comeBack(): Promise<void> {
    if (!this.killed && !this.stopping) {
      if (this.hadStarted()) this.crashes += 1;
      else this.failedStarts += 1;
    }
    await sleep(RESTART_MS);
    if (!this.stopping) this.start();
  }

  private hadStarted(): boolean {
    return / is running"/.test(readFileSync(this.logFile).subarray(this.logStart).toString());
  }

  /** `kill -9` to a living process: one that is just down is waited for, so that every kill counts. */
  async kill(): Promise<void> {
    const isAlive = () => this.child?.exitCode === null && this.child.signalCode === null;
    await until(isAlive, { what: `${this.bundle} to run` });
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
