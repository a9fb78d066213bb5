// Remembers look-ups for a few seconds: long enough to spare the database, short enough for a revoked key to be refused soon.
import type { Clock } from '@guike/kernel';

interface Entry<T> {
  readonly value: Promise<T>;
  readonly until: number;
}

export class BriefCache<T> {
  private readonly entries = new Map<string, Entry<T>>();

  /** `lifeMs` is how stale an answer may be; beyond `capacity` the oldest entries go. */
  constructor(
    private readonly clock: Clock,
    private readonly lifeMs: number,
    private readonly capacity: number,
    private readonly load: (key: string) => Promise<T>,
  ) {}

  /** The remembered value, or the loaded one; callers at the same time share one load. A failed load is not kept. */
  get(key: string): Promise<T> {
    const now = this.clock.now().getTime();
    const known = this.entries.get(key);
    if (known && now < known.until) return known.value;
    const entry = { value: this.load(key), until: now + this.lifeMs };
    this.entries.delete(key); // So that a reloaded key counts as the youngest.
    this.entries.set(key, entry);
    entry.value.catch(() => {
      if (this.entries.get(key) === entry) this.entries.delete(key);
    });
    if (this.entries.size > this.capacity) this.dropOldest();
    return entry.value;
  }

  private dropOldest(): void {
    for (const key of this.entries.keys()) {
      this.entries.delete(key);
      return;
    }
  }
}
