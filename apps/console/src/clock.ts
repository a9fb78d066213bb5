// The console's one place that asks for the time.
import type { Clock } from '@guike/kernel';

export const clock: Clock = { now: () => new Date() };
