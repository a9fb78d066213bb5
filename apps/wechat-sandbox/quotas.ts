// How often a day the shop may call a path. Source: the documentation of each call; a test may ask for less.
import { z } from 'zod';
import type { SandboxClock } from './sandbox-clock';

export const quotaInput = z.strictObject({ path: z.string().startsWith('/'), aDay: z.int().min(0) });

const DAY_MS = 86_400_000;

export class Quotas {
  private readonly aDay = new Map<string, number>([
    ['/wxa/generate_urllink', 500_000],
    ['/wxa/msg_sec_check', 2_000_000],
    ['/wxa/media_check_async', 200_000],
    ['/wxa/getuserriskrank', 1_000_000],
    ['/cgi-bin/message/template/send', 100_000],
  ]);
  private readonly counted = new Map<string, number>();

  constructor(private readonly clock: SandboxClock) {}

  ask({ path, aDay }: z.output<typeof quotaInput>): void {
    this.aDay.set(path, aDay);
  }

  /** Whether this call is still within today's; counts it. */
  allows(path: string): boolean {
    const most = this.aDay.get(path);
    if (most === undefined) return true;
    const key = `${Math.floor(this.clock.milliseconds() / DAY_MS)} ${path}`;
    const count = (this.counted.get(key) ?? 0) + 1;
    this.counted.set(key, count);
    return count <= most;
  }
}
