// When somebody was last in the mini-program: WeChat judges only what people of the last two hours do.
import type { SandboxClock } from './sandbox-clock';

const RECENT_MS = 2 * 3_600_000;

export class Visits {
  private readonly last = new Map<string, number>();

  constructor(private readonly clock: SandboxClock) {}

  note(openid: string): void {
    this.last.set(openid, this.clock.milliseconds());
  }

  isRecent(openid: string): boolean {
    return this.clock.milliseconds() - (this.last.get(openid) ?? -Infinity) < RECENT_MS;
  }
}
