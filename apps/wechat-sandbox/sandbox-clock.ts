// The sandbox's time: the machine's, and as far ahead of it as a test has asked for.
import type { Clock } from '@guike/kernel';

export class SandboxClock implements Clock {
  private aheadMs = 0;

  constructor(private readonly base: Clock) {}

  now(): Date {
    return new Date(this.milliseconds());
  }

  /** Milliseconds since 1970. */
  milliseconds(): number {
    return this.base.now().getTime() + this.aheadMs;
  }

  advance(milliseconds: number): void {
    this.aheadMs += milliseconds;
  }
}
