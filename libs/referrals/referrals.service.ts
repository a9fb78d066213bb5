// Whom a code brought: one row for each friend, from waiting to a verdict, and what became of the friend since.
import { Inject, Injectable } from '@nestjs/common';
import type { Clock, MemberId, StaffId } from '@guike/kernel';
import { CLOCK, type Tx, newId, rows } from '@guike/platform';
import type { ReferralReason, ReferralVerdict } from './referral-verdict';

export type ReferralState = 'waiting' | 'accepted' | 'held' | 'refused';

export interface Referral {
  readonly id: string;
  readonly friendId: MemberId;
  readonly identityId: string;
  readonly touchId: string;
  /** One of both. */
  readonly referrerId: MemberId | null;
  readonly staffId: StaffId | null;
  readonly touchedAt: Date;
  readonly boundAt: Date;
  readonly state: ReferralState;
  readonly reasons: readonly string[];
  readonly boughtAt: Date | null;
  readonly vipAt: Date | null;
  readonly welcomedAt: Date | null;
}

const columns = `r.id, r.member_id AS "friendId", r.identity_id AS "identityId", r.touch_id AS "touchId",
  r.referrer_id AS "referrerId", r.staff_id AS "staffId", r.touched_at AS "touchedAt", r.bound_at AS "boundAt", r.state,
  r.reasons, r.bought_at AS "boughtAt", r.vip_at AS "vipAt", r.welcomed_at AS "welcomedAt"`;

@Injectable()
export class ReferralsService {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Whoever brought this friend; null: nobody. */
  async ofFriend(tx: Tx, friendId: MemberId): Promise<Referral | null> {
    return (
      (await rows<Referral>(tx, `SELECT ${columns} FROM referral r WHERE r.member_id = $1`, [friendId]))[0] ?? null
    );
  }

  /** Those of these people whom somebody brought, in the order of their ids. */
  async among(tx: Tx, memberIds: readonly MemberId[]): Promise<MemberId[]> {
    const text = `SELECT member_id AS id FROM referral WHERE member_id = ANY ($1) ORDER BY member_id`;
    return (await rows<{ id: MemberId }>(tx, text, [memberIds])).map(({ id }) => id);
  }

  /** The same, claimed until the transaction ends: the source row, before any member's lock. */
  async claimOfFriend(tx: Tx, friendId: MemberId): Promise<Referral | null> {
    const text = `SELECT ${columns} FROM referral r WHERE r.member_id = $1 FOR UPDATE`;
    return (await rows<Referral>(tx, text, [friendId]))[0] ?? null;
  }

  /** By its own id, claimed. */
  async claim(tx: Tx, id: string): Promise<Referral | null> {
    return (await rows<Referral>(tx, `SELECT ${columns} FROM referral r WHERE r.id = $1 FOR UPDATE`, [id]))[0] ?? null;
  }

  /** Writes the verdict on one that waits. */
  async judge(tx: Tx, id: string, verdict: ReferralVerdict, riskRank: number | null): Promise<void> {
    await rows(
      tx,
      `UPDATE referral SET state = $2, reasons = $3, risk_rank = $4, judged_at = $5 WHERE id = $1 AND state = 'waiting'`,
      [id, verdict.state, verdict.reasons, riskRank, this.clock.now()],
    );
  }

  /** One that was accepted waits for a person after all. */
  async hold(tx: Tx, id: string, reasons: readonly ReferralReason[]): Promise<void> {
    await rows(tx, `UPDATE referral SET state = 'held', reasons = $2 WHERE id = $1 AND state = 'accepted'`, [
      id,
      reasons,
    ]);
  }

  /** A person decides on one that is held, or takes back one that was accepted. The reasons of before stay to be read. */
  async decide(
    tx: Tx,
    { id, reasons }: Pick<Referral, 'id' | 'reasons'>,
    decided: { readonly state: 'accepted' | 'refused'; readonly by: StaffId; readonly reason: string | null },
  ): Promise<void> {
    const { state, by, reason } = decided;
    const named: readonly ReferralReason[] = ['by_hand'];
    const kept = state === 'accepted' ? [] : [...new Set([...reasons, ...named])];
    await rows(
      tx,
      `UPDATE referral SET state = $2, reasons = $3, decided_by = $4, decided_at = $5, decision_reason = $6 WHERE id = $1`,
      [id, state, kept, by, this.clock.now(), reason],
    );
  }

  /** Both were found to be one person: nothing counts any more. */
  async refuseAsOne(tx: Tx, id: string): Promise<void> {
    const reason: ReferralReason = 'same_person';
    await rows(tx, `UPDATE referral SET state = 'refused', reasons = $2 WHERE id = $1 AND state <> 'waiting'`, [
      id,
      [reason],
    ]);
  }

  /** The friend's gifts were given; false: they were before. */
  async markWelcomed(tx: Tx, id: string): Promise<boolean> {
    const text = `UPDATE referral SET welcomed_at = $2 WHERE id = $1 AND welcomed_at IS NULL RETURNING id`;
    return (await rows(tx, text, [id, this.clock.now()])).length === 1;
  }

  /** When the friend first bought something that still stands; null: nothing does. */
  async markBought(tx: Tx, id: string, boughtAt: Date | null): Promise<void> {
    const text = `UPDATE referral SET bought_at = $2 WHERE id = $1 AND bought_at IS DISTINCT FROM $2::timestamptz`;
    await rows(tx, text, [id, boughtAt]);
  }

  /** The friend became VIP. Answers the id of that fact, once; null: it was written down before. */
  async markVip(tx: Tx, id: string): Promise<string | null> {
    const vipId = newId();
    const text = `UPDATE referral SET vip_at = $2, vip_id = $3 WHERE id = $1 AND vip_at IS NULL RETURNING id`;
    return (await rows(tx, text, [id, this.clock.now(), vipId])).length === 1 ? vipId : null;
  }

  /** Accepted and held ones of which both sides have been found to be one person since, so many at a time. */
  async ofOnePerson(tx: Tx, most: number): Promise<string[]> {
    const found = await rows<{ id: string }>(
      tx,
      `SELECT r.id FROM member_alias a JOIN referral r ON r.member_id = a.member_id OR r.referrer_id = a.member_id
       WHERE r.state IN ('accepted', 'held') AND r.referrer_id IS NOT NULL
         AND member_keeper(r.member_id) = member_keeper(r.referrer_id) LIMIT $1`,
      [most],
    );
    return found.map(({ id }) => id);
  }
}
