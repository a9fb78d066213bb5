// Who has asked to leave, until when they may stay after all, and whose data is erased. The caller holds the member's lock
// in everything that changes. Source: product.md, Joining.
import { Inject, Injectable } from '@nestjs/common';
import { type BusinessDay, type Clock, type MemberId, addDays } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';

export interface MemberExit {
  readonly memberId: MemberId;
  readonly id: string;
  readonly askedAt: Date;
  /** The last business day to stay after all. */
  readonly regretThrough: BusinessDay;
  readonly state: 'leaving' | 'stayed' | 'erased';
  readonly endedAt: Date | null;
}

export const REGRET_DAYS = 15;

const selected = `SELECT member_id AS "memberId", id, asked_at AS "askedAt", regret_through AS "regretThrough", state,
  ended_at AS "endedAt"
  FROM member_exit`;

@Injectable()
export class ExitsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** The exit that is under way, or null. */
  async underWay(tx: Tx, memberId: MemberId): Promise<MemberExit | null> {
    const text = `${selected} WHERE member_id = $1 AND state = 'leaving'`;
    return (await rows<MemberExit>(tx, text, [memberId]))[0] ?? null;
  }

  /** The latest, whatever became of it. */
  async latest(tx: Tx, memberId: MemberId): Promise<MemberExit | null> {
    const text = `${selected} WHERE member_id = $1 ORDER BY asked_at DESC, id DESC LIMIT 1`;
    return (await rows<MemberExit>(tx, text, [memberId]))[0] ?? null;
  }

  /** Begins; the caller has seen that none is under way. */
  async ask(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<MemberExit> {
    const [id, askedAt, regretThrough] = [newId(), this.clock.now(), addDays(today, REGRET_DAYS)];
    await rows(
      tx,
      `INSERT INTO member_exit (member_id, id, asked_at, regret_through, state) VALUES ($1, $2, $3, $4, 'leaving')`,
      [memberId, id, askedAt, regretThrough],
    );
    return { memberId, id, askedAt, regretThrough, state: 'leaving', endedAt: null };
  }

  /** They stay after all. */
  async stay(tx: Tx, { memberId, id }: MemberExit): Promise<void> {
    await rows(
      tx,
      `UPDATE member_exit SET state = 'stayed', ended_at = $3 WHERE member_id = $1 AND id = $2 AND state = 'leaving'`,
      [memberId, id, this.clock.now()],
    );
  }

  /** Who has not come back in time, the longest ago first. */
  async due(tx: Tx, today: BusinessDay, after: MemberId | null, limit: number): Promise<MemberId[]> {
    const found = await rows<{ member_id: MemberId }>(
      tx,
      `SELECT member_id FROM member_exit WHERE state = 'leaving' AND regret_through < $1
         AND ($2::uuid IS NULL OR member_id > $2) ORDER BY member_id LIMIT $3`,
      [today, after, limit],
    );
    return found.map(({ member_id }) => member_id);
  }

  /** Claims an exit that is due, until the transaction ends; null when it is not, or no more. Before the member's lock. */
  async claim(tx: Tx, memberId: MemberId, today: BusinessDay): Promise<MemberExit | null> {
    const text = `${selected} WHERE member_id = $1 AND state = 'leaving' AND regret_through < $2 FOR UPDATE`;
    return (await rows<MemberExit>(tx, text, [memberId, today]))[0] ?? null;
  }

  /** It is done, so many points were forfeited, and the files are still to go. */
  async erased(tx: Tx, { memberId, id }: MemberExit, pointsForfeited: number): Promise<void> {
    await rows(
      tx,
      `UPDATE member_exit SET state = 'erased', ended_at = $3, points_forfeited = $4, files_left = true
       WHERE member_id = $1 AND id = $2`,
      [memberId, id, this.clock.now(), pointsForfeited],
    );
  }

  /** Erased members whose files are still in the storage. */
  async withFiles(tx: Tx, limit: number): Promise<MemberId[]> {
    const text = `SELECT member_id FROM member_exit WHERE files_left ORDER BY member_id LIMIT $1`;
    return (await rows<{ member_id: MemberId }>(tx, text, [limit])).map(({ member_id }) => member_id);
  }

  async filesGone(tx: Tx, memberId: MemberId): Promise<void> {
    await rows(tx, `UPDATE member_exit SET files_left = false WHERE member_id = $1 AND files_left`, [memberId]);
  }
}
