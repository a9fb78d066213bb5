// WeChat tells us of something: kept once, answered at once, and acted on by a job.
import { Injectable } from '@nestjs/common';
import { Database, Outbox } from '@guike/platform';
import { type CallbackRequest, WechatCallbacks, WechatEvents } from '@guike/wechat';

@Injectable()
export class ReceiveWechatEvent {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly callbacks: WechatCallbacks,
    private readonly events: WechatEvents,
  ) {}

  /** The word that tells WeChat that this server is the shop's. Errors: those of WechatCallbacks.greet. */
  greet(query: unknown): string {
    return this.callbacks.greet(query);
  }

  /**
   * Takes an event in; told again, it changes nothing, and one that means nothing to us is forgotten at once.
   * Errors: those of WechatCallbacks.receive and of WechatEvents.keep.
   */
  async receive(request: CallbackRequest): Promise<void> {
    const received = this.callbacks.receive(request);
    if (received === null) return;
    await this.database.inTransaction(async (tx) => {
      const eventId = await this.events.keep(tx, received);
      if (eventId !== null) await this.outbox.add(tx, 'wechat.event', { v: 1, eventId });
    });
  }
}
