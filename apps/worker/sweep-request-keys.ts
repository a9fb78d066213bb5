// Forgets what nobody repeats any more: the keys of repeatable requests, and the events of WeChat's that were taken in.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@guike/kernel';
import { CLOCK, Database, RequestKeys } from '@guike/platform';
import { WechatEvents } from '@guike/wechat';

/** A till repeats a request within hours, WeChat within a minute; a receipt's own key protects for ever. */
const KEPT_MS = 7 * 86_400_000;
const BATCH = 1_000;

@Injectable()
export class SweepRequestKeys {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly database: Database,
    private readonly requestKeys: RequestKeys,
    private readonly wechatEvents: WechatEvents,
  ) {}

  /** In batches, so that no transaction is long. */
  async sweep(): Promise<void> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    for (const kept of [this.requestKeys, this.wechatEvents]) {
      let swept: number;
      do swept = await this.database.inTransaction((tx) => kept.sweep(tx, before, BATCH));
      while (swept === BATCH);
    }
  }
}
