// Forgets the keys of repeatable requests that nobody repeats any more.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@guike/kernel';
import { CLOCK, Database, RequestKeys } from '@guike/platform';

/** A till repeats a request within hours; the receipt's own key protects for ever. */
const KEPT_MS = 7 * 86_400_000;
const BATCH = 1_000;

@Injectable()
export class SweepRequestKeys {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly requestKeys: RequestKeys,
  ) {}

  /** In batches, so that no transaction is long. */
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    let swept: number;
    do swept = await this.database.inTransaction((tx) => this.requestKeys.sweep(tx, before, BATCH));
    while (swept === BATCH);
  }
}
