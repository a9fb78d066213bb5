// Sends what was planned: claimed in one transaction, called in none, settled in another. A process that dies in between
// leaves a claim behind, and a claim is never made again: the member has the message in the inbox anyway.
import { Injectable } from '@nestjs/common';
import type { MessageRef } from '@guike/notifications';
import { Database, type JobEnding, type LongJob } from '@guike/platform';
import { CarryMessage } from './carry-message';
import { PlanMessage } from './plan-message';
import { type ReadySend, SendLedger } from './send-ledger';

/** A call is given up after five seconds, and made twice at most; whoever is silent for longer has died. */
const LOST_AFTER_MS = 2 * 60_000;
const AT_ONCE = 8;

const nothing: JobEnding = async () => undefined;

@Injectable()
export class SendMessages implements LongJob<'message.planned'> {
  constructor(
    private readonly database: Database,
    private readonly planning: PlanMessage,
    private readonly ledger: SendLedger,
    private readonly carrying: CarryMessage,
  ) {}

  /** Plans the messages and sends what is due at once; what has to wait is the sweep's. */
  readonly work: LongJob<'message.planned'>['work'] = async ({ messages }) => {
    for (let from = 0; from < messages.length; from += AT_ONCE)
      await Promise.all(messages.slice(from, from + AT_ONCE).map((ref) => this.one(ref)));
    return nothing;
  };

  /** Sends what is due by now: after quiet hours, after a pause. Answers how many calls were made. Safe to run twice at once. */
  async sendDue(signal?: AbortSignal): Promise<number> {
    await this.ledger.giveUp(LOST_AFTER_MS);
    let made = 0;
    while (!signal?.aborted) {
      const { claimed, ready } = await this.ledger.claim(AT_ONCE);
      if (claimed === 0) break;
      await Promise.all(ready.map((each) => this.make(each)));
      made += ready.length;
    }
    return made;
  }

  /** Until a way worked, none is left, or it has to wait. */
  private async one(ref: MessageRef): Promise<void> {
    await this.database.inTransaction((tx) => this.planning.plan(tx, ref));
    for (;;) {
      const { claimed, ready } = await this.ledger.claim(1, ref);
      if (claimed === 0) return;
      for (const each of ready) await this.make(each);
    }
  }

  private async make(ready: ReadySend): Promise<void> {
    const { send, address, timeZone } = ready;
    await this.ledger.settle(ready, await this.carrying.carry(send, address, timeZone));
  }
}
