// The inbox every member has: a message arrives once for what it is about, however often it is delivered.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import type { Message } from './messages';

/** `source` names what the message is about, e.g. `purchase/<id>`; a member gets one message for each source. */
export interface Delivery extends Message {
  readonly memberId: MemberId;
  readonly source: string;
}

@Injectable()
export class NotificationsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Puts a message into the inbox, unless one about the same source is there already. */
  async deliver(tx: Tx, { memberId, kind, title, body, source }: Delivery): Promise<void> {
    await rows(
      tx,
      `INSERT INTO inbox_message (member_id, id, kind, title, body, source, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (member_id, source) DO NOTHING`,
      [memberId, newId(), kind, title, body, source, this.clock.now()],
    );
  }
}
