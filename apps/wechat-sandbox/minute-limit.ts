// A hundred calls a minute for each person, then 45011.
import type { SandboxClock } from './sandbox-clock';

const TIMES = 100;
const MINUTE_MS = 60_000;

export class MinuteLimit {
  private readonly calls = new Map<string, number[]>();

  constructor(private readonly clock: SandboxClock) {}

  /** Whether this call is still within the limit; counts it. */
  allows(who: string): boolean {
    const now = this.clock.milliseconds();
    const recent = (this.calls.get(who) ?? []).filter((at) => now - at < MINUTE_MS);
    const allowed = recent.length < TIMES;
    this.calls.set(who, allowed ? [...recent, now] : recent);
    return allowed;
  }
}
