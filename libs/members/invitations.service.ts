// Invitations to become a member with nothing bought: one open for each person, good up to and including a day. The
// caller holds the member's lock in everything that changes.
import { Inject, Injectable } from '@nestjs/common';
import type { BusinessDay, Clock, MemberId, StaffId, StoreId } from '@guike/kernel';
import { CLOCK, type Tx, rows } from '@guike/platform';

export type InvitationState = 'open' | 'accepted' | 'withdrawn' | 'lapsed';

export interface NewInvitation {
  readonly memberId: MemberId;
  readonly id: string;
  /** The store that looks after who joins by it. */
  readonly storeId: StoreId;
  readonly reason: string;
  /** The last day it is good for. */
  readonly expiresOn: BusinessDay;
  readonly invitedBy: StaffId;
}

export interface Invitation extends NewInvitation {
  /** Of an open one whose day is over: lapsed. */
  readonly state: InvitationState;
  readonly invitedAt: Date;
  readonly endedAt: Date | null;
  readonly endedBy: StaffId | null;
}

/** `$1` is today. */
const selected = `SELECT i.member_id AS "memberId", i.id, i.store_id AS "storeId", i.reason, i.expires_on AS "expiresOn",
    i.invited_by AS "invitedBy", i.invited_at AS "invitedAt", i.ended_at AS "endedAt", i.ended_by AS "endedBy",
    CASE WHEN i.state = 'open' AND i.expires_on < $1 THEN 'lapsed' ELSE i.state END AS state
  FROM membership_invitation i`;

@Injectable()
export class InvitationsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Invites. One whose day is over makes room; the caller has seen that none is good still. */
  async invite(tx: Tx, invitation: NewInvitation): Promise<void> {
    const { memberId, id, storeId, reason, expiresOn, invitedBy } = invitation;
    const now = this.clock.now();
    await rows(
      tx,
      `UPDATE membership_invitation SET state = 'lapsed', ended_at = $2 WHERE member_id = $1 AND state = 'open'`,
      [memberId, now],
    );
    await rows(
      tx,
      `INSERT INTO membership_invitation (member_id, id, store_id, reason, state, expires_on, invited_by, invited_at)
       VALUES ($1, $2, $3, $4, 'open', $5, $6, $7)`,
      [memberId, id, storeId, reason, expiresOn, invitedBy, now],
    );
  }

  async find(tx: Tx, memberId: MemberId, id: string, today: BusinessDay): Promise<Invitation | null> {
    const text = `${selected} WHERE i.member_id = $2 AND i.id = $3`;
    return (await rows<Invitation>(tx, text, [today, memberId, id]))[0] ?? null;
  }

  /** The one that is good on a day, or null. `by`: made no later than that instant. */
  async good(tx: Tx, memberId: MemberId, day: BusinessDay, by?: Date): Promise<Invitation | null> {
    const text = `${selected} WHERE i.member_id = $2 AND i.state = 'open' AND i.expires_on >= $1
      AND ($3::timestamptz IS NULL OR i.invited_at <= $3)`;
    return (await rows<Invitation>(tx, text, [day, memberId, by ?? null]))[0] ?? null;
  }

  /** Who joins has accepted it, whatever they join by. */
  async accept(tx: Tx, memberId: MemberId): Promise<void> {
    await rows(
      tx,
      `UPDATE membership_invitation SET state = 'accepted', ended_at = $2 WHERE member_id = $1 AND state = 'open'`,
      [memberId, this.clock.now()],
    );
  }

  async withdraw(tx: Tx, { memberId, id }: Pick<Invitation, 'memberId' | 'id'>, by: StaffId): Promise<void> {
    await rows(
      tx,
      `UPDATE membership_invitation SET state = 'withdrawn', ended_at = $3, ended_by = $4
       WHERE member_id = $1 AND id = $2 AND state = 'open'`,
      [memberId, id, this.clock.now(), by],
    );
  }

  /** The latest first; `storeId`: of that store. */
  async page(
    tx: Tx,
    wanted: {
      readonly today: BusinessDay;
      readonly storeId: StoreId | null;
      readonly after: string | null;
      readonly limit: number;
    },
  ): Promise<Invitation[]> {
    return rows<Invitation>(
      tx,
      `${selected} WHERE ($3::uuid IS NULL OR i.store_id = $3) AND ($2::uuid IS NULL
         OR (i.invited_at, i.id) < (SELECT x.invited_at, x.id FROM membership_invitation x WHERE x.id = $2 LIMIT 1))
       ORDER BY i.invited_at DESC, i.id DESC LIMIT $4`,
      [wanted.today, wanted.after, wanted.storeId, wanted.limit],
    );
  }

  /** All of one person's, the oldest first. */
  async of(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<Invitation[]> {
    return rows<Invitation>(tx, `${selected} WHERE i.member_id = $2 ORDER BY i.invited_at, i.id`, [today, memberId]);
  }
}
