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

/** A message as it was delivered. */
export interface InboxMessage {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  readonly at: Date;
  readonly read: boolean;
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

  /** A member's messages below the one of this id, newest first. */
  async inbox(
    tx: Tx,
    memberId: MemberId,
    { after, limit }: { readonly after?: string | undefined; readonly limit: number },
  ): Promise<InboxMessage[]> {
    return rows<InboxMessage>(
      tx,
      `SELECT id, kind, title, body, created_at AS at, read_at IS NOT NULL AS read FROM inbox_message
       WHERE member_id = $1 AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [memberId, after ?? null, limit],
    );
  }

  /** Marks a member's messages up to this one as read. Answers how many of the newest hundred are not. */
  async read(tx: Tx, memberId: MemberId, through: string): Promise<number> {
    await rows(tx, `UPDATE inbox_message SET read_at = $3 WHERE member_id = $1 AND id <= $2 AND read_at IS NULL`, [
      memberId,
      through,
      this.clock.now(),
    ]);
    const [newest] = await rows<{ unread: number }>(
      tx,
      `SELECT count(*) AS unread FROM (SELECT read_at FROM inbox_message WHERE member_id = $1 ORDER BY id DESC LIMIT 100) AS m
       WHERE read_at IS NULL`,
      [memberId],
    );
    return newest?.unread ?? 0;
  }
}
