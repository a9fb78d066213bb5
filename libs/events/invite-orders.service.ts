// A segment that is invited to an event piece by piece, because it is larger than one transaction should be.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export interface InviteOrder {
  readonly eventId: string;
  readonly id: string;
  readonly segmentId: string;
  /** Whoever invites belongs to this store, and invites its members only; null: anybody's. */
  readonly storeId: StoreId | null;
  readonly words: string;
  readonly by: StaffId;
  /** The last member who was looked at; null: none yet. */
  readonly reached: MemberId | null;
  readonly endedAt: Date | null;
}

/** What one piece came to. `reached` is null where there is nobody left. */
export interface InvitedPiece {
  readonly reached: MemberId | null;
  readonly invited: number;
  readonly before: number;
}

@Injectable()
export class InviteOrdersService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The same id again changes nothing. */
  async order(tx: Tx, order: Omit<InviteOrder, 'reached' | 'endedAt'>): Promise<void> {
    const { eventId, id, segmentId, storeId, words, by } = order;
    await rows(
      tx,
      `INSERT INTO event_invite_order (event_id, id, segment_id, store_id, words, asked_at, asked_by)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (event_id, id) DO NOTHING`,
      [eventId, id, segmentId, storeId, words, this.clock.now(), by],
    );
  }

  /** Locks an order until the transaction ends; null where there is none, or it has ended. */
  async claim(tx: Tx, eventId: string, id: string): Promise<InviteOrder | null> {
    const [found] = await rows<InviteOrder>(
      tx,
      `SELECT event_id AS "eventId", id, segment_id AS "segmentId", store_id AS "storeId", words, asked_by AS by, reached,
         ended_at AS "endedAt" FROM event_invite_order WHERE event_id = $1 AND id = $2 AND ended_at IS NULL FOR UPDATE`,
      [eventId, id],
    );
    return found ?? null;
  }

  /** A claimed order has come so far. */
  async reach(tx: Tx, { eventId, id }: InviteOrder, { reached, invited, before }: InvitedPiece): Promise<void> {
    await rows(
      tx,
      `UPDATE event_invite_order SET reached = coalesce($3, reached), invited = invited + $4, before = before + $5,
         ended_at = CASE WHEN $3::uuid IS NULL THEN $6::timestamptz END WHERE event_id = $1 AND id = $2`,
      [eventId, id, reached, invited, before, this.clock.now()],
    );
  }
}
