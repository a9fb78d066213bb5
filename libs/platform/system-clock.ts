// The only place that asks the machine for the time.
import type { Clock } from '@guike/kernel';

export const CLOCK = Symbol('Clock');

export const systemClock: Clock = { now: () => new Date() };
